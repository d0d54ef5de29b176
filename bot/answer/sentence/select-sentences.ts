import { remembering } from '../../../knowledge/text/remembering.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { Candidate } from './candidate.ts';

/** A candidate with the ranker's score (log-odds scale: differences compare). */
export interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly score: number;
}

/** How much text an answer may hold and what a further sentence must be worth. */
export interface SelectionLimits {
  /** Characters of all chosen sentences together; the best one is taken whatever its length. */
  readonly maxCharacters: number;
  readonly maxSentences: number;
  /**
   * Probability a character that a further sentence must bring: a sure answer stays one sentence, a doubtful one gets
   * more, and short sentences come in sooner than long ones.
   */
  readonly worth: number;
  /** Folded syllables that say nothing new, because every answer holds them: those of a question for several things. */
  readonly known?: readonly string[];
}

/** Share of syllables two sentences have in common above which the second says nothing new. */
const SAME = 0.75;
/** What a sentence costs beside its own characters: a space and a marker. */
const MARKER_CHARACTERS = 5;

const SENTENCES_HELD = 2_000;
const syllableSet = remembering(
  SENTENCES_HELD,
  (sentence: string): ReadonlySet<string> => new Set(foldedSyllables(sentence)),
);

/** The sentences of the answer, best first: each must add something and be worth its length. */
export function selectSentences(
  scored: readonly ScoredCandidate[],
  limits: SelectionLimits,
): ScoredCandidate[] {
  const ordered = [...scored].sort(
    (a, b) =>
      b.score - a.score ||
      a.candidate.found.row - b.candidate.found.row ||
      a.candidate.index - b.candidate.index,
  );
  const [best] = ordered;
  if (!best) return [];
  const shares = sharesOf(ordered);
  const chosen = [best];
  const known = new Set(limits.known ?? []);
  const newIn = (text: string): ReadonlySet<string> => {
    const all = syllableSet(text);
    return known.size === 0 ? all : new Set([...all].filter((syllable) => !known.has(syllable)));
  };
  const sets = [newIn(best.candidate.sentence.text)];
  let characters = best.candidate.sentence.text.length;
  for (const [i, next] of ordered.entries()) {
    if (chosen.length >= limits.maxSentences) break;
    const { length } = next.candidate.sentence.text;
    const isWorthIt = (shares[i] ?? 0) >= limits.worth * (length + MARKER_CHARACTERS);
    if (i === 0 || !isWorthIt || characters + length > limits.maxCharacters) continue;
    const set = newIn(next.candidate.sentence.text);
    if (sets.some((other) => saysTheSame(set, other))) continue;
    chosen.push(next);
    sets.push(set);
    characters += length;
  }
  return chosen;
}

/** The probability of each candidate to answer, if any of them does. */
export function sharesOf(scored: readonly ScoredCandidate[]): number[] {
  const top = scored.reduce((max, { score }) => Math.max(max, score), -Infinity);
  const weights = scored.map(({ score }) => Math.exp(score - top));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/** Nearly the same words, and no figure that the other lacks. */
function saysTheSame(next: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const hasOtherFigures = [...next].some((syllable) => /^\d/.test(syllable) && !other.has(syllable));
  return !hasOtherFigures && overlap(next, other) >= SAME;
}

/** Share of the smaller set that the other holds. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 1;
  let common = 0;
  for (const syllable of small) if (large.has(syllable)) common++;
  return common / small.size;
}
