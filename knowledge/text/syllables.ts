import { foldDiacritics } from './fold.ts';
import { comparisonKey } from './normalize.ts';

/** A run of letters and digits; document numbers such as 35-CT/TW fall into 35, ct, tw. */
const SYLLABLE = /[\p{L}\p{N}]+/gu;

/** One syllable of a text with where it stands. */
export interface Syllable {
  /** Lower case, new tone placement. */
  readonly accented: string;
  /** The same without diacritics. */
  readonly folded: string;
  /** UTF-16 offsets in the text given. */
  readonly start: number;
  readonly end: number;
}

/** The syllables of a text in order. Vietnamese writes each syllable apart, so this needs no dictionary. */
export function syllablesOf(text: string): Syllable[] {
  const result: Syllable[] = [];
  for (const match of text.matchAll(SYLLABLE)) {
    const accented = comparisonKey(match[0]);
    result.push({
      accented,
      folded: foldDiacritics(accented),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return result;
}

/** Only the folded syllables, for counting and matching. */
export function foldedSyllables(text: string): string[] {
  return foldDiacritics(text).match(SYLLABLE) ?? [];
}
