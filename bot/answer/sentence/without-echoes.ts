import { asksForShortForm } from './glossary-row.ts';
import type { AnalysedQuestion } from './sentence-features.ts';
import type { Candidate } from './candidate.ts';
import { wordIndex } from './word-index.ts';

/** A Vietnamese word that tells something has two syllables more often than one. */
const FEWEST_NEW = 2;

/** What counts an item says nothing: `2. `, `a) `. */
const MARK = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])\s+/u;

/**
 * The sentences without those that only give the words of the question back ("Bầu đại biểu dự đại hội cấp trên" for what
 * happens when too few are elected): no figure and fewer than two syllables of their own. A question to be answered
 * with yes or no may be answered by its own words, and so may one for a short form, which stands for them.
 */
export function withoutEchoes(
  { kind, terms }: AnalysedQuestion,
  candidates: readonly Candidate[],
): Candidate[] {
  if (kind.type === 'yes-no' || kind.type === 'definition' || asksForShortForm(terms.syllables))
    return [...candidates];
  const asked = new Set(terms.syllables);
  return candidates.filter(({ sentence }) => {
    const { sequence } = wordIndex(sentence.text.replace(MARK, ''));
    const own = new Set(sequence.filter((syllable) => !asked.has(syllable)));
    return own.size >= FEWEST_NEW || [...own].some((syllable) => /^\d/.test(syllable));
  });
}
