import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { Candidate } from './candidate.ts';

/** A candidate with the ranker's score (log-odds scale: differences compare). */
export interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly score: number;
}

/** How much text an answer may hold and how far below the best a sentence may lie. */
export interface SelectionLimits {
  /** Characters of all chosen sentences together; the best one is taken whatever its length. */
  readonly maxCharacters: number;
  readonly maxSentences: number;
  /** Score below the best at which sentences are no longer added. */
  readonly maxGap: number;
}

/** Share of syllables two sentences have in common above which the second says nothing new. */
const SAME = 0.75;

/** The sentences of the answer, best first: each must add something and lie near enough to the best. */
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
  const chosen = [best];
  const sets = [new Set(foldedSyllables(best.candidate.sentence.text))];
  let characters = best.candidate.sentence.text.length;
  for (const next of ordered.slice(1)) {
    if (chosen.length >= limits.maxSentences || next.score < best.score - limits.maxGap) break;
    const { length } = next.candidate.sentence.text;
    if (characters + length > limits.maxCharacters) continue;
    const set = new Set(foldedSyllables(next.candidate.sentence.text));
    if (sets.some((other) => overlap(set, other) >= SAME)) continue;
    chosen.push(next);
    sets.push(set);
    characters += length;
  }
  return chosen;
}

/** Share of the smaller set that the other holds. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 1;
  let common = 0;
  for (const syllable of small) if (large.has(syllable)) common++;
  return common / small.size;
}
