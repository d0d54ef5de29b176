import type { Answerer } from '../../bot/answer/answer.ts';
import {
  answerMetrics,
  judge,
  questionSchema,
  type AnswerMetrics,
  type EvalQuestion,
  type QuestionOutcome,
} from './answer-metrics.ts';

export interface AnswerEvaluation {
  readonly metrics: AnswerMetrics;
  readonly outcomes: readonly QuestionOutcome[];
}

/** Asks every question once and judges the answers. */
export async function evaluateAnswers(
  answerer: Answerer,
  questions: readonly EvalQuestion[],
): Promise<AnswerEvaluation> {
  const outcomes: QuestionOutcome[] = [];
  for (const question of questions) {
    const answer = await answerer.answer({
      text: question.question,
      ...(question.history ? { history: question.history } : {}),
      ...(question.asOf ? { asOf: question.asOf } : {}),
      ...(question.place ? { place: question.place } : {}),
    });
    outcomes.push(judge(question, answer));
  }
  return { metrics: answerMetrics(outcomes), outcomes };
}

/** The questions of a JSON Lines text. Throws with the line number at the first line that is not one. */
export function parseQuestions(text: string): EvalQuestion[] {
  return text.split('\n').flatMap((line, i): EvalQuestion[] => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new Error(`line ${i + 1} is not JSON`);
    }
    const parsed = questionSchema.safeParse(value);
    if (!parsed.success)
      throw new Error(`line ${i + 1} is not a question: ${parsed.error.issues[0]?.message ?? ''}`);
    return [parsed.data];
  });
}
