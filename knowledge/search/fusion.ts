/** A row with the score one search gave it. */
export interface ScoredRow {
  readonly row: number;
  readonly score: number;
}

/** What one search contributes to a fused row: its own score, and that score on the common scale 0..1. */
export interface FusionPart {
  readonly score: number;
  readonly calibrated: number;
}

export interface FusedRow {
  readonly row: number;
  /** `(1 - vectorWeight) × keyword + vectorWeight × vector`, 0..1. */
  readonly score: number;
  /** Null when the search did not return the row. */
  readonly keyword: FusionPart | null;
  readonly vector: FusionPart | null;
}

export interface FusionOptions {
  /**
   * Share of the vector score, 0..1. Default `VECTOR_WEIGHT`. Without vector rows it counts as 0, without keyword rows
   * as 1.
   */
  readonly vectorWeight?: number;
  /**
   * Cosine that means "nothing in common", the zero of the scale. Default: the lowest cosine of the list. Encoders
   * crowd their cosines into a narrow band (0.7 to 0.9 for e5), so the theoretical -1 would make all rows look alike.
   */
  readonly vectorFloor?: number;
}

/**
 * Below one half because on Vietnamese law keyword search is the better half: with equal weights a weaker dense list
 * took up to 7 points of nDCG@10 away. To be raised only on a measurement with the model in use.
 */
export const VECTOR_WEIGHT = 0.3;

/**
 * Joins two ranked lists by weighted calibrated scores, best first; equal scores by keyword score, then vector score,
 * then row, whatever the order of the lists. Keyword scores are calibrated from 0, which is what a text without a
 * common word gets, to the best of the list. A row that one list lacks has 0 there. A row twice in one list counts
 * with its better score. Throws RangeError for a score that is not finite or a weight outside 0..1.
 */
export function fuseRows(
  keyword: readonly ScoredRow[],
  vector: readonly ScoredRow[],
  options: FusionOptions = {},
): FusedRow[] {
  const asked = options.vectorWeight ?? VECTOR_WEIGHT;
  if (!(asked >= 0 && asked <= 1)) throw new RangeError('The weight of the vectors lies between 0 and 1.');
  const weight = vector.length === 0 ? 0 : keyword.length === 0 ? 1 : asked;
  const keywordParts = calibrate(keyword, 0);
  const vectorParts = calibrate(vector, options.vectorFloor);
  const rows = new Set([...keywordParts.keys(), ...vectorParts.keys()]);
  return Array.from(rows, (row): FusedRow => {
    const [ofKeyword, ofVector] = [keywordParts.get(row) ?? null, vectorParts.get(row) ?? null];
    const score = (1 - weight) * (ofKeyword?.calibrated ?? 0) + weight * (ofVector?.calibrated ?? 0);
    return { row, score, keyword: ofKeyword, vector: ofVector };
  }).sort(byScore);
}

/** Scores on a scale from `floor` (default: the lowest) to the highest, cut at 0. All equal: all 1. */
function calibrate(list: readonly ScoredRow[], floor?: number): Map<number, FusionPart> {
  const best = new Map<number, number>();
  for (const { row, score } of list) {
    if (!Number.isFinite(score)) throw new RangeError(`The score of row ${row} is not finite.`);
    best.set(row, Math.max(score, best.get(row) ?? -Infinity));
  }
  let [lowest, highest] = [Infinity, -Infinity];
  for (const score of best.values()) {
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
  }
  const zero = floor ?? lowest;
  const span = highest - zero;
  const onScale = (score: number): number => {
    if (span > 0) return Math.min(1, Math.max(0, (score - zero) / span));
    return floor === undefined ? 1 : 0;
  };
  return new Map(Array.from(best, ([row, score]) => [row, { score, calibrated: onScale(score) }]));
}

function byScore(a: FusedRow, b: FusedRow): number {
  return (
    b.score - a.score ||
    (b.keyword?.score ?? -Infinity) - (a.keyword?.score ?? -Infinity) ||
    (b.vector?.score ?? -Infinity) - (a.vector?.score ?? -Infinity) ||
    a.row - b.row
  );
}
