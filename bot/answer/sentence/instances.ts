import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** Words that speak of several without saying which. Folded. */
const SOME = /(?:mot so|mot vai|cac|nhung|nhieu|moi|tung|bo|mot|o|bat ky) $/;
/** What names them comes behind such words and signs. */
const NAMES_FOLLOW = /^[^.;]{0,40}?(?::|\bgom\b|\bnhu\b|\bla\b|["“(])/;
/** A name or a number right behind: "xã Tân Lập", "Phường 2". Not folded. */
const NAMED = /^\s{0,2}(?:\p{Lu}\p{L}+|\d)/u;
/** Enumerations: parts between commas. */
const ENUMERATED = 2;

/**
 * How far the quotes say which ones are meant by a word asked for ("tiêu chí gì", "những tình huống nào", "kể tên các xã"),
 * 0..1: 1 when it is followed by names, a colon or an enumeration, 0 when it is only spoken of ("một số tình huống"),
 * 0.5 when the quotes do without the word. `head`: its folded syllables.
 */
export function instancesTold(head: readonly string[], quotes: readonly string[]): number {
  const word = head.join(' ');
  let isSpokenOf = false;
  for (const quote of quotes) {
    const folded = foldDiacritics(quote);
    if (folded.length !== quote.length) return 0.5;
    for (const { index } of folded.matchAll(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'gu'))) {
      const end = index + word.length;
      const rest = folded.slice(end);
      const listed = (rest.split('.')[0] ?? '').split(/[,;]/).length - 1;
      if (NAMED.test(quote.slice(end)) || NAMES_FOLLOW.test(rest) || listed >= ENUMERATED) return 1;
      if (SOME.test(folded.slice(0, index))) isSpokenOf = true;
    }
  }
  if (quotes.length > ENUMERATED) return 1;
  return isSpokenOf ? 0 : 0.5;
}
