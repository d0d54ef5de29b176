/** A linear model over named features, as stored in a weights file. */
export interface LinearModel<Name extends string> {
  readonly bias: number;
  readonly weights: Readonly<Record<Name, number>>;
}

/** Probability for a log-odds value. */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
