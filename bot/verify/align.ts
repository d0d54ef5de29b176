import type { Syllable } from '../../knowledge/text/syllables.ts';
import { contentOf } from './claim-text.ts';
import type { FoundModality, Modality } from './modality.ts';

/** How many syllables behind a modal word tell what it is about. */
const CONTEXT = 4;
/** How far, in syllables, these may be spread in the other text. */
const SPREAD = 8;
/** How far before its words a modal word may stand. */
const REACH = 3;

/** The syllables that a modal word ending at `from` is about, function words left out; stops where a new sentence begins. */
export function contextAfter(text: string, syllables: readonly Syllable[], from: number): string[] {
  const behind: Syllable[] = [];
  for (let i = from; i < syllables.length && behind.length < CONTEXT * 3; i++) {
    const [before, here] = [syllables[i - 1], syllables[i]];
    if (!here || (before && /[.;:!?\n]/u.test(text.slice(before.end, here.start)))) break;
    behind.push(here);
  }
  const content = contentOf(behind);
  return (content.length > 0 ? content : behind).slice(0, CONTEXT).map(({ accented }) => accented);
}

/** The syllables with matter before a modal word that begins at `from`, within the same sentence. */
export function contextBefore(text: string, syllables: readonly Syllable[], from: number): string[] {
  const before: Syllable[] = [];
  for (let i = from - 1; i >= 0 && before.length < CONTEXT * 3; i--) {
    const [here, after] = [syllables[i], syllables[i + 1]];
    if (!here || (after && /[.;!?\n]/u.test(text.slice(here.end, after.start)))) break;
    before.unshift(here);
  }
  return contentOf(before)
    .slice(-CONTEXT)
    .map(({ accented }) => accented);
}

/** Places in the syllables where the same words stand: the first of them, and at least half of the others close behind. */
export function alignedAt(syllables: readonly Syllable[], context: readonly string[]): number[] {
  const [first, ...others] = context;
  if (first === undefined) return [];
  const needed = Math.ceil(others.length / 2);
  return syllables.flatMap(({ accented }, i) => {
    if (accented !== first) return [];
    const near = new Set(syllables.slice(i + 1, i + 1 + SPREAD).map((syllable) => syllable.accented));
    return others.filter((word) => near.has(word)).length >= needed ? [i] : [];
  });
}

/** The modal words that reach the syllable at `at`: close before it, with no break between. */
export function governing(
  text: string,
  syllables: readonly Syllable[],
  modalities: readonly FoundModality[],
  at: number,
  reach = REACH,
): Modality[] {
  return modalities.flatMap(({ modality, to }) => {
    const last = syllables[to - 1];
    const here = syllables[at];
    if (!last || !here || to > at || at - to > reach + functionWords(syllables, to, at)) return [];
    return /[.;:!?\n]/u.test(text.slice(last.end, here.start)) ? [] : [modality];
  });
}

/** Of the syllables between, those without matter: they widen the reach by up to two. */
function functionWords(syllables: readonly Syllable[], from: number, to: number): number {
  return to - from > REACH * 3 ? 0 : Math.min(2, to - from - contentOf(syllables.slice(from, to)).length);
}
