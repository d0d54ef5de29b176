import type { Log } from '../../knowledge/log.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { NextVersion } from '../assemble-version.ts';
import type { IngestReport } from '../report.ts';
import type { GoldenGate } from './golden-gate.ts';

/** How the golden questions were answered, and the version that is not to be used because of it. */
export type AnswerReview = Pick<IngestReport, 'golden' | 'heldBack'>;

export interface ReviewOptions {
  /** Null asks nothing. */
  readonly gate: GoldenGate | null;
  /** Never holds a version back. */
  readonly force: boolean;
  readonly log: Log;
}

/**
 * Asks the golden questions of the version before and of the one just built. The new one is held back when a question that
 * was answered rightly no longer is, or when they cannot be asked. The first version has nothing to be compared with.
 */
export async function reviewAnswers(
  { gate, force, log }: ReviewOptions,
  previous: KnowledgeReader | null,
  name: string,
  next: NextVersion,
): Promise<AnswerReview> {
  if (gate === null || previous === null) return {};
  try {
    const isGone = removedBy(next, previous);
    const golden = await gate({ before: previous.manifest.name, after: name, isGone });
    if (golden === null) return {};
    const isWorse = golden.worse.length > 0;
    if (isWorse) log.log('info', 'ingest.answers-worse', { version: name, questions: golden.worse.length });
    return { golden, ...(isWorse && !force ? { heldBack: name } : {}) };
  } catch (error) {
    log.log('error', 'ingest.golden-not-asked', { reason: String(error) });
    return force ? {} : { heldBack: name };
  }
}

/** Tells the documents that this run was told to remove, with the file, from those that got lost. */
function removedBy(
  { content, reports }: NextVersion,
  previous: KnowledgeReader,
): (documentId: string) => boolean {
  const held = new Set(content.documents.map(({ document }) => String(document.id)));
  const paths = new Set(reports.flatMap(({ state, path }) => (state === 'removed' ? [path] : [])));
  const removed = new Set(
    previous.manifest.files.flatMap(({ path, documentId }) =>
      documentId !== null && paths.has(path) ? [documentId] : [],
    ),
  );
  return (id) => removed.has(id) && !held.has(id);
}
