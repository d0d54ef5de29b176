/** A linear model over named features, as stored in a weights file. */
export interface LinearModel<Name extends string> {
  readonly bias: number;
  readonly weights: Readonly<Record<Name, number>>;
}

/** Weighted sum of the features plus the bias. Features without a weight count nothing. */
export function linearScore<Name extends string>(
  model: LinearModel<Name>,
  features: Readonly<Record<Name, number>>,
): number {
  let sum = model.bias;
  for (const name of Object.keys(features) as Name[]) sum += (model.weights[name] ?? 0) * features[name];
  return sum;
}

/** Probability for a log-odds value. */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
