import { isVietnameseSyllable } from '../encoding/vietnamese-syllable.ts';

const SAMPLE = 20_000;
/** Fewer letters than this prove nothing. */
const MIN_LETTERS = 120;
/** Codes without meaning: private use, replacement, controls, unassigned. */
const NO_LETTER = /[\p{Co}\p{Cn}\uFFFD]|(?![\t\n\r])\p{Cc}/gu;
/** Scripts in which the papers of this country and names in them are written. */
const KNOWN_LETTER = /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Greek}]/u;
const VIETNAMESE_LETTER =
  /[ăâđêôơư\u00C0-\u00C3\u00C8-\u00CA\u00CC\u00CD\u00D2-\u00D5\u00D9\u00DA\u00DD\u00E0-\u00E3\u00E8-\u00EA\u00EC\u00ED\u00F2-\u00F5\u00F9\u00FA\u00FD\u0128\u0129\u0168\u0169\u1EA0-\u1EF9]/giu;

/** Whether the codes of a page are not those of the letters it shows, so that only its picture can be read. */
export function isBroken(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const inked = sample.replace(/\s+/g, '');
  if (inked.length === 0) return false;
  const meaningless = (inked.match(NO_LETTER) ?? []).length;
  if (meaningless > Math.max(3, inked.length * 0.08)) return true;
  const letters = inked.match(/\p{L}/gu) ?? [];
  if (letters.length < MIN_LETTERS) return false;
  const foreign = letters.filter((letter) => !KNOWN_LETTER.test(letter)).length;
  if (foreign > letters.length * 0.3) return true;
  return wordlike(sample) < 0.25;
}

/** Whether a text is Vietnamese with its marks, as a good text layer of a scan has them. */
export function isGoodVietnamese(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const letters = (sample.match(/\p{L}/gu) ?? []).length;
  const marked = (sample.match(VIETNAMESE_LETTER) ?? []).length;
  return letters >= 50 && marked >= letters * 0.12 && !isBroken(sample) && syllableShare(sample) >= 0.8;
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

function syllableShare(text: string): number {
  const words = wordsOf(text).filter((word) => word.length > 1 && /\p{Ll}/u.test(word));
  const total = words.reduce((sum, word) => sum + word.length, 0);
  const good = words.reduce((sum, word) => sum + (isVietnameseSyllable(word) ? word.length : 0), 0);
  return total === 0 ? 1 : good / total;
}

/**
 * Share of the letters that stand in words people could write: syllables, or small letters in the measure of vowels
 * and consonants of any European language. Codes taken for letters give capitals without measure: `óẄL KWKẆ EÄR`.
 */
function wordlike(text: string): number {
  let total = 0;
  let good = 0;
  for (const word of wordsOf(text)) {
    total += word.length;
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
    const vowels = (plain.match(/[aeiouy]/gi) ?? []).length;
    const isPlain = /^[A-Za-z][a-z]{2,19}$/.test(plain) && !/[^aeiouy]{5}/i.test(plain);
    if (isVietnameseSyllable(word, true) || (isPlain && vowels >= word.length * 0.2)) good += word.length;
  }
  return total === 0 ? 1 : good / total;
}
