import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VectorHit, VectorIndex } from '../../knowledge/vectors/vector-index.ts';
import type { StoredVectors } from '../../knowledge/vectors/vectors-file.ts';
import { storedVectors, unitVectors } from '../support/unit-vectors.ts';

/** What every vector index promises, whatever it is made of. */
export function vectorIndexContract(
  name: string,
  open: (vectors: StoredVectors) => Promise<VectorIndex>,
): void {
  describe(`vector index: ${name}`, () => {
    const rows = unitVectors(400, 12, 7);

    it('finds the row a question is equal to, with cosine 1', async () => {
      const index = await open(storedVectors(rows));

      for (const row of [0, 57, 399]) {
        const [best] = index.search(rows[row]!, 5);
        expect(best?.row).toBe(row);
        expect(best?.score).toBeCloseTo(1, 4);
      }
    });

    it('gives the nearest rows in the order of their cosine', async () => {
      const index = await open(storedVectors(rows));

      for (const query of unitVectors(20, 12, 99))
        expect(rounded(index.search(query, 10))).toEqual(rounded(allByCosine(rows, query).slice(0, 10)));
    });

    it('does not mind how long the question is', async () => {
      const index = await open(storedVectors(rows));
      const query = unitVectors(1, 12, 5)[0]!;

      expect(
        rounded(
          index.search(
            query.map((value) => value * 40),
            10,
          ),
        ),
      ).toEqual(rounded(index.search(query, 10)));
    });

    it('never finds a row without a vector', async () => {
      const withGaps = rows.map((vector, row) => (row % 3 === 0 ? null : vector));
      const index = await open(storedVectors(withGaps));

      const hits = index.search(rows[3]!, 400);

      expect(index.size).toBe(266);
      expect(hits).toHaveLength(266);
      expect(hits.filter(({ row }) => row % 3 === 0)).toEqual([]);
    });

    it('fills the list from the rows that are let through, however few they are', async () => {
      const index = await open(storedVectors(rows));
      const query = rows[10]!;

      for (const step of [2, 40, 133]) {
        const accept = (row: number): boolean => row % step === 1;
        const expected = allByCosine(rows, query).filter(({ row }) => accept(row));
        expect(rounded(index.search(query, 10, accept))).toEqual(rounded(expected.slice(0, 10)));
      }
      expect(index.search(query, 10, () => false)).toEqual([]);
    });

    it('orders equal rows by row, also when all are equal', async () => {
      const one = rows[0]!;
      const index = await open(storedVectors(Array.from({ length: 60 }, () => one)));

      const hits = index.search(one, 60);

      expect(hits.map(({ row }) => row)).toEqual(Array.from({ length: 60 }, (_, row) => row));
    });

    it('gives no more rows than it has, and none for none', async () => {
      const index = await open(storedVectors(rows.slice(0, 3)));
      expect(index.search(rows[0]!, 50)).toHaveLength(3);
      expect(index.search(rows[0]!, 0)).toEqual([]);

      const empty = await open(storedVectors([null, null], 12));
      expect(empty.search(rows[0]!, 5)).toEqual([]);
    });

    it('refuses a question it cannot compare', async () => {
      const index = await open(storedVectors(rows));

      expect(() => index.search(new Float32Array(11).fill(1), 5)).toThrow(/11 dimensions, the index 12/);
      expect(() => index.search(new Float32Array(12), 5)).toThrow(RangeError);
      expect(() => index.search(new Float32Array(12).fill(NaN), 5)).toThrow(RangeError);
    });

    it('gives distinct rows with falling scores for any question', async () => {
      const index = await open(storedVectors(rows));
      const number = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 });
      const queries = fc
        .array(number, { minLength: 12, maxLength: 12 })
        .map((values) => Float32Array.from(values))
        .filter((query) => Math.hypot(...query) > 1e-3);

      fc.assert(
        fc.property(queries, fc.nat(50), (query, top) => {
          const hits = index.search(query, top);
          expect(hits).toHaveLength(top);
          expect(new Set(hits.map(({ row }) => row)).size).toBe(top);
          expect(hits.every(({ score }, at) => at === 0 || score <= (hits[at - 1]?.score ?? NaN))).toBe(true);
        }),
        { numRuns: 50 },
      );
    });
  });
}

function allByCosine(rows: readonly Float32Array[], query: Float32Array): VectorHit[] {
  return rows
    .map((vector, row) => ({ row, score: vector.reduce((sum, value, at) => sum + value * query[at]!, 0) }))
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

function rounded(hits: readonly VectorHit[]): string[] {
  return hits.map(({ row, score }) => `${row} ${score.toFixed(3)}`);
}
