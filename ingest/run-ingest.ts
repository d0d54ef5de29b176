import { join } from 'node:path';
import { createIndexWriter } from '../knowledge/write-indexes.ts';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import type { DocumentId } from '../knowledge/model/document.ts';
import { contentHashOf } from '../knowledge/store/content-hash.ts';
import { buildVersion } from '../knowledge/store/build-version.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import { alteredFiles, verifyVersion } from '../knowledge/store/open-version.ts';
import { keepOriginal } from '../knowledge/store/originals.ts';
import { discardVersion, dropOldVersions, makeCurrent } from '../knowledge/store/publish.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';
import { lockKnowledge } from '../knowledge/store/version-lock.ts';
import { assembleVersion, type NextVersion } from './assemble-version.ts';
import { checkIndexes } from './check-indexes.ts';
import { dropUnusedOriginals } from './drop-unused-originals.ts';
import { openPrevious } from './open-previous.ts';
import { planIngest, type PlanMode } from './plan.ts';
import type { Progress } from './progress.ts';
import { readPlanned, type ReadFile } from './read-planned.ts';
import { REGISTER_DOCUMENT_ID } from './register/register-document.ts';
import { buildReport, type IngestReport } from './report.ts';
import { rereadCopies } from './reread-copies.ts';
import { gatherSources } from './source/gather-sources.ts';

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
  let previous: KnowledgeReader | null = null;
  try {
    const { reader, assertNothingLost } = openPrevious(knowledgeDir, run.mode, run.log);
    previous = reader;
    const sources = gatherSources(run.paths, {
      entries: reader?.register() ?? [],
      isReplaced: run.mode.mode === 'replace',
    });
    assertNothingLost(sources.planned.map(({ path }) => path));
    const plan = rereadCopies(
      planIngest(reader?.manifest.files ?? [], sources.planned, run.mode, sources.unread),
      sources.planned,
      (id) => reader?.document(id as DocumentId)?.sha256,
    );
    const read = await readPlanned(plan, sources, run.progress);
    const next = assembleVersion(reader, plan, read, sources);
    const keepsOld = reader !== null && isOnlyErrors(next, reader.manifest.files);
    const name = keepsOld ? null : await publish(run, knowledgeDir, reader, next, read);
    const seconds = (performance.now() - started) / 1000;
    const before = reader?.manifest.name ?? null;
    return buildReport(
      { published: name !== null, version: name ?? before, previous: before, seconds },
      keepsOld ? next.reports.filter(({ state }) => state !== 'removed') : next.reports,
    );
  } finally {
    run.progress.end();
    previous?.close();
    unlock();
  }
}

/**
 * Whether nothing but errors came: a misspelt path given with `--replace` must not empty the knowledge. A held document
 * that is refused for its secrecy goes even when it was the last one.
 */
function isOnlyErrors({ content, reports }: NextVersion, before: readonly FileRecord[]): boolean {
  const held = new Set(before.flatMap(({ path, documentId }) => (documentId === null ? [] : [path])));
  return (
    content.documents.every(({ document }) => document.id === REGISTER_DOCUMENT_ID) &&
    reports.some(({ state }) => state === 'failed' || state === 'refused') &&
    !reports.some(({ state, path }) => state === 'refused' && held.has(path))
  );
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
  if (
    previous &&
    hasVectorsOf(embedder, previous, log) &&
    contentHashOf(sorted, content.register, content.relations) === previous.manifest.contentHash &&
    isSameRecords(content.files, previous.manifest.files)
  )
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
  dropUnusedOriginals(
    dataDir,
    read.flatMap(({ report: { path, state } }) => (state === 'refused' ? [path] : [])),
  );
  log.log('info', 'ingest.published', {
    version: manifest.name,
    documents: manifest.counts.documents,
    passages: manifest.counts.passages,
  });
  return manifest.name;
}

/** Whether the version needs no new vectors: whole ones of this embedder, or none are wanted. */
function hasVectorsOf(embedder: Embedder | null, previous: KnowledgeReader, log: Log): boolean {
  if (embedder === null) return true;
  if (JSON.stringify(embedder.identity) !== JSON.stringify(previous.manifest.embedder)) return false;
  const [problem] = alteredFiles(previous);
  if (problem !== undefined) log.log('warn', 'ingest.vectors-damaged', { reason: problem });
  return problem === undefined;
}

/** A file that only moved changes no text, but the next run must find it under its new path. */
function isSameRecords(next: readonly FileRecord[], before: readonly FileRecord[]): boolean {
  const [a, b] = [next, before].map((files) =>
    files.flatMap(({ path, sha256, documentId, pipeline }) =>
      documentId === null ? [] : [[path, sha256, documentId, pipeline].join(' ')],
    ),
  );
  return JSON.stringify(a?.sort()) === JSON.stringify(b?.sort());
}
