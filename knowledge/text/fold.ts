import { comparisonKey } from './normalize.ts';

const MARKS = /\p{M}+/gu;
/** What folding again would not change: small ASCII letters, digits and signs with single spaces between. */
const FOLDED = /^[!-@[-~]+(?: [!-@[-~]+)*$/;

/**
 * The accent-free key of a text: `comparisonKey` without diacritics, đ as d. "Đảng uỷ" and "dang uy" fold alike.
 * Folding twice equals folding once.
 */
export function foldDiacritics(text: string): string {
  if (FOLDED.test(text)) return text;
  const folded = comparisonKey(text).normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd');
  return FOLDED.test(folded) ? folded : comparisonKey(folded);
}

/** Whether any letter of the text carries a Vietnamese diacritic or is đ. */
export function hasDiacritics(text: string): boolean {
  const key = comparisonKey(text);
  return /đ/.test(key) || /\p{M}/u.test(key.normalize('NFD'));
}
