import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';

const WORD = /[\p{L}\p{M}]+|[^\s\p{L}\p{M}]+/gu;
/** Pairs and triples seen once are chance. */
const LEAST = 2;

/** The counts of a model as a text of `syllables<tab>count`, most frequent first. Digits and signs break a run of syllables. */
export function countSyllables(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const text of texts)
    for (const sentence of sentencesOf(text))
      for (const run of runsOf(comparisonKey(sentence.text))) {
        const all = ['^', ...run, '$'];
        for (const [i, syllable] of all.entries()) {
          if (syllable !== '^' && syllable !== '$') add(syllable);
          if (i + 1 < all.length) add(all.slice(i, i + 2).join(' '));
          if (i + 2 < all.length) add(all.slice(i, i + 3).join(' '));
        }
      }
  return [...counts]
    .filter(([key, count]) => !key.includes(' ') || count >= LEAST)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([key, count]) => `${key}\t${count}\n`)
    .join('');
}

/** Stretches of syllables with nothing but white space between them. */
export function runsOf(text: string): string[][] {
  const runs: string[][] = [[]];
  for (const [token] of text.matchAll(WORD)) {
    if (/^[\p{L}\p{M}]/u.test(token)) runs.at(-1)?.push(token);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
