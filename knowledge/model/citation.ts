import { foldSpaces } from '../text/normalize.ts';
import type { Passage } from './passage.ts';

/** A passage with the exact words taken from it. Built only by `citePassage`, so the quote always stands in the passage. */
export interface Citation {
  readonly passage: Passage;
  /** NFC, white space folded, otherwise verbatim. */
  readonly quote: string;
}

/** Whether the quote stands word for word in the text, after NFC and white-space folding. Case and marks count. */
export function quoteStandsIn(quote: string, text: string): boolean {
  const wanted = foldSpaces(quote);
  return wanted !== '' && foldSpaces(text).includes(wanted);
}

/** The citation of these words of the passage, or null when the passage does not hold them verbatim. */
export function citePassage(passage: Passage, quote: string): Citation | null {
  return quoteStandsIn(quote, passage.text) ? { passage, quote: foldSpaces(quote) } : null;
}
