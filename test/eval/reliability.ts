/** An answer's confidence with whether it was right. */
export interface Prediction {
  readonly confidence: number;
  readonly right: boolean;
  /** What it counts; 1 by default. */
  readonly weight?: number;
}

/** One tenth of the scale of confidence. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly answers: number;
  readonly meanConfidence: number;
  /** Share of the answers that were right. */
  readonly right: number;
}

const BINS = 10;

/** Predicted against observed, by tenths; tenths without answers are left out. */
export function reliability(predictions: readonly Prediction[]): ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const members = predictions.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      answers: members.length,
      meanConfidence: mean(members, ({ confidence }) => confidence),
      right: mean(members, ({ right }) => (right ? 1 : 0)),
    };
  }).filter(({ answers }) => answers > 0);
}

/** Mean distance between confidence and truth over the tenths, weighted by their answers. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const answers = bins.reduce((sum, bin) => sum + bin.answers, 0);
  return (
    bins.reduce((sum, bin) => sum + bin.answers * Math.abs(bin.meanConfidence - bin.right), 0) /
    Math.max(1, answers)
  );
}

/** Chance that a right answer is surer than a wrong one; half for ties; NaN without both. */
export function discrimination(predictions: readonly Prediction[]): number {
  const sorted = [...predictions].sort((a, b) => a.confidence - b.confidence);
  const rights = sorted.filter(({ right }) => right).length;
  let [sum, i] = [0, 0];
  while (i < sorted.length) {
    let last = i;
    while (sorted[last + 1]?.confidence === sorted[i]?.confidence) last++;
    const rank = (i + last) / 2 + 1;
    for (let k = i; k <= last; k++) if (sorted[k]?.right) sum += rank;
    i = last + 1;
  }
  return (sum - (rights * (rights + 1)) / 2) / (rights * (sorted.length - rights));
}

/** The table as lines of text. */
export function reliabilityLines(predictions: readonly Prediction[]): string[] {
  const bins = reliability(predictions);
  return [
    'confidence  answers    mean   right',
    ...bins.map(
      ({ from, to, answers, meanConfidence, right }) =>
        `${from.toFixed(1)}–${to.toFixed(1)}    ${String(answers).padStart(7)}   ${meanConfidence.toFixed(3)}   ${right.toFixed(3)}`,
    ),
    `calibration error ${calibrationError(bins).toFixed(3)}, discrimination ${discrimination(predictions).toFixed(3)}`,
  ];
}

function mean(members: readonly Prediction[], value: (one: Prediction) => number): number {
  const whole = members.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return whole === 0 ? 0 : members.reduce((sum, one) => sum + (one.weight ?? 1) * value(one), 0) / whole;
}
