import { ANSWER_FEATURE_NAMES } from '../../bot/answer/sentence/answer-features.ts';
import { foldOf, FOLDS } from './folds.ts';
import type { JudgedReading } from './judged-readings.ts';
import type { ReaderModels } from '../../bot/answer/read-answer.ts';
import { boostedScore } from '../../bot/answer/sentence/boosted-model.ts';
import { logistic } from '../../bot/answer/sentence/linear-model.ts';
import { boost, type BoostOptions } from './boosting.ts';
import { fitLogistic } from './listwise-fit.ts';
import { namedWeights } from './named-weights.ts';
import type { Prediction } from './reliability.ts';

/** Confidence of each reading by a model that was fitted without the questions of its source. */
export function crossValidated(judged: readonly JudgedReading[]): Prediction[] {
  const predictions: Prediction[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitConfidence(judged.filter(({ group }) => foldOf(group) !== fold));
    judged.forEach((one, i) => {
      if (foldOf(one.group) !== fold) return;
      const confidence = logistic(boostedScore(model, one.features));
      predictions[i] = { confidence, right: one.right, weight: one.weight };
    });
  }
  return predictions;
}

const TREES: BoostOptions = { rounds: 90, depth: 3, rate: 0.07, leastInLeaf: 4, decay: 4 };

/** The confidence model on all of the readings: a logistic regression, and trees on what it leaves. */
export function fitConfidence(judged: readonly JudgedReading[]): ReaderModels['confidence'] {
  const rows = judged.map(rowOf);
  const { weights, bias } = fitLogistic(
    rows,
    judged.map(({ right }) => right),
    judged.map(({ weight }) => weight),
    { iterations: 500, rate: 0.08, decay: 4e-3 },
  );
  const linear = namedWeights(ANSWER_FEATURE_NAMES, weights, bias);
  const scores = Float64Array.from(judged, ({ features }) =>
    boostedScore({ ...linear, trees: [] }, features),
  );
  const trees = boost(
    ANSWER_FEATURE_NAMES,
    rows,
    scores,
    (at, first, second) => {
      judged.forEach(({ right, weight }, i) => {
        const probability = logistic(at[i] ?? 0);
        first[i] = weight * (probability - (right ? 1 : 0));
        second[i] = weight * probability * (1 - probability);
      });
    },
    TREES,
  );
  return { ...linear, trees };
}

/** Share of the right answers to real questions that may be refused. */
const WRONGLY_REFUSED = 0.06;

/** The highest threshold that refuses hardly any right answer to the questions of cadres, or to those of public sets. */
export function bestThreshold(
  unseen: readonly Prediction[],
  judged: readonly JudgedReading[],
  isOfCadres: boolean,
): number {
  const right = unseen
    .filter((one, i) => one.right && judged[i]?.isOfCadres === isOfCadres)
    .map(({ confidence }) => confidence)
    .sort((a, b) => a - b);
  return Math.floor((right[Math.floor(WRONGLY_REFUSED * right.length)] ?? 0.5) * 100) / 100;
}

function rowOf({ features }: JudgedReading): Float64Array {
  return Float64Array.from(ANSWER_FEATURE_NAMES, (name) => features[name]);
}
