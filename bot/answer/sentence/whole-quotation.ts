import type { Sentence } from '../../../knowledge/text/sentences.ts';

/** Longest stretch that is kept together for the sake of its quotation marks, in characters. */
const MAX_CHARACTERS = 420;

/**
 * The stretch of the passage around a sentence that holds whole quotations: a closing mark without its opening one
 * belongs to words before, an opening one to words after. The sentence alone when that would be too long.
 */
export function wholeQuotation(
  text: string,
  sentences: readonly Sentence[],
  at: number,
): { start: number; end: number } {
  const sentence = sentences[at];
  if (!sentence) throw new RangeError(`no sentence ${at}`);
  let first = at;
  let last = at;
  const span = (): string => text.slice(sentences[first]?.start, sentences[last]?.end);
  const balance = (): number => count(span(), /“/g) - count(span(), /”/g);
  while (balance() < 0 && first > 0) first--;
  while (balance() > 0 && last < sentences.length - 1) last++;
  const whole = {
    start: sentences[first]?.start ?? sentence.start,
    end: sentences[last]?.end ?? sentence.end,
  };
  return balance() === 0 && whole.end - whole.start <= MAX_CHARACTERS
    ? whole
    : { start: sentence.start, end: sentence.end };
}

function count(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}
