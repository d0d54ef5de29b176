import { linearScore, type LinearModel } from './linear-model.ts';

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

/** The score on the scale of log-odds. */
export function boostedScore<Name extends string>(
  model: BoostedModel<Name>,
  features: Readonly<Record<Name, number>>,
): number {
  return model.trees.reduce((sum, tree) => sum + leafOf(tree, features), linearScore(model, features));
}

function leafOf<Name extends string>(tree: TreeNode<Name>, features: Readonly<Record<Name, number>>): number {
  let node = tree;
  while (!('value' in node)) node = features[node.feature] <= node.at ? node.low : node.high;
  return node.value;
}
