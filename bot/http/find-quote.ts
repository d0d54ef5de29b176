import { quoteStandsIn } from '../../knowledge/model/citation.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';

/** Where the quote stands in the text (UTF-16 offsets), white space apart; null when it does not stand there verbatim. */
export function findQuote(text: string, quote: string): { start: number; end: number } | null {
  if (!quoteStandsIn(quote, text)) return null;
  const words = foldSpaces(quote)
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const match = new RegExp(words.join('\\s+'), 'u').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}
