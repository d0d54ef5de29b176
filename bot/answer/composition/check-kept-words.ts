import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import type { DraftFinding } from './composition.ts';

/** Share of a draft sentence that stands in one sentence of the passage in the same order: it is a copy with changes. */
const COPIED = 0.6;
/** A longer stretch that was left out is another thought, with a "không" of its own. */
const LONGEST_GAP = 5;
/** Small words that turn a statement round when they are left out of a copy, or put into one. */
const TURNING = new Set('không chưa chẳng đừng cấm trừ chỉ phó nguyên thiểu nhất'.split(' '));
/** They may be left out, but not put in. */
const ADDING = new Set('phải thể'.split(' '));
const DEPUTIES = new Set(['phó', 'nguyên']);

/**
 * Small words that a sentence leaves out of, or puts into, words that it otherwise copies from a passage: "do Phó Bí thư
 * ký" as "do Bí thư ký", "không quá nửa ngày" as "quá nửa ngày".
 */
export function checkKeptWords(sentence: string, passages: readonly string[]): DraftFinding[] {
  const said = syllablesOf(sentence).map(({ accented }) => accented);
  let best: DraftFinding[] = [];
  let bestShare = 0;
  for (const passage of passages) {
    for (const { text } of sentencesOf(passage)) {
      const held = syllablesOf(text).map(({ accented }) => accented);
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
  for (const [i, [toSaid, toHeld]] of pairs.entries()) {
    const [fromSaid, fromHeld] = pairs[i - 1] ?? start;
    const leftOut = held.slice(fromHeld + 1, toHeld);
    const putIn = said.slice(fromSaid + 1, toSaid);
    const isShort = leftOut.length <= LONGEST_GAP;
    const lost = isShort ? leftOut.find((word) => TURNING.has(word) && !putIn.includes(word)) : undefined;
    const added = putIn.find((word) => (TURNING.has(word) || ADDING.has(word)) && !leftOut.includes(word));
    const word = lost ?? (fromSaid >= 0 && leftOut.length <= LONGEST_GAP ? added : undefined);
    if (word === undefined) continue;
    const kind = DEPUTIES.has(word)
      ? 'name'
      : ['không', 'chưa', 'chẳng', 'đừng', 'cấm'].includes(word)
        ? 'negation'
        : 'obligation';
    findings.push({ kind, text: [word, ...held.slice(toHeld, toHeld + 3)].join(' ') });
  }
  return findings;
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
