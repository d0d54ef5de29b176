import { isQuestionWord, type QuestionTerm, type QuestionTerms } from '../question/question-terms.ts';
import { matchOf, type WordIndex } from './word-index.ts';

/**
 * The single syllables of the question that stand apart: neither they with the syllable before or behind them in the
 * question, nor another word for them, stand in what is looked at. Most Vietnamese words have two syllables, so "trang
 * phục" is not told by a text with "trang" and "phục" in other words. A syllable without neighbours stands apart where
 * it does not stand at all.
 */
export function isolatedTerms(
  { unigrams, syllables }: QuestionTerms,
  holds: { readonly pair: (pair: string) => boolean; readonly term: (term: QuestionTerm) => boolean },
): QuestionTerm[] {
  return unigrams.filter((term) => {
    const { position, folded, others } = term;
    if (folded.includes(' ') || syllables[position] !== folded) return false;
    const pairs = [
      [syllables[position - 1], folded],
      [folded, syllables[position + 1]],
    ].flatMap(([first, second]) =>
      first === undefined || second === undefined || isQuestionWord(first) || isQuestionWord(second)
        ? []
        : [`${first} ${second}`],
    );
    if (pairs.length === 0 || others.length > 0) return !holds.term(term);
    return !pairs.some(holds.pair);
  });
}

/** The same for what the texts hold together. */
export function isolatedIn(terms: QuestionTerms, texts: readonly WordIndex[]): QuestionTerm[] {
  return isolatedTerms(terms, {
    pair: (pair) => texts.some(({ folded }) => folded.has(pair)),
    term: (term) => texts.some((words) => matchOf(term, words) > 0),
  });
}
