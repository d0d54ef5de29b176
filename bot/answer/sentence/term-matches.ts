import type { QuestionTerm } from '../question/question-terms.ts';
import { matchOf, type WordIndex } from './word-index.ts';

const known = new WeakMap<readonly QuestionTerm[], Map<WordIndex, readonly number[]>>();

/**
 * How well the text holds each of the terms, in their order. Worked out once while the terms live: headings and
 * neighbours are looked at for sentence after sentence, and sentences for each group of sources.
 */
export function matchesIn(terms: readonly QuestionTerm[], words: WordIndex): readonly number[] {
  const ofTerms = known.get(terms) ?? new Map<WordIndex, readonly number[]>();
  known.set(terms, ofTerms);
  const matches = ofTerms.get(words) ?? terms.map((term) => matchOf(term, words));
  ofTerms.set(words, matches);
  return matches;
}
