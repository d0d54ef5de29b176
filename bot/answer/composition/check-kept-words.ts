import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import type { DraftFinding } from './composition.ts';

/** Share of a draft sentence that stands in one sentence of the passage in the same order: it is a copy with changes. */
const COPIED = 0.6;
/** A longer stretch that was left out is another thought, with a "không" of its own. */
const LONGEST_GAP = 5;
const NEGATIONS = new Set(['không', 'chưa', 'đừng', 'cấm']);
/** Small words that turn a statement round when they are left out of a copy, or put into one. */
const TURNING = new Set([...NEGATIONS, 'trừ', 'chỉ', 'phó', 'nguyên']);
/** They may be left out, but not put in. */
const ADDING = new Set(['phải', 'có-thể']);
const DEPUTIES = new Set(['phó', 'nguyên']);
/** Read as one word, so that "không quá" is no negation and "tối đa" says the same. */
const PHRASES: readonly (readonly [string, RegExp])[] = [
  [
    '≤',
    /(?<!\p{L})(?:không (?:vượt )?quá|không trên|không nhiều hơn|tối đa|nhiều nhất|chậm nhất)(?!\p{L})/gu,
  ],
  ['≥', /(?<!\p{L})(?:ít nhất|tối thiểu|không dưới|không ít hơn|sớm nhất)(?!\p{L})/gu],
  ['có-thể', /(?<!\p{L})có thể(?!\p{L})/gu],
];
/** What must not stand where a bound stood. */
const OPPOSITE: Readonly<Record<string, readonly string[]>> = {
  '≤': ['≥', 'quá', 'trên', 'hơn', 'vượt'],
  '≥': ['≤', 'dưới', 'kém'],
};

/**
 * Small words that a sentence leaves out of, or puts into, words that it otherwise copies from a passage: "do Phó Bí thư
 * ký" as "do Bí thư ký", "không quá nửa ngày" as "quá nửa ngày".
 */
export function checkKeptWords(sentence: string, passages: readonly string[]): DraftFinding[] {
  const said = wordsOf(sentence);
  let best: DraftFinding[] = [];
  let bestShare = 0;
  for (const passage of passages) {
    for (const { text } of sentencesOf(passage)) {
      const held = wordsOf(text);
      const pairs = commonInOrder(said, held);
      const share = pairs.length / Math.max(1, said.length);
      if (share < COPIED || share < bestShare) continue;
      const findings = changesIn(said, held, pairs);
      if (share > bestShare || findings.length < best.length) [best, bestShare] = [findings, share];
    }
  }
  return best;
}

type Pair = readonly [said: number, held: number];

function changesIn(said: readonly string[], held: readonly string[], pairs: readonly Pair[]): DraftFinding[] {
  const findings: DraftFinding[] = [];
  const [first] = pairs;
  // Before the first copied word only its direct neighbour counts: what stands farther off may belong to other words.
  const start: Pair = first?.[0] === 0 && first[1] > 0 ? [-1, first[1] - 2] : [-1, -1];
  const copied = held.slice(start[1] + 1, (pairs.at(-1)?.[1] ?? -1) + 1);
  for (const [i, [toSaid, toHeld]] of pairs.entries()) {
    const [fromSaid, fromHeld] = pairs[i - 1] ?? start;
    const leftOut = held.slice(fromHeld + 1, toHeld);
    const putIn = said.slice(fromSaid + 1, toSaid);
    const word = leftOut.length <= LONGEST_GAP ? turnedBy(leftOut, putIn, fromSaid >= 0) : null;
    // As many as there were: moved, not lost or put in.
    if (word === null || countOf(word, said) === countOf(word, copied)) continue;
    const kind = DEPUTIES.has(word) ? 'name' : NEGATIONS.has(word) ? 'negation' : 'obligation';
    findings.push({ kind, text: [word, ...held.slice(toHeld, toHeld + 3)].join(' ') });
  }
  return findings;
}

/** The word that is missing, or that should not be there, between two words of a copy; null when none is. */
function turnedBy(leftOut: readonly string[], putIn: readonly string[], mayAdd: boolean): string | null {
  const isIn = (word: string, words: readonly string[]): boolean =>
    NEGATIONS.has(word) ? words.some((other) => NEGATIONS.has(other)) : words.includes(word);
  const lost = leftOut.find((word) => TURNING.has(word) && !isIn(word, putIn));
  const flipped = leftOut.find((word) => OPPOSITE[word]?.some((other) => putIn.includes(other)));
  const added = mayAdd
    ? putIn.find((word) => (TURNING.has(word) || ADDING.has(word)) && !isIn(word, leftOut))
    : undefined;
  return lost ?? flipped ?? added ?? null;
}

function countOf(word: string, words: readonly string[]): number {
  return words.filter((other) => other === word || (NEGATIONS.has(word) && NEGATIONS.has(other))).length;
}

function wordsOf(text: string): string[] {
  let plain = comparisonKey(text);
  for (const [word, phrase] of PHRASES) plain = plain.replace(phrase, ` ${word} `);
  return plain.match(/[\p{L}\p{M}\p{N}]+(?:-thể)?|[≤≥]/gu) ?? [];
}

/** The longest common subsequence of two rows of words, as places in each. */
function commonInOrder(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
