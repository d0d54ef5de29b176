import type { AuthorityLevel } from '../../../knowledge/model/authority.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';

/** Words that name a level, folded; the first that is found counts, so the narrower stand before the wider. */
const LEVELS: readonly (readonly [AuthorityLevel, RegExp])[] = [
  ['cell', /\b(chi bo|chi uy|to dang)\b/],
  [
    'commune',
    /\b(dang bo co so|dang uy co so|to chuc co so dang|cap co so|cap xa|dang uy (xa|phuong|thi tran)|dang bo (xa|phuong|thi tran)|xa|phuong|thi tran|dac khu)\b/,
  ],
  [
    'district',
    /\b(cap huyen|huyen uy|thi uy|quan uy|dang bo (huyen|quan|thi xa)|huyen|thi xa|quan \d+)\b|(?<!\p{L})quận(?!\p{L})/u,
  ],
  ['province', /\b(cap tinh|tinh uy|thanh uy|dang bo tinh|truc thuoc trung uong|tinh)\b/],
  ['central', /\b(trung uong|toan quoc|bo chinh tri|ban bi thu)\b/],
];

/** Words that fold like the word for a unit and mean something else. */
const OTHER_WORDS = /(?<!\p{L})(?:quân|quản|quần|tính|tình|tĩnh|xả|phượng|bỏ)(?!\p{L})/gu;

/** The level that the words of a question name, or null.  */
export function readLevel(question: string): AuthorityLevel | null {
  const key = comparisonKey(question).replace(OTHER_WORDS, ' ');
  const folded = foldDiacritics(key);
  // Typed without marks, "quan" is mostly another word ("cơ quan", "quan trọng").
  return LEVELS.find(([, words]) => words.test(folded) || words.test(key))?.[0] ?? null;
}
