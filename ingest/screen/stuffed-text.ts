import { foldedSyllables } from '../../knowledge/text/syllables.ts';

const FEWEST_SYLLABLES = 40;
const LONGEST_READ = 40_000;
/** A phrase of four syllables may return so often, and fill so much of a block, before it is there for the search only. */
const RETURNS = 6;
const FILLED = 0.5;
/** Share of different pairs of neighbours below which a text says the same over and over. */
const FEWEST_PAIRS = 0.2;

/** Whether the text repeats one phrase to be found, instead of saying something: keyword stuffing. */
export function isStuffed(text: string): boolean {
  const syllables = foldedSyllables(text.slice(0, LONGEST_READ));
  if (syllables.length < FEWEST_SYLLABLES) return false;
  const phrases = countRuns(syllables, 4);
  const most = Math.max(...phrases.values());
  if (most > RETURNS && most * 4 >= syllables.length * FILLED) return true;
  const pairs = countRuns(syllables, 2);
  return pairs.size < (syllables.length - 1) * FEWEST_PAIRS && syllables.length < 2_000;
}

function countRuns(syllables: readonly string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + size <= syllables.length; i++) {
    const run = syllables.slice(i, i + size).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
