import { join } from 'node:path';
import { createIndexWriter } from '../knowledge/write-indexes.ts';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import type { DocumentId } from '../knowledge/model/document.ts';
import type { RegisterEntry } from '../knowledge/model/register.ts';
import { contentHashOf } from '../knowledge/store/content-hash.ts';
import { buildVersion, type VersionContent } from '../knowledge/store/build-version.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import { openVersion, verifyVersion } from '../knowledge/store/open-version.ts';
import { keepOriginal } from '../knowledge/store/originals.ts';
import {
  currentVersionName,
  discardVersion,
  dropOldVersions,
  makeCurrent,
} from '../knowledge/store/publish.ts';
import type { DocumentContent, KnowledgeReader } from '../knowledge/store/store.ts';
import { lockKnowledge } from '../knowledge/store/version-lock.ts';
import { checkIndexes } from './check-indexes.ts';
import { planIngest, type IngestPlan, type PlanMode } from './plan.ts';
import type { Progress } from './progress.ts';
import { readPlanned, type ReadFile } from './read-planned.ts';
import { keyText } from './register/declared-by-register.ts';
import { mergeRegister } from './register/merge-register.ts';
import { REGISTER_DOCUMENT_ID, registerDocument } from './register/register-document.ts';
import { buildReport, recordOf, reportDocument, type FileReport, type IngestReport } from './report.ts';
import { keepBestTexts } from './same-document.ts';
import { gatherSources, type GatheredSources } from './source/gather-sources.ts';
import { messageLine, notice } from './messages.vi.ts';

export interface IngestRun {
  readonly dataDir: string;
  readonly paths: readonly string[];
  readonly mode: PlanMode;
  /** Says what would be done and changes nothing. */
  readonly dryRun: boolean;
  /** Null builds a version for keyword search only, unless the current one has vectors already. */
  readonly embedder: Embedder | null;
  readonly progress: Progress;
  readonly log: Log;
}

/**
 * One run: read → repair → identify → screen → split → embed → build → verify → switch. The current version answers
 * until the switch; when the run fails or is killed before it, nothing has changed. Throws KnowledgeError `locked` while
 * another run is under way.
 */
export async function runIngest(run: IngestRun): Promise<IngestReport> {
  const started = performance.now();
  const knowledgeDir = join(run.dataDir, 'knowledge');
  const unlock = run.dryRun ? () => {} : lockKnowledge(knowledgeDir);
  const previous = openPrevious(knowledgeDir, run.log);
  try {
    const sources = gatherSources(run.paths);
    const plan = planIngest(previous?.manifest.files ?? [], sources.planned, run.mode);
    const read = await readPlanned(plan, sources, run.progress);
    const next = assemble(previous, plan, read, sources, run.mode);
    const name = await publish(run, knowledgeDir, previous, next, read);
    const seconds = (performance.now() - started) / 1000;
    const before = previous?.manifest.name ?? null;
    return buildReport(
      { published: name !== null, version: name ?? before, previous: before, seconds },
      next.reports,
    );
  } finally {
    run.progress.end();
    previous?.close();
    unlock();
  }
}

/** A damaged current version does not stop a run: everything is read anew. */
function openPrevious(knowledgeDir: string, log: Log): KnowledgeReader | null {
  const name = currentVersionName(knowledgeDir);
  if (name === null) return null;
  try {
    return openVersion(knowledgeDir, name);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    log.log('warn', 'ingest.previous-unreadable', { version: name, reason: error.message });
    return null;
  }
}

interface NextVersion {
  readonly content: VersionContent;
  readonly reports: readonly FileReport[];
}

/** Everything the next version holds: what was read now and what stays, one text for each document. */
function assemble(
  previous: KnowledgeReader | null,
  plan: IngestPlan,
  read: readonly ReadFile[],
  sources: GatheredSources,
  mode: PlanMode,
): NextVersion {
  const staying = [...plan.unchanged, ...plan.kept, ...survivors(previous, plan, read)];
  const contents = [
    ...read.flatMap(({ report, content }) => (content ? [{ path: report.path, content }] : [])),
    ...staying.flatMap((record) => {
      const content = contentOf(previous, record.documentId);
      return content ? [{ path: record.path, content }] : [];
    }),
  ];
  const { kept, dropped } = keepBestTexts(contents);
  const better = new Map(dropped.map(({ path, betterPath }) => [path, betterPath]));
  const reports: FileReport[] = [
    ...sources.problems,
    ...read.map(({ report }) => {
      const winner = better.get(report.path);
      if (winner === undefined) return report;
      const said = messageLine(notice('same-document', 'the same document in a better text', winner));
      return { ...report, warnings: [...(report.warnings ?? []), said] };
    }),
    ...plan.unchanged.flatMap((record) => {
      const content = contentOf(previous, record.documentId);
      return content ? [reportDocument(record.path, 'unchanged', content, [])] : [];
    }),
    ...plan.removed.map(({ path }): FileReport => ({ path, state: 'removed' })),
  ];
  const register = registerOf(previous, sources, mode);
  const documents = kept.map(({ content }) => content);
  const held = new Set(
    documents.flatMap(({ document: { number, issuedOn, form } }) =>
      number === null || form === 'digest' ? [] : [keyText({ number, issuedOn })],
    ),
  );
  const entries = registerDocument(register, held);
  const files = [
    ...read.flatMap(({ report, sha256, pipeline }) => recordOf(report, sha256, pipeline) ?? []),
    ...staying.map((record): FileRecord => ({ ...record, state: 'unchanged' })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { content: { documents: entries ? [...documents, entries] : documents, register, files }, reports };
}

/**
 * Records whose changed file could not be read this time: the text held before stays. One refused for its secrecy
 * does not stay.
 */
function survivors(
  previous: KnowledgeReader | null,
  plan: IngestPlan,
  read: readonly ReadFile[],
): FileRecord[] {
  const failed = new Set(
    read.filter(({ report }) => report.state === 'failed').map(({ report }) => report.path),
  );
  const changed = new Set(plan.changed.map(({ path }) => path));
  return (previous?.manifest.files ?? []).filter(
    ({ path, documentId }) => documentId !== null && changed.has(path) && failed.has(path),
  );
}

function contentOf(previous: KnowledgeReader | null, id: string | null): DocumentContent | null {
  const document = id === null ? undefined : previous?.document(id as DocumentId);
  return document && previous ? { document, passages: previous.passagesOf(document.id) } : null;
}

function registerOf(
  previous: KnowledgeReader | null,
  sources: GatheredSources,
  mode: PlanMode,
): RegisterEntry[] {
  const before = mode.mode === 'replace' ? [] : (previous?.register() ?? []);
  return mergeRegister(before, sources.register);
}

/** Builds, checks and switches; the name of the new version, or null when nothing changed or this is a dry run. */
async function publish(
  { dryRun, embedder, progress, dataDir, log }: IngestRun,
  knowledgeDir: string,
  previous: KnowledgeReader | null,
  { content }: NextVersion,
  read: readonly ReadFile[],
): Promise<string | null> {
  const texts = content.documents.filter(({ document }) => document.id !== REGISTER_DOCUMENT_ID);
  if (dryRun || (texts.length === 0 && previous === null)) return null;
  const sorted = [...content.documents].sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const sameVectors =
    embedder === null ||
    JSON.stringify(embedder.identity) === JSON.stringify(previous?.manifest.embedder ?? null);
  if (previous && sameVectors && contentHashOf(sorted, content.register) === previous.manifest.contentHash)
    return null;

  for (const { content: made, bytes, sha256 } of read)
    if (made && bytes && sha256) keepOriginal(dataDir, sha256, bytes());
  progress.step('build', 0, 1, '');
  const writer = createIndexWriter({
    embedder,
    previous,
    onEmbedded: (done, total) => progress.step('embed', done, total, ''),
  });
  const manifest = await buildVersion(knowledgeDir, content, writer);
  progress.step('verify', 0, 1, manifest.name);
  const problems = verifyVersion(knowledgeDir, manifest.name, checkIndexes);
  if (problems.length > 0) {
    discardVersion(knowledgeDir, manifest.name);
    throw new KnowledgeError(
      'version-damaged',
      `the new version ${manifest.name} is not whole: ${problems.join('; ')}`,
    );
  }
  progress.step('switch', 0, 1, manifest.name);
  makeCurrent(knowledgeDir, manifest.name, 'published');
  dropOldVersions(knowledgeDir);
  log.log('info', 'ingest.published', {
    version: manifest.name,
    documents: manifest.counts.documents,
    passages: manifest.counts.passages,
  });
  return manifest.name;
}
