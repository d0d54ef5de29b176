import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import type { QuestionTerm } from '../question/question-terms.ts';
import { matchOf, type WordIndex } from './word-index.ts';

export type Cooccurrence = Pick<KnowledgeSearch, 'has' | 'idf'>;

/**
 * How well the text holds a syllable of the question as part of the same word: most Vietnamese words have two syllables,
 * so "kinh" of "kinh nghiệm" is no "kinh" of "kinh phí". 1 when it stands free or beside the neighbour it has in the
 * question; the less, the more the corpus binds it to another neighbour. `pairs` are the folded neighbouring pairs of
 * the question.
 */
export function soundMatch(
  term: QuestionTerm,
  words: WordIndex,
  pairs: ReadonlySet<string>,
  corpus: Cooccurrence,
): number {
  const match = matchOf(term, words);
  const positions = words.folded.get(term.folded);
  if (match === 0 || !positions || term.folded.includes(' ')) return match;
  let best = 0;
  for (const position of positions) {
    const [left, right] = [words.sequence[position - 1], words.sequence[position + 1]];
    const alien = Math.max(
      left === undefined ? 0 : alienBond(left, term.folded, pairs, corpus),
      right === undefined ? 0 : alienBond(term.folded, right, pairs, corpus),
    );
    best = Math.max(best, 1 - alien);
    if (best === 1) break;
  }
  return match * best;
}

function alienBond(first: string, second: string, pairs: ReadonlySet<string>, corpus: Cooccurrence): number {
  const pair = `${first} ${second}`;
  return pairs.has(pair) ? 0 : bond(first, second, pair, corpus);
}

/** Of the passages that hold the rarer syllable, about the share that holds both side by side. */
function bond(first: string, second: string, pair: string, { has, idf }: Cooccurrence): number {
  if (!has(pair)) return 0;
  return Math.min(1, Math.exp(Math.max(idf(first), idf(second)) - idf(pair)));
}
