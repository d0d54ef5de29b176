import { writeFileSync } from 'node:fs';
import type { ReaderModels } from '../../bot/answer/read-answer.ts';
import { ANSWER_FEATURE_NAMES } from '../../bot/answer/sentence/answer-features.ts';
import { FEATURE_NAMES, type FeatureName } from '../../bot/answer/sentence/sentence-features.ts';
import { judgeReadings, type JudgedReading } from './judged-readings.ts';
import { bestThreshold, crossValidated, fitConfidence } from './confidence-fit.ts';
import { fitListwise, type TrainingList } from './listwise-fit.ts';
import { reliabilityReport } from './measure-reliability.ts';
import { openScratchVersion } from './scratch-version.ts';
import { loadCorpora } from './training-corpora.ts';
import { readQuestions, type ReadQuestion } from './training-set.ts';

const PASSAGES = 12;

/** What is printed and written. */
export interface FittedReader extends ReaderModels {
  readonly threshold: number;
}

/**
 * Fits the sentence ranker and the confidence model on development data and writes them; prints the reliability of the
 * confidence on questions that it was not fitted on.
 */
export async function fitReaderModels(
  sharedFolder: string,
  output: string,
  say: (line: string) => void,
): Promise<void> {
  const corpora = await loadCorpora(sharedFolder);
  const lists: TrainingList[] = [];
  for (const { name, documents, register, questions, weight } of corpora) {
    const version = await openScratchVersion(documents, register);
    const read = await readQuestions(version.knowledge, questions, PASSAGES);
    lists.push(...read.map((question) => toList(question, weight)));
    const reachable = read.filter(({ right }) => right.some(Boolean)).length;
    say(`${name}: ${questions.length} questions, ${reachable} within reach of the ranker`);
    version.remove();
  }
  const ranker = fitListwise(lists, { iterations: 160, rate: 0.12, decay: 2e-4 });
  const sentence = named(FEATURE_NAMES, ranker.weights, 0);
  const untrained = named(ANSWER_FEATURE_NAMES, new Float64Array(ANSWER_FEATURE_NAMES.length), 0);

  const judged: JudgedReading[] = [];
  for (const corpus of corpora)
    judged.push(...(await judgeReadings(corpus, { sentence, confidence: untrained })));
  if (process.env['JUDGED']) writeFileSync(process.env['JUDGED'], JSON.stringify(judged));
  const fitted = fitConfidence(judged);
  const confidence = named(ANSWER_FEATURE_NAMES, fitted.weights, fitted.bias);
  const threshold = bestThreshold(crossValidated(judged), judged);
  for (const line of reliabilityReport(judged)) say(line);
  writeFileSync(output, `${JSON.stringify({ sentence, confidence, threshold }, null, 2)}\n`);
  say(`\nthreshold ${threshold}; written to ${output}`);
}

function toList({ features, right }: ReadQuestion, weight: number): TrainingList {
  return {
    rows: features.map((row) => Float64Array.from(FEATURE_NAMES, (name: FeatureName) => row[name])),
    right,
    weight,
  };
}

function named<Name extends string>(names: readonly Name[], weights: Float64Array, bias: number) {
  const entries = names.map((name, i) => [name, Math.round((weights[i] ?? 0) * 1e4) / 1e4] as const);
  return { bias: Math.round(bias * 1e4) / 1e4, weights: Object.fromEntries(entries) as Record<Name, number> };
}
