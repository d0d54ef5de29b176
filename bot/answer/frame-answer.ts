import type { AnswerGrounds } from './answer-trace.ts';
import type { AnswerPart, ComposedAnswer } from './compose-answer.ts';
import { firstLine } from './situation/first-line.ts';

/** The answer with what must be known before acting on its sources in the first line, and how the question was read. */
export function frameAnswer(
  answer: ComposedAnswer,
  parts: readonly AnswerPart[],
  { situation, readingNotes, knowledge }: Pick<AnswerGrounds, 'situation' | 'readingNotes' | 'knowledge'>,
): ComposedAnswer {
  const first = firstLine(parts, situation, knowledge.reader);
  return {
    ...answer,
    text: first === '' ? answer.text : `${first}\n${answer.text}`,
    notes: [...readingNotes, ...answer.notes],
  };
}
