import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { OPPOSITES } from './lexicon.ts';

/** How many words before and behind tell what the word is said of. */
const COMPANY = 3;
const REACH = 8;

const SIDES = OPPOSITES.flatMap(([a, b]) => [
  [phrasesOf(a), phrasesOf(b)] as const,
  [phrasesOf(b), phrasesOf(a)] as const,
]);

function phrasesOf(side: string): string[][] {
  return side.split('/').map((phrase) => phrase.split(' '));
}

/** Words such as trước, đã, tăng where the passage has sau, sẽ, giảm in the same company. */
export function checkOpposites(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return SIDES.flatMap(([mine, other]) =>
    placesOf(claim, mine).flatMap(({ company, start, end }): Finding[] => {
      const likeness = (phrases: readonly string[][]): number =>
        Math.max(
          0,
          ...passages.flatMap((passage) =>
            placesOf(passage, phrases).map(
              (place) => [...company].filter((key) => place.company.has(key)).length,
            ),
          ),
        );
      const [same, turned] = [likeness(mine), likeness(other)];
      return turned > same ? [{ kind: 'unsupported', text: claim.text.slice(start, end) }] : [];
    }),
  );
}

interface Place {
  readonly company: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
}

function placesOf(read: ReadText, phrases: readonly string[][]): Place[] {
  const { syllables, words, text } = read;
  return syllables.flatMap((syllable, i): Place[] => {
    const phrase = phrases.find((parts) => parts.every((part, j) => syllables[i + j]?.accented === part));
    if (phrase === undefined) return [];
    const to = i + phrase.length;
    const { start } = syllable;
    const end = syllables[to - 1]?.end ?? start;
    const around = (sign: RegExp): string[] => {
      const isNear = (a: number, b: number): boolean => !sign.test(text.slice(a, b));
      const behind = words.filter(
        (word) => word.from >= to && word.from < to + REACH && isNear(end, word.start),
      );
      const before = words.filter((word) => word.to <= i && word.to > i - REACH && isNear(word.end, start));
      return [...before.slice(-COMPANY), ...behind.slice(0, COMPANY)].map(({ key }) => key);
    };
    const close = around(/[.;:,\n](?!\d)/);
    const company = new Set(close.length > 0 ? close : around(/[.;:\n](?!\d)/));
    return [{ company, start, end }];
  });
}
