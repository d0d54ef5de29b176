import type { LinearModel } from '../../bot/answer/sentence/linear-model.ts';

/** Fitted weights as they stand in a weights file: by name, to four digits. */
export function namedWeights<Name extends string>(
  names: readonly Name[],
  weights: Float64Array,
  bias: number,
): LinearModel<Name> {
  const entries = names.map((name, i) => [name, rounded(weights[i] ?? 0)] as const);
  return { bias: rounded(bias), weights: Object.fromEntries(entries) as Record<Name, number> };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
