import { join } from 'node:path';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import type { Document, DocumentId } from '../knowledge/model/document.ts';
import type { RegisterEntry } from '../knowledge/model/register.ts';
import { buildVersion, type VersionContent } from '../knowledge/store/build-version.ts';
import type { Manifest } from '../knowledge/store/manifest.ts';
import { verifyVersion } from '../knowledge/store/open-version.ts';
import { discardVersion, dropOldVersions, makeCurrent } from '../knowledge/store/publish.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';
import { lockKnowledge } from '../knowledge/store/version-lock.ts';
import { createIndexWriter } from '../knowledge/write-indexes.ts';
import { assembleVersion } from './assemble-version.ts';
import { checkIndexes } from './check-indexes.ts';
import { dropUnusedOriginals } from './drop-unused-originals.ts';
import { keepOriginals } from './keep-originals.ts';
import { messageLine, notice } from './messages.vi.ts';
import { openPrevious, type PreviousVersion } from './open-previous.ts';
import { planIngest, type PlanMode } from './plan.ts';
import type { Progress } from './progress.ts';
import { readPlanned, type ReadFile } from './read-planned.ts';
import type { DocumentReader } from './reading/document-reader.ts';
import { NO_READ_CACHE, openReadCache } from './reading/read-cache.ts';
import type { GoldenGate } from './golden/golden-gate.ts';
import { reviewAnswers, type AnswerReview } from './golden/review-answers.ts';
import { diffContent, type DocumentChange } from './review/diff-content.ts';
import { summaryOf } from './review/summary-of.ts';
import { REGISTER_DOCUMENT_ID } from './register/register-document.ts';
import { purgeSecrets } from './purge-secrets.ts';
import { buildReport, type FileReport, type IngestReport } from './report.ts';
import { rereadCopies } from './reread-copies.ts';
import { holdsSecret, refuseCopies, secretPapers } from './secret-papers.ts';
import { gatherSources } from './source/gather-sources.ts';
import { isOnlyErrors, isWorthPublishing } from './worth-publishing.ts';

export interface IngestRun {
  readonly dataDir: string;
  readonly paths: readonly string[];
  readonly mode: PlanMode;
  /** Says what would be done and changes nothing. */
  readonly dryRun: boolean;
  /** Null builds a version for keyword search only, unless the current one has vectors already. */
  readonly embedder: Embedder | null;
  /** Called when there is something to read. */
  readonly openReader: (register: readonly RegisterEntry[]) => DocumentReader;
  /** Asked before a switch; null switches without asking. */
  readonly gate: GoldenGate | null;
  /** Switches even to a version that answers worse. */
  readonly force: boolean;
  /** Leaves the new version beside the current one; what turned out to be secret still leaves at once. */
  readonly aside?: boolean;
  readonly progress: Progress;
  readonly log: Log;
}

/** What a run did, and what is worth looking at. */
export interface EndedRun {
  readonly report: IngestReport;
  readonly changes: readonly DocumentChange[];
  /** Of the version this run made or would make. */
  readonly document: (id: string) => Document | undefined;
}

/**
 * One run: read → repair → identify → screen → split → embed → build → verify → ask → switch. The current version answers
 * until the switch; when the run fails or is killed before it, nothing has changed, and the next run goes on with what
 * was read. Throws KnowledgeError `locked` while another run is under way.
 */
export async function runIngest(run: IngestRun): Promise<EndedRun> {
  const started = performance.now();
  const { dataDir, dryRun, mode, progress, log } = run;
  const knowledgeDir = join(dataDir, 'knowledge');
  const unlock = dryRun ? () => {} : lockKnowledge(knowledgeDir);
  let previous: PreviousVersion | null = null;
  try {
    previous = openPrevious(knowledgeDir, mode, log);
    const { reader } = previous;
    const sources = gatherSources(run.paths, {
      entries: reader?.register() ?? [],
      isReplaced: mode.mode === 'replace',
    });
    previous.assertNothingLost(sources.planned.map(({ path }) => path));
    const plan = rereadCopies(
      planIngest(previous.files, sources.planned, mode, sources.unread),
      sources.planned,
      (id) => reader?.document(id as DocumentId)?.sha256,
    );
    const cache = dryRun ? NO_READ_CACHE : openReadCache(knowledgeDir, [...plan.added, ...plan.changed]);
    const { openReader } = run;
    const { files, resumed } = await readPlanned(plan, sources, { openReader, cache, progress, log });
    if (resumed > 0) log.log('info', 'ingest.resumed', { files: resumed });
    // Another file of the run may hold the words of a refused paper under another name: then nothing is kept for later.
    if (files.some(({ report }) => report.state === 'refused')) cache.clear();
    const found = refuseCopies(files, secretPapers(files));
    let read: readonly ReadFile[] = found;
    let next = assembleVersion(previous, plan, read, sources);
    let isNew = !dryRun && isWorthPublishing(next, previous, run);
    if (isNew) {
      read = keepOriginals(dataDir, found);
      if (read !== found) {
        next = assembleVersion(previous, plan, read, sources);
        isNew = isWorthPublishing(next, previous, run);
      }
    }
    const changes: readonly DocumentChange[] =
      isNew || dryRun
        ? diffContent(reader, next.content.documents, next.isFresh).filter(
            ({ document }) => document.id !== REGISTER_DOCUMENT_ID,
          )
        : [];
    let name: string | null = null;
    let review: AnswerReview & Pick<IngestReport, 'aside'> = {};
    if (isNew) {
      const built = await buildChecked(run, knowledgeDir, reader, next.content);
      progress.step('ask', 0, 1, built.name);
      // What turned out to be secret leaves at once, whatever is answered worse without it.
      const force = run.force || holdsSecret(previous.files, read);
      review = await reviewAnswers({ ...run, force }, reader, built.name, next);
      const waits = run.aside === true && !holdsSecret(previous.files, read);
      const { golden, heldBack } = review;
      if (waits) review = { ...(golden === undefined ? {} : { golden }), aside: built.name };
      else if (heldBack === undefined) {
        switchTo(run, knowledgeDir, built, read);
        ({ name } = built);
      }
    }
    cache.clear();
    // Some systems do not remove files that are open.
    reader?.close();
    const purged: ReadonlyMap<string, number> = dryRun
      ? new Map()
      : purgeSecrets(dataDir, secretPapers(read));
    const before = reader?.manifest.name ?? null;
    const seconds = (performance.now() - started) / 1000;
    const report = buildReport(
      { published: name !== null, version: name ?? before, previous: before, seconds },
      (isOnlyErrors(next, previous.files)
        ? next.reports.filter(({ state }) => state !== 'removed')
        : next.reports
      ).map((report) => withPurged(report, purged.get(report.path))),
      { ...review, ...(dryRun ? { changes: changes.map(summaryOf) } : {}) },
    );
    const documents = new Map(next.content.documents.map(({ document }) => [String(document.id), document]));
    return { report, changes, document: (id) => documents.get(id) };
  } finally {
    progress.end();
    previous?.reader?.close();
    unlock();
  }
}

/** Tells of the versions that went because they held the text of a secret paper. */
function withPurged(report: FileReport, versions: number | undefined): FileReport {
  if (versions === undefined) return report;
  const said = notice('secrecy-purged', 'earlier versions held the text', String(versions));
  return { ...report, warnings: [...(report.warnings ?? []), messageLine(said)] };
}

/** Builds the version and proves it whole; readers do not see it yet. Throws KnowledgeError and leaves nothing of it. */
async function buildChecked(
  { embedder, progress }: IngestRun,
  knowledgeDir: string,
  previous: KnowledgeReader | null,
  content: VersionContent,
): Promise<Manifest> {
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
  return manifest;
}

/** Makes a built version the current one and removes what is no longer needed. */
function switchTo(
  { dataDir, progress, log }: IngestRun,
  knowledgeDir: string,
  { name, counts: { documents, passages } }: Manifest,
  read: readonly ReadFile[],
): void {
  progress.step('switch', 0, 1, name);
  makeCurrent(knowledgeDir, name, 'published');
  dropOldVersions(knowledgeDir);
  dropUnusedOriginals(
    dataDir,
    read.flatMap(({ report: { path, state } }) => (state === 'refused' ? [path] : [])),
  );
  log.log('info', 'ingest.published', { version: name, documents, passages });
}
