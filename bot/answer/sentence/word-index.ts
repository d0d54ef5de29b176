import { expandUnambiguous } from '../../../knowledge/search/abbreviations.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { remembering } from '../../../knowledge/text/remembering.ts';
import type { QuestionTerm } from '../question/question-terms.ts';

/** A text's syllables as a set to look terms up in. */
export interface WordIndex {
  /** Positions of syllables and of neighbouring pairs. */
  readonly folded: ReadonlyMap<string, readonly number[]>;
  readonly accented: ReadonlySet<string>;
  readonly sequence: readonly string[];
  /** The syllables between spaces. */
  readonly joined: string;
  /** By position: begins with a capital and does not open the text. */
  readonly isCapital: readonly boolean[];
}

/** Marks differ though the letters agree: typing slips, or another word ("đảng" and "đang"). */
const MARKS_DIFFER = 0.4;
/** Another word for the same. */
const SYNONYM = 0.7;

/** Sentences and headings come back in question after question. */
const INDEXES_HELD = 6_000;

export const NO_WORDS: WordIndex = {
  folded: new Map(),
  accented: new Set(),
  sequence: [],
  joined: '',
  isCapital: [],
};

/** The words of a text with its short forms written out. */
export const wordIndex: (text: string) => WordIndex = remembering(INDEXES_HELD, indexWords);

function indexWords(text: string): WordIndex {
  const own = syllablesOf(text);
  const written = expandUnambiguous(text, own);
  const syllables = written === text ? own : syllablesOf(written);
  const folded = new Map<string, number[]>();
  const accented = new Set<string>();
  const add = (key: string, position: number): void => {
    const positions = folded.get(key);
    if (positions) positions.push(position);
    else folded.set(key, [position]);
  };
  syllables.forEach((syllable, i) => {
    add(syllable.folded, i);
    accented.add(syllable.accented);
    const next = syllables[i + 1];
    if (!next) return;
    add(`${syllable.folded} ${next.folded}`, i);
    accented.add(`${syllable.accented} ${next.accented}`);
  });
  const sequence = syllables.map((syllable) => syllable.folded);
  const isCapital = syllables.map(({ start }, i) => i > 0 && /\p{Lu}/u.test(written[start] ?? ''));
  return { folded, accented, sequence, joined: ` ${sequence.join(' ')} `, isCapital };
}

/** How well the text holds the term: 1 as typed, less with other marks or as another word for it, 0 not at all. */
export function matchOf(term: QuestionTerm, words: WordIndex): number {
  if (words.folded.has(term.folded)) {
    return term.accented === null || words.accented.has(term.accented) ? 1 : MARKS_DIFFER;
  }
  return term.others.some(
    (other) =>
      words.folded.has(other) || (words.joined.includes(` ${other} `) && other.split(' ').length > 2),
  )
    ? SYNONYM
    : 0;
}

/** Weighted mean of a value over the terms; 0 when there are none. */
export function shareOf(
  terms: readonly QuestionTerm[],
  value: (term: QuestionTerm, i: number) => number,
): number {
  let sum = 0;
  let total = 0;
  terms.forEach((term, i) => {
    sum += term.weight * value(term, i);
    total += term.weight;
  });
  return total === 0 ? 0 : sum / total;
}

/** The same of values in the order of the terms; absent ones are 0. Asked a dozen times for each sentence. */
export function shareOfValues(terms: readonly QuestionTerm[], values: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < terms.length; i++) {
    const weight = terms[i]?.weight ?? 0;
    sum += weight * (values[i] ?? 0);
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}
