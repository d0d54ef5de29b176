import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { isVietnameseSyllable } from '../../parse/encoding/vietnamese-syllable.ts';
import { misreadWord } from './misread-words.ts';
import type { SyllableModel } from './syllable-model.ts';

/** Least count of a pair with a neighbour before it speaks for a reading. */
const PAIR = 2;
/** Least sum over both neighbours before a syllable that exists is given up for another. */
const BOTH = 8;
/** How many times better the best reading must be than the next. */
const MARGIN = 3;
/** A pair counts for no more than this. */
const MOST = 50;

/** A word of letters with the signs that stick to it. */
const TOKEN = /^([^\p{L}\p{M}\p{N}]*)([\p{L}\p{M}]+)([^\p{L}\p{M}\p{N}]*)$/u;

interface Token {
  readonly before: string;
  readonly word: string;
  readonly after: string;
  /** Lower case, new tone placement. */
  readonly key: string;
}

/**
 * The line with syllables that the recogniser gave wrong marks ("chỉ bộ" for "chi bộ") put right where both neighbours,
 * or one of a syllable that no word has, speak for another reading of the same letters and nothing speaks for the
 * present one. Words with digits, numerals,
 * document numbers, names (a capital inside a sentence) and foreign words are never touched.
 */
export function correctText(line: string, model: SyllableModel): string {
  const parts = line.split(/(\s+)/);
  const words = parts.map(tokenOf);
  const isCapital = line === line.toUpperCase();
  return parts
    .map((part, i) => {
      const token = words[i] ?? null;
      if (token === null || !mayChange(token, i === 0, isCapital)) return part;
      const better =
        betterReading(token, before(words, i), behind(words, i), model) ?? misread(words, i, isCapital);
      return better === null ? part : token.before + withCase(better, token.word) + token.after;
    })
    .join('');
}

function tokenOf(part: string): Token | null {
  const match = TOKEN.exec(part);
  if (match === null) return null;
  const [, before = '', word = '', after = ''] = match;
  return { before, word, after, key: comparisonKey(word) };
}

function mayChange({ word, before }: Token, isFirst: boolean, isCapital: boolean): boolean {
  if (/^[IVXLC]+$/.test(word) || word.length < 2) return false;
  if (isCapital) return word.length > 2;
  // A capital inside a sentence begins a name.
  return (
    word === word.toLowerCase() || (isFirst && before === '' && word.slice(1) === word.slice(1).toLowerCase())
  );
}

/** The word beside, or a boundary where signs stand between. */
function neighbour(words: readonly (Token | null)[], at: number, step: -2 | 2): string {
  const [here, other] = [words[at], words[at + step]];
  if (!here || !other) return step < 0 ? '^' : '$';
  const isJoined = step < 0 ? here.before + other.after === '' : here.after + other.before === '';
  return isJoined ? other.key : step < 0 ? '^' : '$';
}

/** The two words before, the nearer last. */
function before(words: readonly (Token | null)[], at: number): [string, string] {
  const near = neighbour(words, at, -2);
  return [near === '^' ? '^' : neighbour(words, at - 2, -2), near];
}

/** The two words behind, the nearer first. */
function behind(words: readonly (Token | null)[], at: number): [string, string] {
  const near = neighbour(words, at, 2);
  return [near, near === '$' ? '$' : neighbour(words, at + 2, 2)];
}

/** A word that the engine is known to misread; at the end of a line it is not known how the text goes on. */
function misread(words: readonly (Token | null)[], at: number, isCapital: boolean): string | null {
  const [here, other] = [words[at], words[at + 2]];
  const beginsName = other?.word !== other?.word.toLowerCase() && !isCapital;
  if (!here || !other || beginsName || here.after + other.before !== '') return null;
  if (other.after === '' && words.length <= at + 4) return null;
  const next = words[at + 4] ?? null;
  return misreadWord(
    here.key,
    other.key,
    other.after + (next?.before ?? '') === '' ? (next?.key ?? null) : null,
  );
}

function betterReading(
  token: Token,
  [left2, left]: readonly [string, string],
  [right, right2]: readonly [string, string],
  model: SyllableModel,
): string | null {
  const isReal = isVietnameseSyllable(token.word);
  if (model.pair(left, token.key) + model.pair(token.key, right) > 0) return null;
  // What papers say weighs on a syllable that exists; common words too on one that no word has ("theo đõi").
  const isStrange = !isReal || !model.isKnown(token.key);
  const seen = isStrange ? model.pair : model.count;
  const readings = model
    .variants(token.key)
    .filter((reading) => reading !== token.key)
    .map((reading) => ({
      reading,
      support: Math.min(seen(left, reading), MOST) + Math.min(seen(reading, right), MOST),
    }))
    .sort((a, b) => b.support - a.support);
  const [best, next] = readings;
  if (best === undefined || best.support < MARGIN * Math.max(1, next?.support ?? 0)) return null;
  if (!isReal) return best.support >= PAIR ? best.reading : null;
  if (isStrange && isBeside(left, best.reading, right, model)) return best.reading;
  const isBetween =
    model.count(left, best.reading) >= PAIR &&
    model.count(best.reading, right) >= PAIR &&
    best.support >= BOTH;
  if (left !== '^' && right !== '$' && isBetween) return best.reading;
  const isInTriple =
    triple(model, [left2, left, best.reading]) || triple(model, [best.reading, right, right2]);
  return isInTriple ? best.reading : null;
}

/** Whether the reading makes a common pair with one neighbour. */
function isBeside(left: string, reading: string, right: string, { pair }: SyllableModel): boolean {
  return (left !== '^' && pair(left, reading) >= BOTH) || (right !== '$' && pair(reading, right) >= BOTH);
}

/** Whether three syllables stand together in the papers; the edge of a sentence is none. */
function triple(model: SyllableModel, syllables: readonly string[]): boolean {
  return !syllables.includes('^') && !syllables.includes('$') && model.count(...syllables) >= PAIR;
}

function withCase(reading: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return reading.toUpperCase();
  return like[0] === like[0]?.toUpperCase() ? reading.charAt(0).toUpperCase() + reading.slice(1) : reading;
}
