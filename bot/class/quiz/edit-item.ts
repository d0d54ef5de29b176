import { comparisonKey, foldSpaces, normalizeText } from '../../../knowledge/text/normalize.ts';
import { pollForm } from '../../quiz/poll-form.ts';
import type { QuizItem } from '../../quiz/quiz-item.ts';
import { QUIZ_EXPLANATION } from '../../quiz/quiz-messages.vi.ts';

export interface ItemEdit {
  readonly question: string;
  /** All options in their order; the right one as it was. */
  readonly options: readonly string[];
  readonly explanation: string;
}

/** Why an edit is not taken. */
export type EditProblem =
  | 'question-empty'
  | 'question-tells-answer'
  | 'option-empty'
  | 'options-alike'
  | 'right-changed'
  | 'wrong-stands-in-source'
  | 'explanation-lacks-answer'
  | 'statement-fixed';

const key = (text: string): string =>
  ` ${comparisonKey(text)
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()} `;
const clean = (text: string): string => foldSpaces(normalizeText(text)).trim();
const POLL_EXPLANATION = 200;

/**
 * The item with other words, or why they are not taken. The right answer and the quote stay: they are what was proven.
 * A true-or-false statement stays too, since it is the fact itself.
 */
export function editItem(
  item: QuizItem,
  edit: ItemEdit,
): { readonly ok: true; readonly item: QuizItem } | { readonly ok: false; readonly problem: EditProblem } {
  const [question, explanation] = [clean(edit.question), clean(edit.explanation)];
  const options = edit.options.map(clean);
  const problem = problemOf(item, { question, options, explanation });
  if (problem !== null) return { ok: false, problem };
  return {
    ok: true,
    item: { ...item, question, options, explanation, poll: pollOf(item, { question, options, explanation }) },
  };
}

function problemOf(item: QuizItem, { question, options, explanation }: ItemEdit): EditProblem | null {
  const right = item.options[item.correct] ?? '';
  if (question === '') return 'question-empty';
  if (options.length !== item.options.length || options.some((option) => option === ''))
    return 'option-empty';
  if (options[item.correct] !== right) return 'right-changed';
  if (
    item.kind === 'true-false' &&
    (question !== item.question || options.some((one, i) => one !== item.options[i]))
  )
    return 'statement-fixed';
  if (new Set(options.map(key)).size !== options.length) return 'options-alike';
  const isTrueFalse = item.kind === 'true-false';
  if (!isTrueFalse && item.kind !== 'order') {
    const source = key(item.source.quote);
    const isChanged = (option: string, i: number): boolean =>
      i !== item.correct && option !== item.options[i];
    if (options.some((option, i) => isChanged(option, i) && source.includes(key(option))))
      return 'wrong-stands-in-source';
    if (question !== item.question && key(question).includes(key(right))) return 'question-tells-answer';
  }
  return key(explanation).includes(key(isTrueFalse ? item.answer : right)) ||
    key(explanation).includes(key(item.answer))
    ? null
    : 'explanation-lacks-answer';
}

/** The item as a poll: with the trainer's explanation where it fits, else with answer and source. */
function pollOf(item: QuizItem, { question, options, explanation }: ItemEdit): QuizItem['poll'] {
  const { source, kind, correct, poll } = item;
  const where = source.locator === null ? source.label : `${source.label}, ${source.locator}`;
  const told = {
    answer: QUIZ_EXPLANATION.answer(item.answer),
    quote: source.quote,
    label: source.label,
    where,
  };
  const form = kind === 'true-false' ? poll : pollForm({ question, options, correct }, told);
  return form !== null && explanation.length <= POLL_EXPLANATION ? { ...form, explanation } : form;
}
