import type { ReadText } from './claim-text.ts';
import type { Finding, FindingKind } from './finding.ts';
import { ACTORS, ADDED_FREELY, FRAME_WORDS, PLACE_NOUNS } from './lexicon.ts';
import { segmentsOf, type Stretch, type Unit } from './units.ts';
import type { Word, WordRole } from './words.ts';

const KIND: Partial<Record<WordRole, FindingKind>> = {
  figure: 'figure',
  percent: 'figure',
  step: 'figure',
  date: 'date',
  number: 'number',
  name: 'name',
  actor: 'name',
};
/** Names and actors are common words of a sentence: they are taken for misplaced on more evidence than a figure. */
const EVIDENCE: Partial<Record<WordRole, number>> = { actor: 2, name: 2 };

const EVIDENCE_OF_YEAR = 3;
/** Looked for in longer stretches: a list of them, or what they do, may be cut by commas. */
const IN_SEGMENTS: ReadonlySet<WordRole> = new Set(['actor', 'step']);
/** Other figures and dates beside these tell nothing about them. */
const COUNTED: ReadonlySet<WordRole> = new Set(['figure', 'percent', 'step', 'date']);
const NO_KEYS: ReadonlySet<string> = new Set();
const ACTOR_KEYS: ReadonlySet<string> = new Set(ACTORS);
/** So many words of company elsewhere outweigh one that stands where the word itself does. */
const OUTWEIGHED = 4;

/**
 * What stands in the passages, but of something else: the figure of one place said of another, the share of women said
 * of the young, one body named for the act of another. Such a word has all its company in a stretch of the passage that
 * has another of its sort instead, and none where it stands itself.
 */
export function checkBindings(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const units = passages.flatMap((passage) => passage.units);
  const segments = passages.flatMap(segmentsOf);
  const report = (word: Word): Finding[] => [
    {
      kind: isPlace(claim, word) ? 'place' : (KIND[word.role] ?? 'unsupported'),
      text: claim.text.slice(word.start, word.end),
    },
  ];
  return claim.units.flatMap((said) =>
    said.words.flatMap((word) => {
      if (KIND[word.role] === undefined) return [];
      const isWrong =
        (!isOfSegments(word) && isMisplaced(word, said, units)) ||
        ((isOfSegments(word) || word.role === 'name') && isMisplaced(word, said, segments)) ||
        (COUNTED.has(word.role) && isOfOtherName(word, claim, said, segments));
      return isWrong || isOutOfOrder(word, said, units) ? report(word) : [];
    }),
  );
}

/** "18,2% năm 2015 … 7,5% năm 2020": the first figure is of the first year. */
function isOutOfOrder(word: Word, said: Stretch, held: readonly Stretch[]): boolean {
  if (word.role !== 'figure' && word.role !== 'percent') return false;
  const years = said.words.filter(({ role }) => role === 'date');
  const figures = said.words.filter(({ role }) => role === word.role);
  const year = years.length === figures.length ? years[figures.indexOf(word)] : undefined;
  if (year === undefined) return false;
  return held.some(({ words }) => {
    const datesThere = words.filter(({ role }) => role === 'date');
    const figuresThere = words.filter(({ role }) => role === word.role);
    if (datesThere.length < 2 || datesThere.length !== figuresThere.length) return false;
    const figureAt = figuresThere.findIndex(({ key }) => key === word.key);
    const yearAt = datesThere.findIndex((date) => holds(new Set([date.key]), year));
    return figureAt >= 0 && yearAt >= 0 && figureAt !== yearAt;
  });
}

/**
 * "thôn Thượng có 3 đảng viên được miễn", where a whole statement says it of another village and one on this village has
 * another figure: whatever else the sentence says stands in both.
 */
function isOfOtherName(word: Word, claim: ReadText, said: Stretch, held: readonly Stretch[]): boolean {
  const names = said.words.filter((one) => one.role === 'name' || isNameOfPlace(claim, one));
  if (names.length === 0) return false;
  const isName = new Set(names.map(({ key }) => key));
  const matter = [...said.keys].filter(
    (key) => key !== word.key && !FRAME_WORDS.has(key) && !isName.has(key),
  );
  const alike = held.filter(({ keys }) => matter.every((key) => keys.has(key)));
  const ofName = alike.filter(({ keys }) => names.every((name) => holds(keys, name)));
  return (
    alike.some(({ keys }) => holds(keys, word)) &&
    ofName.every(({ keys }) => !holds(keys, word)) &&
    ofName.some(({ words }) => words.some(({ role, key }) => role === word.role && !said.keys.has(key)))
  );
}

function isMisplaced(word: Word, said: Stretch, held: readonly Stretch[]): boolean {
  const own = held.filter(({ keys }) => holds(keys, word));
  if (own.length === 0) return false;
  // A year is said of whole documents.
  const least = isYear(word) ? EVIDENCE_OF_YEAR : (EVIDENCE[word.role] ?? 1);
  const isCounted = COUNTED.has(word.role);
  const company = [...said.keys].filter(
    (key) =>
      key !== word.key &&
      !FRAME_WORDS.has(key) &&
      !(word.role === 'number' && ADDED_FREELY.has(key)) &&
      !(isCounted && /^\d|^ngày /.test(key)),
  );
  const rivals = held.filter(
    ({ keys, words }) =>
      !holds(keys, word) && words.some(({ role, key }) => role === word.role && !said.keys.has(key)),
  );
  return rivals.some((rival) =>
    own.every((place) => {
      const lead = leadOf(place, rival);
      const there = company.filter((key) => rival.keys.has(key) && !place.keys.has(key) && !lead.has(key));
      const here = company.filter((key) => (place.keys.has(key) || lead.has(key)) && !rival.keys.has(key));
      return (
        (isCounted ? here.length === 0 : here.length * OUTWEIGHED <= there.length) && weightOf(there) >= least
      );
    }),
  );
}

/** "Thượng" of "thôn Thượng": one capital syllable is a name behind a word for a place. */
function isNameOfPlace({ syllables, text }: ReadText, { role, from, start }: Word): boolean {
  return (
    role === 'matter' &&
    /^\p{Lu}/u.test(text.slice(start, start + 2)) &&
    PLACE_NOUNS.has(syllables[from - 1]?.accented ?? '')
  );
}

function isPlace({ syllables }: ReadText, { role, from }: Word): boolean {
  return role === 'name' && PLACE_NOUNS.has(syllables[from - 1]?.accented ?? '');
}

/** What goes before a place in its segment, when the rival is not part of that. */
function leadOf(place: Stretch, rival: Stretch): ReadonlySet<string> {
  const [own, other] = [place as Partial<Unit>, rival as Partial<Unit>];
  return own.lead !== undefined && own.segment !== other.segment ? own.lead : NO_KEYS;
}

function isYear({ key }: Word): boolean {
  return key.startsWith('ngày //');
}

function isOfSegments(word: Word): boolean {
  return IN_SEGMENTS.has(word.role) || isYear(word);
}

/** Posts and bodies say as much as their syllables, a figure as much as two. */
function weightOf(keys: readonly string[]): number {
  return keys.reduce((sum, key) => {
    if (/^\d/.test(key)) return sum + 2;
    return sum + (ACTOR_KEYS.has(key) ? key.split(' ').length : 1);
  }, 0);
}

function holds(keys: ReadonlySet<string>, { key, role }: Word): boolean {
  if (keys.has(key)) return true;
  if (role === 'date') {
    const parts = key.slice(5).split('/');
    return [...keys].some(
      (other) =>
        other.startsWith('ngày ') &&
        other
          .slice(5)
          .split('/')
          .every((part, i) => parts[i] === '' || parts[i] === part),
    );
  }
  if (role === 'name') return [...keys].some((other) => ` ${other} `.includes(` ${key} `));
  return false;
}
