import { countsIn, countsPeople, tellsShare } from './evidence.ts';

/** Longest name of what is counted that is looked for: "đại biểu dự khuyết". */
const LONGEST_UNIT = 4;
/** How far behind its number, and before it ("số đại biểu là 120"), what is counted may stand, in syllables. */
const REACH_BEHIND = 7;
const REACH_BEFORE = 6;
const BEFORE = 0.8;
/** "Ít nhất hai phần ba số người được triệu tập" may tell how many; of votes it does. */
const SHARE = 0.8;
const PEOPLE_COUNTED = new Set(['nguoi', 'vi', 'dong chi', 'uy vien', 'dai bieu', 'dang vien', 'can bo']);

/**
 * How far a sentence tells a number of what a question counts, 0..1: the share of `unit` (folded syllables) that stands
 * in order beside one number. Numbers that the question itself names (`asked`, folded syllables) tell nothing new:
 * "trong 694 đảng bộ có bao nhiêu đảng bộ thị xã". A share may stand for a number. Without a unit any new number is 1.
 */
export function countTold(unit: readonly string[], asked: readonly string[], sentence: string): number {
  const { tokens, counts } = countsIn(sentence);
  const folded = tokens.map((token) => token.folded);
  const fresh = counts.filter((at) => !asked.includes(folded[at] ?? ''));
  const share = tellsShare(sentence) ? (unit[0] === 'phieu' ? 1 : SHARE) : 0;
  if (fresh.length === 0) return share;
  const name = unit.slice(0, LONGEST_UNIT);
  if (name.length === 0) return 1;
  const people = countsPeople(name);
  const told = fresh.map((at) => {
    const behind = folded.slice(at + 1, at + 1 + REACH_BEHIND);
    if (people && behind.some((word, i) => isPeople(word, behind[i + 1]))) return 1;
    const before = folded.slice(Math.max(0, at - REACH_BEFORE), at);
    return Math.max(inOrder(name, behind), BEFORE * inOrder(name, before));
  });
  return Math.max(share, ...told);
}

function isPeople(word: string, next = ''): boolean {
  return PEOPLE_COUNTED.has(word) || PEOPLE_COUNTED.has(`${word} ${next}`);
}

/** Share of the words that stand in the text in their order, from the first on. */
function inOrder(words: readonly string[], text: readonly string[]): number {
  let from = 0;
  let held = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    if (at < 0) continue;
    held += 1;
    from = at + 1;
  }
  return held / words.length;
}
