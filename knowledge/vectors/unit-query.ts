import { KnowledgeError } from '../errors.ts';

/** The query scaled to unit length. Throws as `VectorIndex.search` promises. */
export function unitQuery(query: Float32Array, dimensions: number): Float32Array {
  if (query.length !== dimensions)
    throw new KnowledgeError(
      'embedder-mismatch',
      `The question has ${query.length} dimensions, the index ${dimensions}.`,
    );
  let sum = 0;
  for (const value of query) sum += value * value;
  if (!Number.isFinite(sum) || sum < 1e-24)
    throw new RangeError('The vector of the question is all zero or not finite.');
  const scale = 1 / Math.sqrt(sum);
  return query.map((value) => value * scale);
}
