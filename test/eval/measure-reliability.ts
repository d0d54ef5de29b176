import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import { crossValidated } from './confidence-fit.ts';
import { judgeReadings, type JudgedReading } from './judged-readings.ts';
import { reliabilityLines } from './reliability.ts';
import { loadCorpora } from './training-corpora.ts';

/** The tables of `eval reliability`: for each set and for all, confidence of a model that was not fitted on the question's source. */
export async function measureReliability(sharedFolder: string): Promise<string[]> {
  const models = loadReaderModels();
  const judged: JudgedReading[] = [];
  for (const corpus of await loadCorpora(sharedFolder)) judged.push(...(await judgeReadings(corpus, models)));
  return reliabilityReport(judged);
}

/** One table for each set and one for all. */
export function reliabilityReport(judged: readonly JudgedReading[]): string[] {
  const unseen = crossValidated(judged);
  const sets = [...new Set(judged.map(({ corpus }) => corpus))];
  return [
    ...sets.flatMap((name) => [
      `${name}: each question predicted without its source`,
      ...reliabilityLines(unseen.filter((_, i) => judged[i]?.corpus === name)),
      '',
    ]),
    'all sets',
    ...reliabilityLines(unseen),
  ];
}
