import { cleanText } from '../clean-message.ts';
import type { OutgoingQuiz } from '../outgoing.ts';
import { escapeHtml } from './html-text.ts';
import { TEXT_UNITS } from './telegram-limits.ts';
import { QUIZ_ABOVE, optionLetter } from './telegram-messages.vi.ts';

const QUESTION = 300;
const OPTION = 100;
const EXPLANATION = 200;
const MAX_OPTIONS = 12;

/** Field of a stored poll that tells whose it is; taken out before it is sent. */
export const QUIZ_REF = 'quizRef';

interface Call {
  readonly method: string;
  readonly payload: Record<string, unknown>;
}

/**
 * A quiz as a poll that Telegram marks. What a poll has no room for stands in a message above it, and the poll has
 * letters. Empty when it cannot be asked at all (no options, or the right one is not among them).
 */
export function formatQuiz(quiz: OutgoingQuiz): Call[] {
  const question = oneLine(quiz.question);
  const options = quiz.options.map(oneLine);
  if (options.length === 0 || options.length > MAX_OPTIONS || quiz.right < 0 || quiz.right >= options.length)
    return [];
  const isShort =
    question !== '' &&
    question.length <= QUESTION &&
    options.every((option) => option !== '' && option.length <= OPTION);
  const seconds = quiz.openSeconds;
  const explanation = shortened(quiz.explanation);
  const poll = {
    method: 'sendPoll',
    payload: {
      question: isShort ? question : QUIZ_ABOVE,
      options: options.map((text, index) => ({ text: isShort ? text : optionLetter(index) })),
      type: 'quiz',
      correct_option_ids: [quiz.right],
      is_anonymous: false,
      ...(quiz.ref === undefined ? {} : { [QUIZ_REF]: quiz.ref }),
      ...(explanation === '' ? {} : { explanation }),
      ...(seconds === null ? {} : { open_period: Math.min(2_628_000, Math.max(5, Math.round(seconds))) }),
    },
  };
  if (isShort) return [poll];
  const text = [question, ...options.map((option, index) => `${optionLetter(index)}. ${option}`)].join('\n');
  return text.length > TEXT_UNITS
    ? []
    : [{ method: 'sendMessage', payload: { text: escapeHtml(text), parse_mode: 'HTML' } }, poll];
}

const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** Whole words with `…`: the explanation is an aid, its source can be opened. */
function shortened(text: string): string {
  const line = oneLine(text);
  return line.length <= EXPLANATION ? line : `${line.slice(0, EXPLANATION - 1).replace(/\s+\S*$/, '')}…`;
}
