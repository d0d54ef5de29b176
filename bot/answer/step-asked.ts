import { citePassage } from '../../knowledge/model/citation.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import type { AnswerPart } from './compose-answer.ts';
import type { Consultation } from './consult.ts';
import { asksForMore } from './show-more.ts';

const NUMBERS = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const ORDINALS: Readonly<Record<string, number>> = { nhat: 1, tu: 4, dau: 1 };

/** "Nói rõ bước 3", "còn ý thứ hai thì sao", "bước 4 làm gì": one item of the list before, and nothing else. Folded. */
const STEP = new RegExp(
  '^(?:(?:cho (?:toi|em|minh) )?(?:noi|giai thich|trinh bay|neu|ke|doc|xem)(?: (?:ro|ky|cu the|them|chi tiet|lai|hon|ve))* |(?:a |vay |roi |the )*(?:con )?(?:the )?)?' +
    `(?:o |cua |ve )?(?:buoc|y|muc|noi dung|truong hop|khau|dong)(?: (?:thu|so))? (\\d{1,2}|${[...NUMBERS, ...Object.keys(ORDINALS)].join('|')})` +
    '(?: (?:thi|la|lam|gom|noi|nhu|the|nhung|cu|chi|ra|gi|sao|nao|ro|hon|tiet|vay|a|nhe|di|viec))*$',
);

/** Which item of a list the words ask for, from 1; null when they ask something else. */
export function stepAsked(text: string): number | null {
  const folded = foldDiacritics(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const word = STEP.exec(folded)?.[1];
  if (word === undefined) return null;
  return /^\d/.test(word) ? Number(word) : (ORDINALS[word] ?? NUMBERS.indexOf(word) + 1);
}

/**
 * What the passage of one item says, when the words ask for an item of the list that answered an earlier turn; else null.
 * `ask` looks an earlier turn up with the turns before it, and gives null when it has no answer.
 */
export async function consultStep(
  text: string,
  history: readonly string[],
  ask: (turn: string, before: readonly string[]) => Promise<Consultation | null>,
): Promise<Consultation | null> {
  const number = stepAsked(text);
  if (number === null) return null;
  const at = history.findLastIndex((turn) => stepAsked(turn) === null && !asksForMore(turn));
  const before = history[at];
  const consulted = before === undefined ? null : await ask(before, history.slice(0, at));
  if (consulted === null) return null;
  const item = itemOf(consulted.parts, number);
  return item && { ...consulted, parts: sentencesOfItem(item) };
}

function itemOf(parts: readonly AnswerPart[], number: number): AnswerPart | null {
  const items = parts.filter(({ as, citation: { quote } }) => as === 'line' && !quote.endsWith(':'));
  const numbered = items.find(({ citation: { quote } }) =>
    new RegExp(`^(?:${number}[.)] )?(?:buoc ${number}(?!\\d)|${number}[.)] )`).test(foldDiacritics(quote)),
  );
  return numbered ?? items[number - 1] ?? null;
}

function sentencesOfItem({ citation: { passage }, document }: AnswerPart): AnswerPart[] {
  return sentencesOf(passage.text).flatMap(({ text }, rank): AnswerPart[] => {
    const citation = citePassage(passage, text);
    return citation ? [{ citation, document, as: 'sentence', rank }] : [];
  });
}
