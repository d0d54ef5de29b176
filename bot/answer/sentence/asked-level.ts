import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import type { WordIndex } from './word-index.ts';

/** Levels that a rule is given for: what holds for the province does not answer for the commune. */
const LEVELS: readonly (readonly string[])[] = [
  ['tỉnh', 'tỉnh ủy'],
  ['huyện', 'huyện ủy', 'quận', 'quận ủy', 'thị xã', 'thị ủy'],
  ['xã', 'phường', 'thị trấn', 'đặc khu', 'cơ sở'],
  ['chi bộ', 'chi ủy'],
  ['trung ương', 'toàn quốc'],
];
/** Typed without marks it is more often another word ("cơ quan", "tình"). */
const UNCLEAR_FOLDED = new Set(['quan']);
/** Pairs that hold the name of another level. */
const WHOLE = ['thị xã', 'thị trấn'];

/** The levels named among the folded syllables of a question, as places in the list of levels. */
export function levelsIn(syllables: readonly string[]): number[] {
  let joined = ` ${syllables.join(' ')} `;
  const whole = WHOLE.map((pair) => foldDiacritics(pair)).filter((pair) => joined.includes(` ${pair} `));
  for (const pair of whole) joined = joined.replaceAll(` ${pair} `, ' ');
  return LEVELS.flatMap((words, level) =>
    words.some((word) => {
      const folded = foldDiacritics(word);
      return whole.includes(folded) || (!UNCLEAR_FOLDED.has(folded) && joined.includes(` ${folded} `));
    })
      ? [level]
      : [],
  );
}

/** 1 when the texts name levels but none of those asked for, 0.5 when they name no level at all, 0 otherwise. */
export function levelMissing(asked: readonly number[], texts: readonly WordIndex[]): number {
  if (asked.length === 0) return 0;
  let namesOther = false;
  for (const { accented } of texts) {
    for (const [level, words] of LEVELS.entries()) {
      if (!words.some((word) => accented.has(word))) continue;
      if (asked.includes(level)) return 0;
      namesOther = true;
    }
  }
  return namesOther ? 1 : 0.5;
}
