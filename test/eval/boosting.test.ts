import { expect, test } from 'vitest';
import { boostedScore } from '../../bot/answer/sentence/boosted-model.ts';
import { boost } from './boosting.ts';

const NAMES = ['left', 'right'] as const;
type Name = (typeof NAMES)[number];

/** Right when exactly one of the two features is on: no sum of the two tells it. */
const examples = Array.from({ length: 80 }, (_, i) => {
  // Some pairs come more often, or no single question would tell anything.
  const [left, right] = (
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const
  )[i % 5] ?? [0, 0];
  return { left, right, holds: left !== right };
});

function fitted() {
  const scores = new Float64Array(examples.length);
  return boost<Name>(
    NAMES,
    examples.map(({ left, right }) => Float64Array.of(left, right)),
    scores,
    (at, first, second) => {
      examples.forEach(({ holds }, i) => {
        const probability = 1 / (1 + Math.exp(-(at[i] ?? 0)));
        first[i] = probability - (holds ? 1 : 0);
        second[i] = probability * (1 - probability);
      });
    },
    { rounds: 40, depth: 3, rate: 0.3, leastInLeaf: 0.5, decay: 0.1 },
  );
}

test('trees learn what the features tell only together', () => {
  const model = { bias: 0, weights: { left: 0, right: 0 }, trees: fitted() };

  for (const { left, right, holds } of examples.slice(0, 4))
    expect(boostedScore(model, { left, right }) > 0).toBe(holds);
});

test('the same examples give the same trees', () => {
  expect(fitted()).toEqual(fitted());
});
