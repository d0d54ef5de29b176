import type { QuestionTerms } from '../question/question-terms.ts';
import type { WordIndex } from './word-index.ts';

/** How the words of a question lie in a sentence. */
export interface Alignment {
  /** Length of the longest run of syllables that both share. */
  readonly longestRun: number;
  /** Weight of the terms that stand in the sentence in the order of the question, 0..1. */
  readonly inOrder: number;
  /** Terms held over the stretch that they span, 0..1. */
  readonly density: number;
  /** How closely the terms stand around a number, a name, or any word that is not in the question; 0..1. */
  readonly nearNumber: number;
  readonly nearName: number;
  readonly nearNew: number;
  /** Numbers and names that are not in the question. */
  readonly newNumbers: number;
  readonly newNames: number;
}

/** Distance in syllables at which the nearness of a term has fallen to a third. */
const REACH = 7;

/** What is worked out once for a question. */
interface OfTerms {
  readonly asked: ReadonlySet<string>;
  readonly byText: Map<WordIndex, Alignment>;
}
const known = new WeakMap<QuestionTerms, OfTerms>();

/** How the words of the question lie in the text; `own` are the matches of its unigrams. Worked out once for each text. */
export function alignment(terms: QuestionTerms, own: readonly number[], words: WordIndex): Alignment {
  const ofTerms: OfTerms = known.get(terms) ?? { asked: new Set(terms.syllables), byText: new Map() };
  known.set(terms, ofTerms);
  const alignment = ofTerms.byText.get(words) ?? align(terms, ofTerms.asked, own, words);
  ofTerms.byText.set(words, alignment);
  return alignment;
}

function align(
  { unigrams, syllables }: QuestionTerms,
  asked: ReadonlySet<string>,
  own: readonly number[],
  words: WordIndex,
): Alignment {
  const { sequence, isCapital } = words;
  const size = sequence.length;
  const weights = new Float64Array(size);
  let total = 0;
  unigrams.forEach(({ folded, weight }, i) => {
    total += weight;
    for (const position of words.folded.get(folded) ?? []) weights[position] = weight * (own[i] ?? 0);
  });
  // Sums of the weights to the left and to the right, fading with distance: one pass each way.
  const fade = Math.exp(-1 / REACH);
  const left = new Float64Array(size + 1);
  const right = new Float64Array(size + 2);
  for (let i = 0; i < size; i++) left[i + 1] = ((left[i] ?? 0) + (weights[i] ?? 0)) * fade;
  for (let i = size - 1; i >= 0; i--) right[i] = ((right[i + 1] ?? 0) + (weights[i] ?? 0)) * fade;
  let [nearNumber, nearName, nearNew, newNumbers, newNames] = [0, 0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const syllable = sequence[i] ?? '';
    if (asked.has(syllable)) continue;
    const near = (left[i] ?? 0) + (right[i + 1] ?? 0);
    nearNew = Math.max(nearNew, near);
    if (beginsWithDigit(syllable)) {
      newNumbers++;
      nearNumber = Math.max(nearNumber, near);
    } else if (isCapital[i]) {
      newNames++;
      nearName = Math.max(nearName, near);
    }
  }
  const scale = (near: number): number => (total === 0 ? 0 : Math.min(1, near / total));
  return {
    longestRun: longestRun(syllables, words),
    inOrder: inOrder(unigrams, words, total),
    density: density(unigrams, words),
    nearNumber: scale(nearNumber),
    nearName: scale(nearName),
    nearNew: scale(nearNew),
    newNumbers,
    newNames,
  };
}

function beginsWithDigit(syllable: string): boolean {
  const code = syllable.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

const NOWHERE: readonly number[] = [];

function longestRun(question: readonly string[], { folded }: WordIndex): number {
  let best = 0;
  // Where the last syllable stands in the sentence, ascending, and how long the run is that ends there.
  let [ends, runs]: [readonly number[], readonly number[]] = [NOWHERE, NOWHERE];
  for (const syllable of question) {
    const positions = folded.get(syllable) ?? NOWHERE;
    const lengths: number[] = [];
    let k = 0;
    for (const position of positions) {
      while (k < ends.length && (ends[k] ?? 0) < position - 1) k++;
      const run = 1 + (ends[k] === position - 1 ? (runs[k] ?? 0) : 0);
      lengths.push(run);
      if (run > best) best = run;
    }
    [ends, runs] = [positions, lengths];
  }
  return best;
}

/** The heaviest chain of terms whose positions rise in question and sentence alike, as a share of all weight. */
function inOrder(terms: QuestionTerms['unigrams'], words: WordIndex, total: number): number {
  const chain: { readonly at: number; readonly weight: number }[] = [];
  let best = 0;
  for (const { folded, weight } of terms) {
    let added = 0;
    const starts: { at: number; weight: number }[] = [];
    for (const at of words.folded.get(folded) ?? []) {
      const before = chain.reduce((max, one) => (one.at < at && one.weight > max ? one.weight : max), 0);
      starts.push({ at, weight: before + weight });
      added = Math.max(added, before + weight);
    }
    chain.push(...starts);
    best = Math.max(best, added);
  }
  return total === 0 ? 0 : best / total;
}

function density(terms: QuestionTerms['unigrams'], words: WordIndex): number {
  let [low, high, count] = [Infinity, -1, 0];
  for (const { folded } of terms) {
    const [position] = words.folded.get(folded) ?? [];
    if (position === undefined) continue;
    count++;
    low = Math.min(low, position);
    high = Math.max(high, position);
  }
  return count < 2 ? 0 : count / (high - low + 1);
}
