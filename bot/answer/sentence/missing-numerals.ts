import { remembering } from '../../../knowledge/text/remembering.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';

const WORDS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const ORDINALS: Readonly<Record<string, string>> = { nhat: '1', nhi: '2', tu: '4' };
/** Roman numerals of two letters or more; a lone I, V or X is more often a letter. */
const ROMAN = /^(?=[ivxl]{2,6}$)x{0,4}(?:ix|iv|v?i{0,3})$/;

/**
 * The numerals of a question (folded syllables) that stand in none of the texts, neither as digits nor as a
 * word; Roman ones only as they are. A question about "Điều 15" or "Đại hội XV" is not answered by words about another one.
 */
export function missingNumerals(question: readonly string[], texts: readonly string[]): string[] {
  const numerals = question.filter(isNumeral);
  if (numerals.length === 0) return [];
  const held = texts.map(formsIn);
  return numerals.filter(
    (numeral) => !formsOf(numeral).some((form) => held.some((forms) => forms.has(form))),
  );
}

const TEXTS_HELD = 2_000;
const formsIn = remembering(
  TEXTS_HELD,
  (text: string): ReadonlySet<string> => new Set(foldedSyllables(text).flatMap(formsOf)),
);

function isNumeral(syllable: string): boolean {
  return /^\d{1,4}$/.test(syllable) || ROMAN.test(syllable);
}

/** The syllable and the digits it may stand for. */
function formsOf(syllable: string): string[] {
  const digits = /^\d+$/.test(syllable) ? String(Number(syllable)) : null;
  if (digits !== null) return [digits];
  const word = WORDS.indexOf(syllable);
  if (word > 0) return [syllable, String(word)];
  const ordinal = ORDINALS[syllable];
  if (ordinal !== undefined) return [syllable, ordinal];
  return [syllable];
}
