import { ANSWER_FEATURE_NAMES } from '../../bot/answer/sentence/answer-features.ts';
import { foldOf, FOLDS } from './folds.ts';
import type { JudgedReading } from './judged-readings.ts';
import { fitLogistic, type Fitted } from './listwise-fit.ts';
import type { Prediction } from './reliability.ts';

/** Confidence of each reading by a model that was fitted without the questions of its source. */
export function crossValidated(judged: readonly JudgedReading[]): Prediction[] {
  const predictions: Prediction[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const { weights, bias } = fitConfidence(judged.filter(({ group }) => foldOf(group) !== fold));
    judged.forEach((one, i) => {
      if (foldOf(one.group) !== fold) return;
      const score = rowOf(one).reduce((sum, value, k) => sum + value * (weights[k] ?? 0), bias);
      predictions[i] = { confidence: 1 / (1 + Math.exp(-score)), right: one.right, weight: one.weight };
    });
  }
  return predictions;
}

/** The confidence model on all of the readings. */
export function fitConfidence(judged: readonly JudgedReading[]): Fitted {
  return fitLogistic(
    judged.map(rowOf),
    judged.map(({ right }) => right),
    judged.map(({ weight }) => weight),
    { iterations: 800, rate: 0.08, decay: 1e-3 },
  );
}

/** Share of the right answers to real questions that may be refused. */
const WRONGLY_REFUSED = 0.06;

/** The highest threshold that refuses hardly any right answer to the questions of cadres. */
export function bestThreshold(unseen: readonly Prediction[], judged: readonly JudgedReading[]): number {
  const right = unseen
    .filter((one, i) => one.right && judged[i]?.isOfCadres === true)
    .map(({ confidence }) => confidence)
    .sort((a, b) => a - b);
  return Math.floor((right[Math.floor(WRONGLY_REFUSED * right.length)] ?? 0.5) * 100) / 100;
}

function rowOf({ features }: JudgedReading): Float64Array {
  return Float64Array.from(ANSWER_FEATURE_NAMES, (name) => features[name]);
}
