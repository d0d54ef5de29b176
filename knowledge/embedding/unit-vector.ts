import { KnowledgeError } from '../errors.ts';

/**
 * The values scaled to length 1. Throws KnowledgeError('embedder-unavailable') when there are not exactly
 * `dimensions` of them, when one is not finite, or when all are zero: an index would swallow such a vector silently.
 */
export function unitVector(values: ArrayLike<number>, dimensions: number, model: string): Float32Array {
  if (values.length !== dimensions)
    throw new KnowledgeError(
      'embedder-unavailable',
      `Model ${model} gave a vector of ${values.length} numbers where ${dimensions} were expected.`,
    );
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] ?? NaN) ** 2;
  if (!Number.isFinite(sum) || sum < 1e-24)
    throw new KnowledgeError(
      'embedder-unavailable',
      `Model ${model} gave a vector that is ${Number.isFinite(sum) ? 'all zero' : 'not finite'}.`,
    );
  const scale = 1 / Math.sqrt(sum);
  return Float32Array.from(values, (value) => value * scale);
}
