import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuseRows, type ScoredRow } from '../../../knowledge/search/fusion.ts';

/** A ranked list as a search returns it: distinct rows, best first, equal scores by row. */
function rankedList(minScore: number, maxScore: number): fc.Arbitrary<ScoredRow[]> {
  const hit = fc.record({
    row: fc.nat(30),
    score: fc.double({ min: minScore, max: maxScore, noNaN: true }),
  });
  return fc
    .uniqueArray(hit, { selector: ({ row }) => row, maxLength: 15 })
    .map((list) => list.sort((a, b) => b.score - a.score || a.row - b.row));
}
const keywordList = rankedList(0.001, 40);
const vectorList = rankedList(0.6, 0.95);
const rowsOf = (list: readonly { row: number }[]): number[] => list.map(({ row }) => row);

describe('fusing keyword and vector search', () => {
  it('gives each row the weighted sum of its two calibrated scores', () => {
    const keyword = [
      { row: 1, score: 10 },
      { row: 2, score: 5 },
    ];
    const vector = [
      { row: 2, score: 0.9 },
      { row: 3, score: 0.8 },
      { row: 4, score: 0.7 },
    ];

    const fused = fuseRows(keyword, vector, { vectorWeight: 0.4 });

    expect(fused.map(({ row, score }) => [row, Number(score.toFixed(6))])).toEqual([
      [2, 0.7],
      [1, 0.6],
      [3, 0.2],
      [4, 0],
    ]);
    expect(fused[0]?.keyword).toEqual({ score: 5, calibrated: 0.5 });
    expect(fused[0]?.vector).toEqual({ score: 0.9, calibrated: 1 });
    expect(fused[1]?.vector).toBeNull();
  });

  it('measures cosines from the given floor, and cuts below it', () => {
    const fused = fuseRows(
      [],
      [0.9, 0.8, 0.4].map((score, row) => ({ row, score })),
      { vectorFloor: 0.7 },
    );

    expect(fused.map(({ vector }) => Number(vector?.calibrated.toFixed(6)))).toEqual([1, 0.5, 0]);
  });

  it('gives a vector list that lies wholly below the floor no say', () => {
    const keyword = [{ row: 5, score: 1 }];

    const fused = fuseRows(keyword, [{ row: 9, score: 0.3 }], { vectorFloor: 0.7, vectorWeight: 0.9 });

    expect(rowsOf(fused)).toEqual([5, 9]);
  });

  it.each([[NaN], [-0.1], [1.1]])('refuses the weight %d', (vectorWeight) => {
    expect(() => fuseRows([], [], { vectorWeight })).toThrow(RangeError);
  });

  it('refuses a score that is not finite', () => {
    expect(() => fuseRows([{ row: 1, score: NaN }], [])).toThrow(RangeError);
    expect(() => fuseRows([], [{ row: 1, score: Infinity }])).toThrow(RangeError);
  });

  it('leaves one list alone in its order when the other is empty', () => {
    fc.assert(
      fc.property(keywordList, (list) => {
        expect(rowsOf(fuseRows(list, []))).toEqual(rowsOf(list));
      }),
    );
    fc.assert(
      fc.property(vectorList, (list) => {
        expect(rowsOf(fuseRows([], list))).toEqual(rowsOf(list));
      }),
    );
  });

  it('returns every row once, with scores between 0 and 1 that fall', () => {
    fc.assert(
      fc.property(keywordList, vectorList, (keyword, vector) => {
        const fused = fuseRows(keyword, vector);

        const expected = [...new Set([...rowsOf(keyword), ...rowsOf(vector)])].sort((a, b) => a - b);
        expect(rowsOf(fused).sort((a, b) => a - b)).toEqual(expected);
        for (const [at, { score }] of fused.entries()) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(score).toBeLessThanOrEqual(fused[at - 1]?.score ?? 1);
        }
      }),
    );
  });

  it('does not depend on the order of the lists', () => {
    fc.assert(
      fc.property(keywordList, vectorList, fc.func(fc.integer()), (keyword, vector, key) => {
        const shuffle = (list: readonly ScoredRow[]): ScoredRow[] =>
          [...list].sort((a, b) => key(a.row) - key(b.row));

        expect(fuseRows(shuffle(keyword), shuffle(vector))).toEqual(fuseRows(keyword, vector));
      }),
    );
  });

  it('never ranks a row lower for a better score in one list', () => {
    fc.assert(
      fc.property(
        keywordList.filter((list) => list.length > 0),
        vectorList,
        fc.nat(),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.boolean(),
        (keyword, vector, pick, gain, inVectors) => {
          const list = inVectors && vector.length > 0 ? vector : keyword;
          const { row } = list[pick % list.length]!;
          const better = list.map((hit) =>
            hit.row === row ? { row, score: hit.score + (list === vector ? gain / 100 : gain) } : hit,
          );
          const rank = (k: ScoredRow[], v: ScoredRow[]): number => rowsOf(fuseRows(k, v)).indexOf(row);

          const after = list === vector ? rank(keyword, better) : rank(better, vector);

          expect(after).toBeLessThanOrEqual(rank(keyword, vector));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('orders equal rows by row', () => {
    const list = [3, 1, 2].map((row) => ({ row, score: 5 }));

    expect(rowsOf(fuseRows(list, []))).toEqual([1, 2, 3]);
    expect(rowsOf(fuseRows([], list))).toEqual([1, 2, 3]);
  });
});
