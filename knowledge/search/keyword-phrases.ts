import { normalizeText } from '../text/normalize.ts';
import { isMarked, type Token, type TokenizedText, type Tokenizer } from './keyword-tokens.ts';

/** Words of a question that must stand together to count. */
export interface AskedPhrase {
  readonly kind: 'quoted' | 'name';
  readonly tokens: readonly Token[];
}

/** `"nhân sự"`, `“nhân sự”`; near miss: an opening quote that is never closed. At most 300 characters inside. */
const QUOTED = /["“”„«]([^"“”„«»\n]{1,300})["“”»]/gu;
/** More phrases than this come from pasted text, not from a question. */
const MOST_PHRASES = 8;

/** Quoted phrases of a question. */
export function quotedPhrases(text: string, tokenizer: Tokenizer): AskedPhrase[] {
  return [...normalizeText(text).matchAll(QUOTED)]
    .map((match) => ({ kind: 'quoted' as const, tokens: tokenizer.tokens(match[1] ?? '') }))
    .filter(({ tokens }) => tokens.length > 0)
    .slice(0, MOST_PHRASES);
}

/**
 * Proper names typed with diacritics: runs of at least two capitalised syllables, one of them with marks. The capital
 * of a sentence's first word counts only before two more ("Nguyễn Văn An là ai?", not "Theo Điều 5"). A question typed
 * in capitals throughout has no names that could be told apart.
 */
export function properNames({ tokens, starts }: TokenizedText): AskedPhrase[] {
  const capitalised = tokens.map((token) => /^\p{Lu}/u.test(token.raw));
  if (tokens.length > 6 && capitalised.filter(Boolean).length > tokens.length * 0.8) return [];
  const names: AskedPhrase[] = [];
  for (let start = 0; start < tokens.length; start++) {
    if (!capitalised[start]) continue;
    let end = start + 1;
    while (capitalised[end] && !starts[end]) end++;
    const run = tokens.slice(starts[start] && end - start < 3 ? start + 1 : start, end);
    if (run.length >= 2 && run.some(isMarked)) names.push({ kind: 'name', tokens: run });
    start = end - 1;
  }
  return names.slice(0, MOST_PHRASES);
}
