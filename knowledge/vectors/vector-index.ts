/** A row that is near a question. */
export interface VectorHit {
  /** Passage row, 0-based. */
  readonly row: number;
  /** Cosine, -1..1. */
  readonly score: number;
}

/** Finds the rows whose vectors are nearest to a vector. Rows without a vector are never found. */
export interface VectorIndex {
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Rows that have a vector. */
  readonly size: number;
  /**
   * At most `top` rows of those that `accept` lets through (default: all), best first, equal scores by row. Fewer
   * only when there are not more such rows. The query need not be of unit length. Throws KnowledgeError
   * ('embedder-mismatch') when it has another length, RangeError when it is not finite or all zero.
   */
  search(query: Float32Array, top: number, accept?: (row: number) => boolean): VectorHit[];
}
