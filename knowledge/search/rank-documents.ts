/** A document in a ranked list, with its best passage's row and score. */
export interface RankedDocument<Id extends string = string> {
  readonly documentId: Id;
  readonly row: number;
  readonly score: number;
}

/**
 * Documents in the order of their best passage. The hits must be best first. A passage's score already holds its
 * document's, so adding up further passages would only reward length.
 */
export function rankDocuments<Id extends string>(
  hits: Iterable<{ readonly row: number; readonly score: number }>,
  documentOf: (row: number) => Id,
): RankedDocument<Id>[] {
  const byDocument = new Map<Id, RankedDocument<Id>>();
  for (const { row, score } of hits) {
    const documentId = documentOf(row);
    if (!byDocument.has(documentId)) byDocument.set(documentId, { documentId, row, score });
  }
  return [...byDocument.values()];
}
