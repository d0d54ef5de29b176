import { foldedSyllables } from '../../knowledge/text/syllables.ts';

/** Syllables that carry no subject: politeness and the words of asking. */
const EMPTY = new Set(
  (
    'a ah oi nhe nha voi cho toi em minh dong chi xin vui long hay va la thi ma cua ve duoc bi co the nao gi ' +
    'sao ra theo nhu hoi biet muon can trong khi nay do'
  ).split(' '),
);
/** Words that turn a question round; both must have the same ones. */
const TURNING = new Set('khong chua truoc sau toi thieu da duoi tren cap nam nu moi cu bau'.split(' '));
const LEAST_SYLLABLES = 3;

/** Least share of the words of two questions that ask the same. */
export const SAME_SHARE = 0.8;

/**
 * Whether two questions ask the same: nearly all their words, with the same numbers and the same words that turn a
 * question round. Careful rather than generous: an approved answer to another question must not be shown.
 */
export function isSameQuestion(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size < LEAST_SYLLABLES || b.size < LEAST_SYLLABLES) return [...a].join(' ') === [...b].join(' ');
  const all = new Set([...a, ...b]);
  const differing = [...all].filter((word) => a.has(word) !== b.has(word));
  if (differing.some((word) => TURNING.has(word) || /\d/.test(word))) return false;
  return (all.size - differing.length) / all.size >= SAME_SHARE;
}

/** The words that carry the subject of a question, folded. */
export function wordsOf(question: string): ReadonlySet<string> {
  return new Set(foldedSyllables(question).filter((word) => !EMPTY.has(word)));
}
