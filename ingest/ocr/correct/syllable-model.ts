import { readFileSync } from 'node:fs';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';

/** How often syllables, pairs and triples of them stand in papers. Keys are lower case, divided by one space. */
export interface SyllableModel {
  readonly count: (...syllables: readonly string[]) => number;
  /** The same of two syllables, those of common words counted in that the few documents do not hold. */
  readonly pair: (left: string, right: string) => number;
  /** Syllables of papers and of common words with the same letters and other marks. */
  readonly variants: (syllable: string) => readonly string[];
  /** Whether the language has it, in papers or elsewhere. */
  readonly isKnown: (syllable: string) => boolean;
}

const COUNTS = new URL('syllable-counts.tsv', import.meta.url);
const WORDS = new URL('office-words.txt', import.meta.url);
const SYLLABLES = new URL('known-syllables.txt', import.meta.url);
/** So often a common word is taken to have been seen. */
const WORD_COUNT = 10;
let loaded: SyllableModel | null = null;

/**
 * The model that came with the product: counts made by `npm run -s eval -- syllables` from its own documents, common
 * words of official papers, which the few documents do not hold, and the syllables that the language has.
 */
export function loadSyllableModel(): SyllableModel {
  return (loaded ??= parseSyllableModel({
    counts: readFileSync(COUNTS, 'utf8'),
    words: readFileSync(WORDS, 'utf8'),
    syllables: readFileSync(SYLLABLES, 'utf8'),
  }));
}

export interface SyllableTexts {
  /** One line a key: the syllables, a tab, the count. */
  readonly counts: string;
  /** Words of two syllables and more, one a line. */
  readonly words: string;
  /** Parted by white space. */
  readonly syllables: string;
}

export function parseSyllableModel(texts: SyllableTexts): SyllableModel {
  const counts = new Map<string, number>();
  for (const line of texts.counts.split('\n')) {
    const [key = '', count = ''] = line.split('\t');
    if (key !== '') counts.set(key, Number(count));
  }
  const words = texts.words.split('\n').map((word) => comparisonKey(word).split(' '));
  const pairs = new Set(
    words.flatMap((word) => word.slice(1).map((right, i) => `${word[i] ?? ''} ${right}`)),
  );
  const papers = new Set([...[...counts.keys()].filter((key) => !key.includes(' ')), ...words.flat()]);
  const known = new Set([...comparisonKey(texts.syllables).split(/\s+/), ...papers]);
  const byLetters = new Map<string, string[]>();
  for (const key of papers) {
    const letters = foldDiacritics(key);
    byLetters.set(letters, [...(byLetters.get(letters) ?? []), key]);
  }
  const count: SyllableModel['count'] = (...syllables) => counts.get(syllables.join(' ')) ?? 0;
  return {
    count,
    pair: (left, right) => count(left, right) + (pairs.has(`${left} ${right}`) ? WORD_COUNT : 0),
    variants: (syllable) => byLetters.get(foldDiacritics(syllable)) ?? [],
    isKnown: (syllable) => known.has(syllable),
  };
}
