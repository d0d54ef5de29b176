/** One question's candidates: a feature row each, and whether it is right. */
export interface TrainingList {
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

/** Weights in the order of the features. */
export interface Fitted {
  readonly weights: Float64Array;
  readonly bias: number;
}

interface FitOptions {
  readonly iterations: number;
  readonly rate: number;
  /** Strength of the pull towards zero. */
  readonly decay: number;
}
/** Share of a list's probability below which a candidate is left out of the gradient. */
const NEGLIGIBLE = 1e-4;
const DEFAULTS: FitOptions = { iterations: 400, rate: 0.05, decay: 1e-4 };

/**
 * Fits a linear ranker by maximum likelihood of the right candidates under a softmax over each list (ListNet with
 * binary gains; Cao et al. 2007), full-batch Adam. Deterministic.
 */
export function fitListwise(lists: readonly TrainingList[], options: Partial<FitOptions> = {}): Fitted {
  const usable = lists.filter(({ right }) => right.some(Boolean) && right.some((value) => !value));
  const size = usable[0]?.rows[0]?.length ?? 0;
  const weights = adam(size, { ...DEFAULTS, ...options }, (current, gradient) => {
    let total = 0;
    for (const { rows, right, weight } of usable) {
      const scores = rows.map((row) => dot(row, current));
      const top = scores.reduce((max, score) => Math.max(max, score), -Infinity);
      const exps = scores.map((score) => Math.exp(score - top));
      const all = exps.reduce((sum, value) => sum + value, 0);
      const good = exps.reduce((sum, value, i) => sum + (right[i] ? value : 0), 0);
      total += weight;
      for (const [i, row] of rows.entries()) {
        const share = (exps[i] ?? 0) / all - (right[i] ? (exps[i] ?? 0) / good : 0);
        // A hopeless candidate moves nothing; most are.
        if (Math.abs(share) < NEGLIGIBLE) continue;
        const step = weight * share;
        for (let k = 0; k < size; k++) gradient[k] = (gradient[k] ?? 0) + step * (row[k] ?? 0);
      }
    }
    return total;
  });
  return { weights, bias: 0 };
}

/** Fits a logistic regression by full-batch Adam. The last weight is the bias. Deterministic. */
export function fitLogistic(
  rows: readonly Float64Array[],
  right: readonly boolean[],
  importance: readonly number[],
  options: Partial<FitOptions> = {},
): Fitted {
  const size = rows[0]?.length ?? 0;
  const fitted = adam(size + 1, { ...DEFAULTS, ...options }, (current, gradient) => {
    let total = 0;
    rows.forEach((row, i) => {
      const weight = importance[i] ?? 1;
      const error = 1 / (1 + Math.exp(-(dot(row, current) + (current[size] ?? 0)))) - (right[i] ? 1 : 0);
      for (let k = 0; k < size; k++) gradient[k] = (gradient[k] ?? 0) + weight * error * (row[k] ?? 0);
      gradient[size] = (gradient[size] ?? 0) + weight * error;
      total += weight;
    });
    return total;
  });
  return { weights: fitted.slice(0, size), bias: fitted[size] ?? 0 };
}

function adam(
  size: number,
  { iterations, rate, decay }: FitOptions,
  addGradient: (weights: Float64Array, gradient: Float64Array) => number,
): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= iterations; step++) {
    const gradient = new Float64Array(size);
    const total = addGradient(weights, gradient) || 1;
    for (let k = 0; k < size; k++) {
      const slope = (gradient[k] ?? 0) / total + decay * (weights[k] ?? 0);
      const m = (mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * slope);
      const v = (square[k] = 0.999 * (square[k] ?? 0) + 0.001 * slope * slope);
      weights[k] =
        (weights[k] ?? 0) - (rate * (m / (1 - 0.9 ** step))) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return weights;
}

function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += (row[k] ?? 0) * (weights[k] ?? 0);
  return sum;
}
