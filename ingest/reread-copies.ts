import type { FileRecord } from '../knowledge/store/manifest.ts';
import type { IngestPlan, PlannedFile } from './plan.ts';

/**
 * The plan with copies seen to. When a document came in several files only one text is held, and the other files are
 * known by name; once that text changes or goes they have to be read again, or its words would stay under their name.
 * Copies that are not among the files of this run lose their record instead and are read when they are given again.
 * `heldHash` tells the SHA-256 of the file whose text is held.
 */
export function rereadCopies(
  plan: IngestPlan,
  current: readonly PlannedFile[],
  heldHash: (documentId: string) => string | undefined,
): IngestPlan {
  const isSource = ({ documentId, sha256 }: FileRecord): boolean =>
    documentId !== null && heldHash(documentId) === sha256;
  const sourced = new Set(
    [...plan.unchanged, ...plan.kept].filter(isSource).map(({ documentId }) => documentId),
  );
  const stays = (record: FileRecord): boolean => isSource(record) || sourced.has(record.documentId);
  const again = new Set(plan.unchanged.filter((record) => !stays(record)).map(({ path }) => path));
  return {
    ...plan,
    changed: [...plan.changed, ...current.filter(({ path }) => again.has(path))].sort((a, b) =>
      a.path < b.path ? -1 : 1,
    ),
    unchanged: plan.unchanged.filter(stays),
    kept: plan.kept.filter(stays),
  };
}
