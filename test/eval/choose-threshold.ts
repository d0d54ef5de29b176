import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import type { Answerer } from '../../bot/answer/answer.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { evaluateAnswers } from './evaluate-answers.ts';
import { modelsText } from './fit.ts';

const TRIED = [0.1, 0.13, 0.16, 0.19, 0.22, 0.25, 0.28, 0.31, 0.34];
/** Share of the questions that may lose their full answer: an answer beside the question harms more than a refusal. */
const MAY_LOSE = 0.035;

/**
 * Asks the whole product at each threshold of refusal and writes the highest that costs few full answers into the
 * file of models; says what each gives.
 */
export async function chooseThreshold(
  questions: readonly EvalQuestion[],
  answererAt: (threshold: number) => Answerer,
  output: string,
  say: (line: string) => void,
): Promise<void> {
  const measured: { readonly threshold: number; readonly full: number }[] = [];
  say('threshold  full   refused: wrongly  rightly');
  for (const threshold of TRIED) {
    const { metrics } = await evaluateAnswers(answererAt(threshold), questions);
    const { fullAnswerRate, wrongRefusals, refusalRecall } = metrics;
    measured.push({ threshold, full: fullAnswerRate ?? 0 });
    say(
      [
        threshold.toFixed(2).padEnd(10),
        shown(fullAnswerRate).padEnd(15),
        shown(wrongRefusals).padEnd(8),
        shown(refusalRecall),
      ].join(' '),
    );
  }
  const most = Math.max(...measured.map(({ full }) => full));
  const chosen = measured.filter(({ full }) => full >= most - MAY_LOSE).at(-1)?.threshold;
  const models = loadReaderModels(pathToFileURL(output));
  if (chosen !== undefined) writeFileSync(output, modelsText({ ...models, threshold: chosen }));
  say(`threshold ${chosen ?? ''}; written to ${output}`);
}

function shown(rate: number | null): string {
  return rate === null ? '–' : rate.toFixed(3);
}
