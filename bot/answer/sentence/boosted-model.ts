import type { LinearModel } from './linear-model.ts';

/** A node of a decision tree: a leaf, or a question to one feature. */
export type TreeNode<Name extends string> =
  | { readonly value: number }
  | {
      readonly feature: Name;
      /** Up to this the answer is in `low`, above it in `high`. */
      readonly at: number;
      readonly low: TreeNode<Name>;
      readonly high: TreeNode<Name>;
    };

/** A linear model with small trees that add what features tell only together. */
export interface BoostedModel<Name extends string> extends LinearModel<Name> {
  readonly trees: readonly TreeNode<Name>[];
}

/** The score on the scale of log-odds. Features without a weight count nothing in the linear part. */
export function boostedScore<Name extends string>(
  model: BoostedModel<Name>,
  features: Readonly<Record<Name, number>>,
): number {
  const names = Object.keys(features);
  const known = flattened.get(model);
  const flat = known && isSameOrder(known.names, names) ? known : flatten(model, names);
  if (flat !== known) flattened.set(model, flat);
  return scoreOf(flat, Object.values(features));
}

/**
 * A model laid out in arrays for features in one order: it is asked for every sentence of every question, and looking
 * features up by name costs most of the time.
 */
interface FlatModel {
  readonly names: readonly string[];
  readonly bias: number;
  /** By place of the feature. */
  readonly weights: Float64Array;
  /** The first node of each tree. */
  readonly roots: Int32Array;
  /** By node: the place of the feature asked, or LEAF. */
  readonly feature: Int16Array;
  /** By node: the bound, or the value of a leaf. */
  readonly at: Float64Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

const LEAF = -1;
const flattened = new WeakMap<object, FlatModel>();

function isSameOrder(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

function flatten(model: BoostedModel<string>, names: readonly string[]): FlatModel {
  const places = new Map(names.map((name, place) => [name, place]));
  const [feature, at, low, high]: [number[], number[], number[], number[]] = [[], [], [], []];
  const add = (node: TreeNode<string>): number => {
    const place = feature.length;
    // A feature that is not there lies above every bound, as a place behind the last one does.
    feature.push('value' in node ? LEAF : (places.get(node.feature) ?? names.length));
    at.push('value' in node ? node.value : node.at);
    low.push(0);
    high.push(0);
    if (!('value' in node)) {
      low[place] = add(node.low);
      high[place] = add(node.high);
    }
    return place;
  };
  const roots = model.trees.map(add);
  return {
    names,
    bias: model.bias,
    weights: Float64Array.from(names, (name) => model.weights[name] ?? 0),
    roots: Int32Array.from(roots),
    feature: Int16Array.from(feature),
    at: Float64Array.from(at),
    low: Int32Array.from(low),
    high: Int32Array.from(high),
  };
}

function scoreOf(flat: FlatModel, values: readonly number[]): number {
  const { weights, roots, feature, at, low, high } = flat;
  let sum = flat.bias;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] ?? 0;
    for (let asked = feature[node] ?? LEAF; asked !== LEAF; asked = feature[node] ?? LEAF)
      node = ((values[asked] ?? Infinity) <= (at[node] ?? 0) ? low[node] : high[node]) ?? 0;
    sum += at[node] ?? 0;
  }
  return sum;
}
