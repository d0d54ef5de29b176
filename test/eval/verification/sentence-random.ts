import { seededRandom } from '../../support/seeded-random.ts';

/** Choices that are the same for the same seed. */
export interface SentenceRandom {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** One of the values; undefined when there is none. */
  pick<T>(values: readonly T[]): T | undefined;
}

export function sentenceRandom(seed: number): SentenceRandom {
  const next = seededRandom(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: (values) => values[below(values.length)] };
}
