import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boostedScore,
  type BoostedModel,
  type TreeNode,
} from '../../../../bot/answer/sentence/boosted-model.ts';

const NAMES = ['cover', 'order', 'length'] as const;
type Name = (typeof NAMES)[number];

/** The definition, node by node. */
function walked(model: BoostedModel<Name>, features: Readonly<Record<Name, number>>): number {
  let sum = model.bias;
  for (const name of NAMES) sum += model.weights[name] * features[name];
  for (const tree of model.trees) {
    let node = tree;
    while (!('value' in node)) node = features[node.feature] <= node.at ? node.low : node.high;
    sum += node.value;
  }
  return sum;
}

const number = fc.double({ min: -2, max: 2, noNaN: true });
const features = fc.record({ cover: number, order: number, length: number });
const leaf = number.map((value): TreeNode<Name> => ({ value }));
const tree = fc.letrec<{ node: TreeNode<Name> }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ feature: fc.constantFrom(...NAMES), at: number, low: tie('node'), high: tie('node') }),
  ),
})).node;
const model = fc.record({ bias: number, weights: features, trees: fc.array(tree, { maxLength: 6 }) });

test('a score is that of the trees walked node by node', () => {
  fc.assert(
    fc.property(model, fc.array(features, { minLength: 1, maxLength: 5 }), (one, rows) => {
      for (const row of rows) expect(boostedScore(one, row)).toBe(walked(one, row));
    }),
  );
});

test('features in another order are not taken for one another', () => {
  const one: BoostedModel<Name> = {
    bias: 0,
    weights: { cover: 1, order: 10, length: 100 },
    trees: [{ feature: 'length', at: 2, low: { value: 0 }, high: { value: 1000 } }],
  };

  expect(boostedScore(one, { cover: 1, order: 2, length: 3 })).toBe(1321);
  expect(boostedScore(one, { length: 3, order: 2, cover: 1 })).toBe(1321);
});
