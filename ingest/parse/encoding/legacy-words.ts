import type { LegacyEncoding } from './legacy-encoding.ts';
import { toUnicode } from './to-unicode.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';

/** The words of a text as statistics see them. */
export interface WordCounts {
  /** Words with a sign beyond ASCII. */
  readonly marked: readonly string[];
  /** The other words, abbreviations left out. */
  readonly plain: readonly string[];
  /** How many of `marked` hold a letter that only Unicode has. */
  readonly modern: number;
}

/** What becomes of words when they are read in an encoding. */
export interface WordsRead {
  readonly encoding: LegacyEncoding;
  /** Words that were no syllables and become one. */
  readonly won: number;
  /** Words that were syllables and are none then. */
  readonly lost: number;
  /** Words that are none either way. */
  readonly odd: number;
  readonly net: number;
  /** How many different words were won. */
  readonly kinds: number;
}

/** Letters, and every Western sign that may be a letter of a legacy encoding; near miss: `35-CT/TW` is three words. */
const WORD =
  // eslint-disable-next-line no-control-regex
  /[\p{L}\p{M}\u0002-\u0006\u0010-\u001e\u0080-\u009f\u00a1-\u00ff€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]+/gu;
/** Quotes and dashes at the ends of a word count as such. */
const EDGE = /^[‘’“”–—…•]+|[‘’“”–—…•]+$/gu;
const NOT_ASCII = /[^ -~]/;
/** Letters that Windows-1252 does not have, and marks that stand apart. */
const MODERN = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]|\p{M}/u;
/** `CT`, `TW`, `XIII`, `BTCTW`, `a`; near miss: `BAN`, which has the form of a syllable. */
const ABBREVIATION = /^(?:[B-DF-HJ-NP-TV-XZ]{1,8}|[A-Z]{1,2}|[IVX]+|[a-z])$/;
/** `QĐ`, `HĐND`: abbreviations are no syllables in any encoding. */
const CONSONANTS = /^[B-DF-HJ-NP-TV-XZĐ]+$|^[b-df-hj-np-tv-xzđ]+$/;
/** `đại`, `Đại`, `ĐẠI`; near miss: `đẠi`, which nobody writes and wrong readings are full of. */
const CASED = /^\p{L}\p{Ll}*$|^\p{Lu}+$/u;

export function countWords(text: string): WordCounts {
  const words = (text.match(WORD) ?? []).map((word) => word.replace(EDGE, '')).filter((word) => word !== '');
  const marked = words.filter((word) => NOT_ASCII.test(word));
  return {
    marked,
    plain: words.filter((word) => !NOT_ASCII.test(word) && !ABBREVIATION.test(word)),
    modern: marked.filter((word) => MODERN.test(word)).length,
  };
}

/** Reads words in an encoding. One sign alone proves nothing, since © is â in TCVN3, unless `alone` lets it count. */
export function readWords(marked: readonly string[], encoding: LegacyEncoding, alone = false): WordsRead {
  const kinds = new Set<string>();
  let won = 0;
  let lost = 0;
  let odd = 0;
  for (const word of marked) {
    const fate = fateOf(word, encoding);
    if (fate === 'lost') lost++;
    else if (fate === 'odd') odd++;
    else if (fate === 'abbreviation') won += alone && !CONSONANTS.test(word) ? 1 : 0;
    else if (fate === 'won' && (alone || word.length > 1)) {
      won++;
      kinds.add(word);
    }
  }
  return { encoding, won, lost, odd, net: won - 2 * lost - odd, kinds: kinds.size };
}

type Fate = 'won' | 'lost' | 'odd' | 'same' | 'abbreviation';

/** Texts repeat their words; odd tokens do not grow this for ever. */
const fates = new Map<string, Fate>();
const FATES_HELD = 50_000;
const LONGEST_HELD = 20;

function fateOf(word: string, encoding: LegacyEncoding): Fate {
  const key = `${encoding} ${word}`;
  const held = fates.get(key);
  if (held !== undefined) return held;
  const fate = workOut(word, toUnicode(word, encoding));
  if (word.length <= LONGEST_HELD && fates.size < FATES_HELD) fates.set(key, fate);
  return fate;
}

function workOut(word: string, decoded: string): Fate {
  if (CONSONANTS.test(decoded)) return 'abbreviation';
  if (isWritten(word)) return isWritten(decoded) ? 'same' : 'lost';
  return isWritten(decoded) ? 'won' : 'odd';
}

function isWritten(word: string): boolean {
  return isVietnameseSyllable(word) && CASED.test(word);
}
