import { LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-encoding.ts';
import { toUnicode } from './to-unicode.ts';
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
/** Letters that only Unicode has: a legacy paragraph may hold a name or two typed later. */
const MODERN = /[\u0102-\u0169\u01a0-\u01b0\u0300-\u0323\u1ea0-\u1ef9]/u;
const MAX_MODERN = 0.2;
/** The next best reading may not come nearer than this. */
const MAX_SECOND = 0.75;

/**
 * The legacy encoding of a paragraph or a text by statistics: the reading in which its words become Vietnamese
 * syllables, when the text as it stands is none. Null for Unicode Vietnamese, other languages, and less than about
 * eight syllables.
 */
export function detectLegacyEncoding(text: string): DetectedEncoding | null {
  const words = wordsOf(text.slice(0, SAMPLE));
  const marked = words.filter((word) => NOT_ASCII.test(word));
  const plain = words.filter((word) => !NOT_ASCII.test(word) && !ABBREVIATION.test(word));
  if (marked.length < MIN_KINDS || marked.length < (marked.length + plain.length) * MIN_MARKED) return null;
  const modern = marked.filter((word) => MODERN.test(word)).length;
  if (modern > marked.length * MAX_MODERN) return null;
  const plainValid = plain.filter((word) => isVietnameseSyllable(word, true)).length;

  const [best, second] = LEGACY_ENCODINGS.map((encoding) => readAs(marked, encoding)).sort(
    (a, b) => b.net - a.net,
  );
  if (best === undefined || best.kinds < MIN_KINDS || best.net <= 0) return null;
  const invalid = plain.length - plainValid + best.lost + best.odd;
  if (invalid > (plain.length + marked.length) * MAX_INVALID) return null;
  if (best.lost > best.won / 6 || best.odd > best.won / 3) return null;
  if (second !== undefined && second.net > best.net * MAX_SECOND) return null;
  return { encoding: best.encoding, certainty: Math.min(1, best.net / marked.length, best.net / 5) };
}

interface Reading {
  readonly encoding: LegacyEncoding;
  /** Words that were no syllables and become one; words that were and are none then; words that are none either way. */
  readonly won: number;
  readonly lost: number;
  readonly odd: number;
  readonly net: number;
  readonly kinds: number;
}

function readAs(marked: readonly string[], encoding: LegacyEncoding): Reading {
  const kinds = new Set<string>();
  let won = 0;
  let lost = 0;
  let odd = 0;
  for (const word of marked) {
    const decoded = toUnicode(word, encoding);
    if (CONSONANTS.test(decoded)) continue;
    const isSyllable = isWritten(word);
    const becomesOne = isWritten(decoded);
    if (isSyllable && !becomesOne) lost++;
    else if (!isSyllable && !becomesOne) odd++;
    // One sign alone proves nothing: © is â in TCVN3.
    else if (!isSyllable && word.length > 1) {
      won++;
      kinds.add(word);
    }
  }
  return { encoding, won, lost, odd, net: won - 2 * lost - odd, kinds: kinds.size };
}

/** `QĐ`, `HĐND`: abbreviations are no syllables in any encoding. */
const CONSONANTS = /^[B-DF-HJ-NP-TV-XZĐ]+$/;
/** `đại`, `Đại`, `ĐẠI`; near miss: `đẠi`, which nobody writes and wrong readings are full of. */
const CASED = /^\p{L}\p{Ll}*$|^\p{Lu}+$/u;

function isWritten(word: string): boolean {
  return isVietnameseSyllable(word) && CASED.test(word);
}

// eslint-disable-next-line no-control-regex
const NOT_ASCII = /[^\u0000-\u007f]/;
/** Letters, and every Western sign that may be a letter of a legacy encoding; near miss: `35-CT/TW` is three words. */
// eslint-disable-next-line no-control-regex
const WORD =
  /[\p{L}\p{M}\u0002-\u0006\u0010-\u001e\u0080-\u009f\u00a1-\u00ff€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ\ufffd]+/gu;
/** `CT`, `TW`, `XIII`, `BTCTW`, `a`; near miss: `BAN`, which has the form of a syllable. */
const ABBREVIATION = /^(?:[B-DF-HJ-NP-TV-XZ]{1,8}|[A-Z]{1,2}|[IVX]+|[a-z])$/;
const EDGE = /^[‘’“”–—…•]+|[‘’“”–—…•]+$/gu;

/** Words of the text; quotes and dashes at their ends count as such. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.replace(EDGE, '')).filter((word) => word !== '');
}
