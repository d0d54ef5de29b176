import { foldDiacritics } from './fold.ts';
import { comparisonKey } from './normalize.ts';

/** A run of letters and digits; document numbers such as 35-CT/TW fall into 35, ct, tw. */
const SYLLABLE = /[\p{L}\p{M}\p{N}]+/gu;

/** One syllable of a text with where it stands. */
export interface Syllable {
  /** Lower case, new tone placement. */
  readonly accented: string;
  /** The same without diacritics. */
  readonly folded: string;
  /** UTF-16 offsets in the text given. */
  readonly start: number;
  readonly end: number;
}

/** Vietnamese has few distinct syllables, so their keys are worked out once; odd tokens do not grow this for ever. */
const KEYS_HELD = 50_000;
const LONGEST_HELD = 16;
const keys = new Map<string, Pick<Syllable, 'accented' | 'folded'>>();

function keysOf(written: string): Pick<Syllable, 'accented' | 'folded'> {
  const known = keys.get(written);
  if (known) return known;
  const accented = comparisonKey(written);
  const made = { accented, folded: foldDiacritics(accented) };
  if (written.length <= LONGEST_HELD && keys.size < KEYS_HELD) keys.set(written, made);
  return made;
}

/** The syllables of a text in order. Vietnamese writes each syllable apart, so this needs no dictionary. */
export function syllablesOf(text: string): Syllable[] {
  const result: Syllable[] = [];
  for (const match of text.matchAll(SYLLABLE)) {
    const [written] = match;
    const { accented, folded } = keysOf(written);
    result.push({ accented, folded, start: match.index, end: match.index + written.length });
  }
  return result;
}

/** Only the folded syllables, for counting and matching. */
export function foldedSyllables(text: string): string[] {
  return syllablesOf(text).map(({ folded }) => folded);
}
