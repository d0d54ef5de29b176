import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';

/** Words that say that all are meant. */
const ALL = new Set(['các', 'những', 'mọi', 'tất', 'toàn', 'cả']);
/** Words that say that only some are. */
const SOME = new Set(['số', 'vài', 'phần', 'ít', 'nhiều']);

/** Sentences that speak of all where the passage speaks of some, of a number, or of one. */
export function checkScope(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return pluralsOf(claim).flatMap(({ noun, start, end }): Finding[] => {
    const held = passages.flatMap((passage) => nounsOf(passage, noun));
    if (held.length === 0) return [];
    return held.every((before) => before === 'some')
      ? [{ kind: 'scope', text: claim.text.slice(start, end) }]
      : [];
  });
}

/** Each noun behind các, những, mọi, tất cả, with where that stands. */
function pluralsOf({
  syllables,
  text,
  words,
}: ReadText): { noun: readonly string[]; start: number; end: number }[] {
  return syllables.flatMap(({ accented, start }, i) => {
    if (!ALL.has(accented) || ALL.has(syllables[i + 1]?.accented ?? '')) return [];
    const next = syllables.slice(i + 1, i + 3);
    const end = next.at(-1)?.end ?? start;
    if (next.length < 2 || /[.;:,]/.test(text.slice(start, end))) return [];
    const [noun, then] = next.map((syllable) => syllable.accented);
    // One syllable is the whole noun when grammar follows it.
    const isWhole = words.some(({ from }) => from === i + 2);
    return [
      { noun: noun === undefined ? [] : isWhole && then !== undefined ? [noun, then] : [noun], start, end },
    ];
  });
}

/** How each place of the noun is counted: by a number or a word for some, or not. */
function nounsOf({ syllables, words }: ReadText, noun: readonly string[]): ('some' | 'any')[] {
  const counts = new Set(words.flatMap(({ role, to }) => (role === 'figure' ? [to] : [])));
  return syllables.flatMap((_, i) => {
    if (!noun.every((part, j) => syllables[i + j]?.accented === part)) return [];
    const before = syllables[i - 1]?.accented ?? '';
    const one = before === 'một' || (SOME.has(before) && syllables[i - 2]?.accented !== 'tổng');
    return [counts.has(i) || one ? 'some' : 'any'];
  });
}
