import { writeFileSync } from 'node:fs';
import type { BoostedModel } from '../../bot/answer/sentence/boosted-model.ts';
import type { ReaderModels } from '../../bot/answer/read-answer.ts';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import { judgeReadings, type JudgedReading } from './judged-readings.ts';
import { bestThreshold, crossValidated, fitConfidence } from './confidence-fit.ts';
import { reliabilityReport } from './measure-reliability.ts';
import { fitRanker, rankingLists } from './ranker-fit.ts';
import { loadCorpora } from './training-corpora.ts';

/** What is printed and written. */
export interface FittedReader extends ReaderModels {
  readonly threshold: number;
}

/** Threshold while fitting; the last one is chosen afterwards. */
const READ_FROM = 0.25;

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
  // The confidence has a say in which sources are read: the last one, until this one is fitted.
  const last = loadReaderModels().confidence;
  const judged: JudgedReading[] = [];
  for (const corpus of corpora)
    judged.push(...(await judgeReadings(corpus, { sentence, confidence: last, threshold: READ_FROM })));
  const confidence = fitConfidence(judged);
  const unseen = crossValidated(judged);
  const threshold = bestThreshold(unseen, judged, true);
  const thresholdElsewhere = Math.min(threshold, bestThreshold(unseen, judged, false));
  for (const line of reliabilityReport(judged)) say(line);
  writeFileSync(output, modelsText({ sentence, confidence, threshold, thresholdElsewhere }));
  say(`\nthreshold ${threshold}, elsewhere ${thresholdElsewhere}; written to ${output}`);
}

/** The models as text: a line for each weight and tree, so that two fits can be compared. */
export function modelsText(models: FittedReader): string {
  const model = ({ bias, weights, trees }: BoostedModel<string>): string =>
    [
      '{',
      `    "bias": ${bias},`,
      `    "weights": ${JSON.stringify(weights, null, 6).replace(/\}$/, '    }')},`,
      `    "trees": [${trees.map((tree) => `\n      ${JSON.stringify(tree)}`).join(',')}\n    ]`,
      '  }',
    ].join('\n');
  const { sentence, confidence, threshold, thresholdElsewhere } = models;
  const elsewhere =
    thresholdElsewhere === undefined ? '' : `,\n  "thresholdElsewhere": ${thresholdElsewhere}`;
  return `{\n  "sentence": ${model(sentence)},\n  "confidence": ${model(confidence)},\n  "threshold": ${threshold}${elsewhere}\n}\n`;
}
