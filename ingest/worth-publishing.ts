import type { Embedder } from '../knowledge/embedding/embedder.ts';
import type { Log } from '../knowledge/log.ts';
import type { Document } from '../knowledge/model/document.ts';
import { contentHashOf } from '../knowledge/store/content-hash.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import { alteredFiles } from '../knowledge/store/open-version.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';
import type { NextVersion } from './assemble-version.ts';
import type { PreviousVersion } from './open-previous.ts';
import { REGISTER_DOCUMENT_ID } from './register/register-document.ts';

/** Whether the version would hold a document and differ from the current one in text, register, records or vectors. */
export function isWorthPublishing(
  next: NextVersion,
  { reader, files }: PreviousVersion,
  { embedder, log }: { readonly embedder: Embedder | null; readonly log: Log },
): boolean {
  if (reader === null)
    return next.content.documents.some(({ document }) => document.id !== REGISTER_DOCUMENT_ID);
  if (isOnlyErrors(next, files)) return false;
  return !(
    hasVectorsOf(embedder, reader, log) &&
    isSameContent(next, reader) &&
    isSameRecords(next.content.files, reader.manifest.files)
  );
}

/**
 * Whether nothing but errors came: a misspelt path given with `--replace` must not empty the knowledge. A held document
 * that is refused for its secrecy goes even when it was the last one.
 */
export function isOnlyErrors({ content, reports }: NextVersion, before: readonly FileRecord[]): boolean {
  const held = new Set(before.flatMap(({ path, documentId }) => (documentId === null ? [] : [path])));
  return (
    content.documents.every(({ document }) => document.id === REGISTER_DOCUMENT_ID) &&
    reports.some(({ state }) => state === 'failed' || state === 'refused') &&
    !reports.some(({ state, path }) => state === 'refused' && held.has(path))
  );
}

/** Whether both have the same logical content. Only the passages of documents read in this run are compared. */
function isSameContent({ content, isFresh }: NextVersion, held: KnowledgeReader): boolean {
  const outline = (documents: readonly Document[], of: Pick<KnowledgeReader, 'register' | 'relations'>) =>
    contentHashOf(
      [...documents].sort((a, b) => (a.id < b.id ? -1 : 1)).map((document) => ({ document, passages: [] })),
      of.register(),
      of.relations(),
    );
  const { register, relations = [] } = content;
  const next = { register: () => register, relations: () => relations };
  return (
    outline(
      content.documents.map(({ document }) => document),
      next,
    ) === outline(held.documents(), held) &&
    content.documents
      .filter(({ document }) => isFresh(document.id))
      .every(
        ({ document, passages }) =>
          contentHashOf([{ document, passages }], []) ===
          contentHashOf([{ document, passages: held.passagesOf(document.id) }], []),
      )
  );
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
