import { comparisonKey } from './normalize.ts';

const WORD = /[\p{L}\p{N}]/u;

/** Whether the fact stands in the text as whole tokens: "XI" not inside "XIII", "3" not inside "30". Markers are ignored. */
export function holdsFact(text: string, fact: string): boolean {
  const haystack = comparisonKey(text.replace(/\s?\[\d+\]/g, ''));
  const needle = comparisonKey(fact);
  if (needle === '') return true;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack[at - 1] ?? ' ';
    const after = haystack[at + needle.length] ?? ' ';
    const opens = !WORD.test(needle[0] ?? '') || !WORD.test(before);
    const closes = !WORD.test(needle.at(-1) ?? '') || !WORD.test(after);
    if (opens && closes) return true;
  }
  return false;
}
