import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { findSynonyms } from '../../../knowledge/text/synonyms.ts';
import { contentOf } from '../../verify/claim-text.ts';
import type { DraftFinding } from './composition.ts';

/** Words of a draft that its passages do not hold: this many in a row, or this share of all, and it tells more than they do. */
const IN_A_ROW = 3;
const SHARE = 0.3;
/** Words by which a sentence says that it quotes, lists or bounds; bounds are verified with their figures. */
const FRAMING = new Set(
  'tài liệu văn bản ghi viết nêu tóm lần lượt cụ thể gồm ít nhiều nhất tối đa thiểu'.split(' '),
);
/** Numbers in letters are verified as figures. */
const NUMBER_WORDS = new Set(
  'một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ lẻ linh rưỡi nửa mốt'.split(
    ' ',
  ),
);
/** A letter of any script but Latin. */
const FOREIGN = /(?!\p{Script=Latin})\p{L}/u;
const LONGEST_SENTENCE = 700;

/**
 * Whether a sentence of a model stays with the words of its passages. Stricter than verification alone: a model that was
 * told to keep to the words has no reason to bring its own.
 */
export function checkCloseness(sentence: string, passages: readonly string[]): DraftFinding[] {
  if (sentence.length > LONGEST_SENTENCE) return [{ kind: 'form', text: sentence.slice(0, 60) }];
  const foreign = FOREIGN.exec(sentence);
  if (foreign) return [{ kind: 'script', text: sentence.slice(foreign.index, foreign.index + 20) }];
  const held = new Set(passages.flatMap((text) => syllablesOf(text).map(({ accented }) => accented)));
  const plain = passages.map(
    (text) => ` ${foldDiacritics(comparisonKey(text)).replace(/[^\p{L}\p{N}]+/gu, ' ')} `,
  );
  const syllables = syllablesOf(sentence);
  const bySynonym = new Set(
    findSynonyms(sentence).flatMap(({ from, to, others }) =>
      others.some((other) => plain.some((text) => text.includes(` ${other} `)))
        ? syllables.slice(from, to).map(({ start }) => start)
        : [],
    ),
  );
  const matter = contentOf(syllables);
  const isMissing = matter.map(
    ({ accented, start }) =>
      !held.has(accented) && !bySynonym.has(start) && !FRAMING.has(accented) && !NUMBER_WORDS.has(accented),
  );
  const missing = matter.filter((_, i) => isMissing[i]);
  const words = missing.map(({ start, end }) => sentence.slice(start, end)).join(' ');
  const longestRun = isMissing.reduce(
    ({ run, longest }, one) => ({ run: one ? run + 1 : 0, longest: Math.max(longest, one ? run + 1 : 0) }),
    { run: 0, longest: 0 },
  ).longest;
  return longestRun >= IN_A_ROW || missing.length > SHARE * matter.length
    ? [{ kind: 'wording', text: words }]
    : [];
}
