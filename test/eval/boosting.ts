import type { TreeNode } from '../../bot/answer/sentence/boosted-model.ts';

/** How trees are grown. */
export interface BoostOptions {
  readonly rounds: number;
  readonly depth: number;
  /** Share of each tree's answer that is added. */
  readonly rate: number;
  /** Least second derivative (for logistic loss: weighted examples) in a leaf. */
  readonly leastInLeaf: number;
  /** Pull of the leaves towards zero. */
  readonly decay: number;
}

/** First and second derivatives of the loss by the score of each row, at these scores. */
export type Derivatives = (scores: Float64Array, first: Float64Array, second: Float64Array) => void;

const BINS = 24;

/**
 * Gradient boosting with small trees over binned features (Friedman 2001; second-order leaves as in XGBoost). Starts from
 * `scores`, which it changes. Deterministic.
 */
export function boost<Name extends string>(
  names: readonly Name[],
  rows: readonly Float64Array[],
  scores: Float64Array,
  derivatives: Derivatives,
  { rounds, depth, rate, leastInLeaf, decay }: BoostOptions,
): TreeNode<Name>[] {
  const edges = names.map((_, k) => edgesOf(rows, k));
  const bins = names.map((_, k) => Uint8Array.from(rows, (row) => binOf(row[k] ?? 0, edges[k] ?? [])));
  const first = new Float64Array(rows.length);
  const second = new Float64Array(rows.length);
  const trees: TreeNode<Name>[] = [];

  const grow = (members: Uint32Array, level: number): TreeNode<Name> => {
    let [g, h] = [0, 0];
    for (const i of members) {
      g += first[i] ?? 0;
      h += second[i] ?? 0;
    }
    const split = level === 0 || h < 2 * leastInLeaf ? null : bestSplit(members, g, h);
    if (split === null) {
      const value = Math.round((-rate * g * 1e4) / (h + decay)) / 1e4;
      for (const i of members) scores[i] = (scores[i] ?? 0) + value;
      return { value };
    }
    const column = bins[split.feature] ?? new Uint8Array();
    const low = members.filter((i) => (column[i] ?? 0) <= split.bin);
    const high = members.filter((i) => (column[i] ?? 0) > split.bin);
    return {
      feature: names[split.feature] as Name,
      at: edges[split.feature]?.[split.bin] ?? 0,
      low: grow(low, level - 1),
      high: grow(high, level - 1),
    };
  };

  const bestSplit = (members: Uint32Array, g: number, h: number): { feature: number; bin: number } | null => {
    let best: { feature: number; bin: number } | null = null;
    let most = 1e-6;
    const whole = (g * g) / (h + decay);
    const [gs, hs] = [new Float64Array(BINS + 1), new Float64Array(BINS + 1)];
    for (let feature = 0; feature < names.length; feature++) {
      const size = edges[feature]?.length ?? 0;
      if (size === 0) continue;
      gs.fill(0);
      hs.fill(0);
      const column = bins[feature] ?? new Uint8Array();
      for (const i of members) {
        const bin = column[i] ?? 0;
        gs[bin] = (gs[bin] ?? 0) + (first[i] ?? 0);
        hs[bin] = (hs[bin] ?? 0) + (second[i] ?? 0);
      }
      let [lowG, lowH] = [0, 0];
      for (let bin = 0; bin < size; bin++) {
        lowG += gs[bin] ?? 0;
        lowH += hs[bin] ?? 0;
        const [highG, highH] = [g - lowG, h - lowH];
        if (lowH < leastInLeaf || highH < leastInLeaf) continue;
        const gain = (lowG * lowG) / (lowH + decay) + (highG * highG) / (highH + decay) - whole;
        if (gain > most) [most, best] = [gain, { feature, bin }];
      }
    }
    return best;
  };

  const all = Uint32Array.from(rows, (_, i) => i);
  for (let round = 0; round < rounds; round++) {
    first.fill(0);
    second.fill(0);
    derivatives(scores, first, second);
    trees.push(grow(all, depth));
  }
  return trees;
}

/** Values between which the rows are told apart, rising, at most BINS; to four digits, as they are stored. */
function edgesOf(rows: readonly Float64Array[], k: number): number[] {
  const sorted = Float64Array.from(rows, (row) => row[k] ?? 0).sort();
  const edges = new Set<number>();
  for (let cut = 1; cut <= BINS; cut++) {
    const value = sorted[Math.floor((cut * sorted.length) / (BINS + 1))] ?? 0;
    if (value < (sorted.at(-1) ?? 0)) edges.add(Math.round(value * 1e4) / 1e4);
  }
  return [...edges].sort((a, b) => a - b);
}

function binOf(value: number, edges: readonly number[]): number {
  let bin = 0;
  while (bin < edges.length && value > (edges[bin] ?? 0)) bin++;
  return bin;
}
