import type { EmbedderIdentity } from '../../knowledge/store/manifest.ts';
import type { StoredVectors } from '../../knowledge/vectors/vectors-file.ts';

/** Random directions, the same for the same seed. */
export function unitVectors(count: number, dimensions: number, seed: number): Float32Array[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Array.from({ length: count }, () => {
    // Sums of several numbers, so that directions are spread evenly.
    const raw = Array.from({ length: dimensions }, () => next() + next() + next() + next());
    const length = Math.hypot(...raw);
    return Float32Array.from(raw, (value) => value / length);
  });
}

/** What reading a vectors file gives, without the file. */
export function storedVectors(
  rows: readonly (Float32Array | null)[],
  dimensions = rows.find((vector) => vector !== null)?.length ?? 1,
): StoredVectors {
  const values = new Float32Array(rows.length * dimensions);
  for (const [row, vector] of rows.entries()) if (vector !== null) values.set(vector, row * dimensions);
  const present = rows.filter((vector) => vector !== null).length;
  return { dimensions, count: rows.length, present, values, fingerprint: 'f'.repeat(64) };
}

/** How vectors of a test were made. */
export function testIdentity(dimensions: number, model = 'test/model'): EmbedderIdentity {
  return {
    adapter: 'transformers',
    model,
    dtype: 'q8',
    dimensions,
    pooling: 'mean',
    queryPrefix: '',
    passagePrefix: '',
  };
}
