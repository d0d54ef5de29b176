import type { PollForm, QuizItem } from './quiz-item.ts';
import { QUIZ_EXPLANATION } from './quiz-messages.vi.ts';

/** Limits of a Telegram quiz poll, in UTF-16 units. */
const QUESTION = 300;
const OPTION = 100;
const OPTIONS = 12;
const EXPLANATION = 200;
const LINE_FEEDS = 2;

/**
 * The item as a poll, or null when it does not fit. Nothing that is asked is cut; of the explanation the quote is left
 * out, then the source, never the answer.
 */
export function pollForm(
  item: Pick<QuizItem, 'question' | 'options' | 'correct'>,
  explanation: {
    readonly answer: string;
    readonly quote: string;
    readonly label: string;
    readonly where: string;
  },
): PollForm | null {
  const { question, options, correct } = item;
  if (
    question.length > QUESTION ||
    options.length > OPTIONS ||
    options.some((option) => option.length > OPTION)
  )
    return null;
  const forms = [
    `${explanation.answer} ${QUIZ_EXPLANATION.quoted(explanation.quote, explanation.where)}`,
    `${explanation.answer} ${QUIZ_EXPLANATION.source(explanation.where)}`,
    `${explanation.answer} ${QUIZ_EXPLANATION.source(explanation.label)}`,
    explanation.answer,
  ];
  const fitting = forms.find(
    (text) => text.length <= EXPLANATION && text.split('\n').length <= LINE_FEEDS + 1,
  );
  return fitting === undefined ? null : { question, options, correct, explanation: fitting };
}
