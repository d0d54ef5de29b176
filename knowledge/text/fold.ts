import { comparisonKey } from './normalize.ts';

const MARKS = /\p{M}+/gu;

/**
 * The accent-free key of a text: `comparisonKey` without diacritics, đ as d. "Đảng uỷ" and "dang uy" fold alike.
 * Folding twice equals folding once.
 */
export function foldDiacritics(text: string): string {
  return comparisonKey(comparisonKey(text).normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd'));
}

/** Whether any letter of the text carries a Vietnamese diacritic or is đ. */
export function hasDiacritics(text: string): boolean {
  const key = comparisonKey(text);
  return /đ/.test(key) || /\p{M}/u.test(key.normalize('NFD'));
}
