import type { KnowledgeSearch } from '../../../../knowledge/search/search.ts';
import { foldDiacritics, hasDiacritics } from '../../../../knowledge/text/fold.ts';
import { isSyllable, markedForms, partsOf, takeTone, withTone } from './syllable-shape.ts';

/** How common words are in the corpus asked. */
export type WordStatistics = Pick<KnowledgeSearch, 'idf' | 'has' | 'markedFrequency'>;

/** The folded words on both sides, '' where there is none. */
export interface Neighbours {
  readonly before: string;
  readonly after: string;
}

const LETTERS = 'abcdeghiklmnopqrstuvxy';
/** Keys beside each other on a phone. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** How much better the best reading must be than the next, as a logarithm. */
const MARGIN = Math.log(2.5);
/** Passages that must hold the word beside its neighbour before a word that may be right as typed is changed. */
const SURE_PAIRS = 3;
/** Share of the neighbour's passages in which the word stands beside it, for the same. */
const SURE_SHARE = 0.08;

/** Share below which standing beside its neighbour may be chance. */
const LEAST_SHARE = 0.01;
/** Share and margin from which one neighbour is enough. */
const PLAIN_SHARE = 0.15;
const PLAIN_MARGIN = 4;

/**
 * The folded word of the corpus that an unknown word was meant to be: one letter missing, too many, wrong or in the
 * wrong order, standing beside its neighbours in the corpus as it does here, and clearly better than any other. Null
 * when none is. A word that could be a right one is changed only where its neighbours leave little doubt.
 */
export function nearestWord(typed: string, around: Neighbours, corpus: WordStatistics): string | null {
  const folded = foldDiacritics(typed);
  const isRight = isRightlySpelt(typed);
  const count = counter(corpus);
  const beside = (
    word: string,
  ): { pairs: number; share: number; isHeldByBoth: boolean; isHeldAtEnd: boolean } => {
    const left = around.before === '' ? 0 : count(`${around.before} ${word}`);
    const right = around.after === '' ? 0 : count(`${word} ${around.after}`);
    return {
      pairs: left + right,
      isHeldByBoth: left > 0 && right > 0,
      isHeldAtEnd: (around.before === '' || around.after === '') && left + right > 0,
      share: Math.max(
        left === 0 ? 0 : left / Math.max(left, count(around.before)),
        right === 0 ? 0 : right / Math.max(right, count(around.after)),
      ),
    };
  };
  // Without a vowel it lacks one: `cp` is no slip of `co`.
  const isVowelless = !/[aeiouy]/.test(folded);
  const readings = [...nearForms(folded)]
    .filter(
      ([word]) =>
        !isVowelless || word.length > folded.length || (word.length > 2 && word.length === folded.length),
    )
    .filter(([word]) => isSyllable(word) && corpus.has(word))
    .map(([word, likeness]) => {
      const { pairs, share, isHeldByBoth, isHeldAtEnd } = beside(word);
      return {
        word,
        pairs,
        share,
        isHeldByBoth,
        isHeldAtEnd,
        score: likeness + 1.5 * Math.log1p(pairs) + 0.25 * Math.log1p(count(word)) + 2 * share,
      };
    })
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
  const [best, next] = readings;
  if (!best) return null;
  // A letter held too long.
  const single = folded.replace(/(.)\1/, '$1');
  if (!isRight && single !== folded && readings.some(({ word }) => word === single)) return single;
  if (!isRight && !isVowelless && readings.length === 1) return best.word;
  if (best.pairs === 0 || best.share < LEAST_SHARE) return null;
  if (next && best.score - next.score < MARGIN) return null;
  const isSure =
    (best.isHeldByBoth && best.pairs >= SURE_PAIRS && best.share >= SURE_SHARE) ||
    (best.share >= PLAIN_SHARE && (!next || best.score - next.score >= PLAIN_MARGIN)) ||
    (best.isHeldAtEnd && best.pairs >= SURE_PAIRS && best.share >= 3 * SURE_SHARE);
  if (isRight && !isSure) return null;
  return best.word;
}

/** Whether Vietnamese has such a syllable, going by its marks where it has any: `đượ` is none, though `duo` could be. */
function isRightlySpelt(typed: string): boolean {
  if (!hasDiacritics(typed)) return isSyllable(foldDiacritics(typed));
  const { letters, tone } = takeTone(typed.toLowerCase());
  const parts = partsOf(letters);
  return parts !== null && withTone(parts, tone) !== null;
}

/** Gives how many passages hold a term, worked out from its inverse frequency. */
function counter(corpus: WordStatistics): (term: string) => number {
  const unknown = Math.exp(corpus.idf('\u0000'));
  return (term) => (corpus.has(term) ? Math.max(1, 0.5 * (unknown / Math.exp(corpus.idf(term)) - 1)) : 0);
}

/** Share of a word's passages in which it stands beside this neighbour, for its marks to be taken from there. */
const USUAL_SHARE = 0.15;

/**
 * The marks that a half-marked word lacks (`kêt quả`, `quy đinh`): those the corpus writes on it, when they add to what was
 * typed and the word often stands beside the same neighbour. Null when that is not clear.
 */
export function usualMarks(
  typed: string,
  { before, after }: Neighbours,
  corpus: WordStatistics,
): string | null {
  const folded = foldDiacritics(typed);
  const count = counter(corpus);
  const share =
    Math.max(
      before === '' ? 0 : count(`${before} ${folded}`),
      after === '' ? 0 : count(`${folded} ${after}`),
    ) / Math.max(1, count(folded));
  if (share < USUAL_SHARE) return null;
  const marked = markedAs(folded, typed, corpus);
  return marked !== folded && addsTo(takeTone(typed.toLowerCase()), takeTone(marked)) ? marked : null;
}

/** Whether every mark of the first stands in the second too. */
function addsTo(typed: ReturnType<typeof takeTone>, marked: ReturnType<typeof takeTone>): boolean {
  const [before, after] = [[...typed.letters], [...marked.letters]];
  return (
    (typed.tone === null || typed.tone === marked.tone) &&
    before.every((letter, i) => letter === after[i] || foldDiacritics(letter) === letter)
  );
}

/** Every word one slip away, with how likely the slip is (logarithm, at most 0). */
function nearForms(word: string): Map<string, number> {
  const forms = new Map<string, number>();
  const add = (form: string, likeness: number): void => {
    if (form !== word && (forms.get(form) ?? -Infinity) < likeness) forms.set(form, likeness);
  };
  for (let i = 0; i <= word.length; i++) {
    const [head, letter = '', tail] = [word.slice(0, i), word[i], word.slice(i + 1)];
    for (const added of LETTERS) {
      add(head + added + letter + tail, -0.6);
      if (letter !== '') add(head + added + tail, areNeighbours(letter, added) ? -0.5 : -1.1);
    }
    if (letter === '') continue;
    add(head + tail, letter === word[i - 1] || letter === word[i + 1] ? -0.1 : -0.7);
    const next = word[i + 1];
    if (next !== undefined) add(head + next + letter + word.slice(i + 2), -0.3);
  }
  return forms;
}

function areNeighbours(one: string, other: string): boolean {
  return ROWS.some((row) => row.includes(one) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1);
}

/**
 * The corpus's spelling of a folded word, as near to what was typed as can be: the same tone, then the more common one.
 * The folded word itself when the corpus writes it only without marks.
 */
export function markedAs(folded: string, typed: string, corpus: WordStatistics): string {
  const { tone, letters } = takeTone(typed.toLowerCase());
  const hats = new Set([...letters].filter((letter) => foldDiacritics(letter) !== letter));
  const likeness = (form: string): number => {
    const own = takeTone(form);
    const shared = [...own.letters].filter((letter) => hats.has(letter)).length;
    const extra = [...own.letters].filter((letter) => foldDiacritics(letter) !== letter).length - shared;
    return (own.tone === tone ? 3 : 0) + 2 * shared - extra + 2 * Math.min(0, shared - hats.size);
  };
  const forms = markedForms(folded)
    .map((form) => ({ form, passages: corpus.markedFrequency(form) }))
    .filter(({ passages }) => passages > 0)
    .map(({ form, passages }) => ({ form, score: likeness(form) + 0.5 * Math.log(passages) }))
    .sort((a, b) => b.score - a.score);
  return forms[0]?.form ?? folded;
}
