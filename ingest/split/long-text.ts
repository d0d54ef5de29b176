import { sentencesOf } from '../../knowledge/text/sentences.ts';

/**
 * Cuts a text longer than `maxLength` at sentence ends into parts of about equal length; parts put together again
 * give the text apart from white space. A quotation and the sentence that introduces its speaker stay together
 * unless they alone are too long. A single sentence is never cut.
 */
export function splitLongText(text: string, maxLength: number): string[] {
  if (text.length <= maxLength) return [text];
  const ends = cutPoints(text, maxLength);
  const target = text.length / Math.ceil(text.length / maxLength);
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i] ?? text.length;
    const next = ends[i + 1];
    if (next === undefined) break;
    const tooLong = next - start > maxLength;
    const bigEnough = end - start >= target * 0.85;
    const restWouldBeSmall = text.length - end < maxLength * 0.15;
    if (end > start && (tooLong || bigEnough) && !restWouldBeSmall) {
      parts.push(text.slice(start, end).trim());
      start = end;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== '');
}

/** Sentence ends outside quotations; inside them too when a quotation is longer than a part may be. */
function cutPoints(text: string, maxLength: number): number[] {
  const ends = sentencesOf(text).map((sentence) => sentence.end);
  const inside = insideQuotations(text, ends);
  const outside = ends.filter((_, i) => inside[i] !== true);
  const longest = outside.reduce((gap, end, i) => Math.max(gap, end - (outside[i - 1] ?? 0)), 0);
  const chosen = outside.length >= 2 && longest <= maxLength * 1.25 ? outside : ends;
  return chosen.at(-1) === text.length ? chosen : [...chosen, text.length];
}

/** For each offset of `ends`, whether it stands between “ and a later ”. One pass over the text. */
function insideQuotations(text: string, ends: readonly number[]): boolean[] {
  const lastClose = text.lastIndexOf('”');
  const inside: boolean[] = [];
  let isOpen = false;
  let at = 0;
  for (const end of ends) {
    for (; at < end; at++) {
      if (text[at] === '“') isOpen = true;
      else if (text[at] === '”') isOpen = false;
    }
    inside.push(isOpen && lastClose >= end);
  }
  return inside;
}
