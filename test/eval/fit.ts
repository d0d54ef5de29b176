import { writeFileSync } from 'node:fs';
import type { ReaderModels } from '../../bot/answer/read-answer.ts';
import { ANSWER_FEATURE_NAMES } from '../../bot/answer/sentence/answer-features.ts';
import { judgeReadings, type JudgedReading } from './judged-readings.ts';
import { bestThreshold, crossValidated, fitConfidence } from './confidence-fit.ts';
import { namedWeights } from './named-weights.ts';
import { reliabilityReport } from './measure-reliability.ts';
import { fitRanker, rankingLists } from './ranker-fit.ts';
import { loadCorpora } from './training-corpora.ts';

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
  const lists = await rankingLists(corpora, say);
  const sentence = fitRanker(lists);
  const untrained = namedWeights(ANSWER_FEATURE_NAMES, new Float64Array(ANSWER_FEATURE_NAMES.length), 0);

  const judged: JudgedReading[] = [];
  for (const corpus of corpora)
    judged.push(...(await judgeReadings(corpus, { sentence, confidence: untrained })));
  const fitted = fitConfidence(judged);
  const confidence = namedWeights(ANSWER_FEATURE_NAMES, fitted.weights, fitted.bias);
  const threshold = bestThreshold(crossValidated(judged), judged);
  for (const line of reliabilityReport(judged)) say(line);
  writeFileSync(output, `${JSON.stringify({ sentence, confidence, threshold }, null, 2)}\n`);
  say(`\nthreshold ${threshold}; written to ${output}`);
}
