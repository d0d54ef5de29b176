import type { KnowledgeSearch } from '../../../../knowledge/search/search.ts';
import { foldDiacritics } from '../../../../knowledge/text/fold.ts';
import { isSyllable } from './syllable-shape.ts';

const MOST_SYLLABLES = 6;
const LONGEST = 40;

/**
 * The words of one that was typed without spaces (`đạihội`, `banthuongvu`): syllables of the corpus, each pair of which
 * stands there side by side. Null when it cannot be taken apart so, or in two ways as short.
 */
export function splitRunTogether(
  typed: string,
  { has }: Pick<KnowledgeSearch, 'has'>,
): readonly string[] | null {
  const folded = foldDiacritics(typed);
  if (folded.length !== typed.length || folded.length < 4 || folded.length > LONGEST) return null;
  /** Ways to take apart what stands before each place, fewest syllables first. */
  const ways: (readonly string[])[][] = [[[]]];
  for (let end = 1; end <= folded.length; end++) {
    const here: (readonly string[])[] = [];
    for (let start = Math.max(0, end - 7); start < end; start++) {
      const syllable = folded.slice(start, end);
      if (syllable.length < 2 || !isSyllable(syllable) || !has(syllable)) continue;
      for (const way of ways[start] ?? []) {
        const last = way.at(-1);
        if (way.length >= MOST_SYLLABLES || (last !== undefined && !has(`${last} ${syllable}`))) continue;
        here.push([...way, syllable]);
      }
    }
    ways.push(here.sort((a, b) => a.length - b.length).slice(0, 4));
  }
  const [best, next] = ways[folded.length] ?? [];
  if (!best || best.length < 2 || next?.length === best.length) return null;
  let at = 0;
  return best.map((syllable) => typed.slice(at, (at += syllable.length)));
}
