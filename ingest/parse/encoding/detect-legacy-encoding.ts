import { LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-encoding.ts';
import { countWords, readWords } from './legacy-words.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';

export interface DetectedEncoding {
  readonly encoding: LegacyEncoding;
  /** 0..1: how much better the text reads in this encoding than as it stands. */
  readonly certainty: number;
}

/** So much of a text decides. */
const SAMPLE = 20_000;
/** So many different words must become syllables that were none. */
const MIN_KINDS = 3;
/** Vietnamese marks most of its syllables, and nearly all its words are syllables. */
const MIN_MARKED = 0.25;
const MAX_INVALID = 0.3;
/** A legacy paragraph may hold a name or two typed later. */
const MAX_MODERN = 0.2;
/** The next best reading may not come nearer than this. */
const MAX_SECOND = 0.75;

/**
 * The legacy encoding of a paragraph or a text by statistics: the reading in which its words become Vietnamese
 * syllables, when the text as it stands is none. Null for Unicode Vietnamese, other languages, and less than about
 * eight syllables.
 */
export function detectLegacyEncoding(text: string): DetectedEncoding | null {
  if (!maybeLegacy(text)) return null;
  const { marked, plain, modern } = countWords(text.slice(0, SAMPLE));
  if (marked.length < MIN_KINDS || marked.length < (marked.length + plain.length) * MIN_MARKED) return null;
  if (modern > marked.length * MAX_MODERN) return null;

  const [best, second] = LEGACY_ENCODINGS.map((encoding) => readWords(marked, encoding)).sort(
    (a, b) => b.net - a.net,
  );
  if (best === undefined || best.kinds < MIN_KINDS || best.net <= 0) return null;
  const invalid = plain.filter((word) => !isVietnameseSyllable(word, true)).length + best.lost + best.odd;
  if (invalid > (plain.length + marked.length) * MAX_INVALID) return null;
  if (best.lost > best.won / 6 || best.odd > best.won / 3) return null;
  if (second !== undefined && second.net > best.net * MAX_SECOND) return null;
  return { encoding: best.encoding, certainty: Math.min(1, best.net / marked.length, best.net / 5) };
}

/** Signs of Windows-1252 that Unicode Vietnamese has no use for, quotes and dashes left out. */
const FOREIGN = /[\u0080-\u009f¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ€ƒ†‡ˆ‰Š‹Œ˜™š›œžŸ]/u;

/** Whether a text has any sign that would be odd in Unicode Vietnamese: the cheap test before the statistics. */
export function maybeLegacy(text: string): boolean {
  return FOREIGN.test(text);
}
