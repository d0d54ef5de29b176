import type { RelationKind } from '../../knowledge/model/relation-statement.ts';

/**
 * Words that say how one paper bears on another. `active`: the papers named behind them are acted on. `passive`: the
 * paper before them is acted on by the one behind. `state`: the papers before them (or in the list behind) have ended.
 */
export interface VerbHit {
  readonly kind: RelationKind;
  readonly voice: 'active' | 'passive' | 'state';
  readonly start: number;
  readonly end: number;
}

/**
 * All alternatives are literal words with bounded gaps. `thay thế Quy định số 80`, `được thay thế bởi`, `hết hiệu lực
 * thi hành`, `sửa đổi, bổ sung một số điều`; near misses: `thay mặt`, `hiệu lực thi hành`.
 */
const VERB = new RegExp(
  [
    '(?<replacedBy>(?:được|bị)\\s(?:thay thế|thay)\\s(?:bởi|bằng|theo))',
    '(?<amendedBy>(?:được|bị)\\s(?:sửa đổi(?:,?\\s(?:và\\s)?bổ sung)?|bổ sung|điều chỉnh)\\s(?:bởi|bằng|theo|tại))',
    '(?<repealedBy>(?:được|bị)\\s(?:bãi bỏ|hủy bỏ)\\s(?:bởi|bằng|theo|tại))',
    '(?<ended>hết hiệu lực(?:\\sthi hành)?|chấm dứt hiệu lực|không còn hiệu lực|ngừng hiệu lực|thôi có hiệu lực|(?:bị|được)\\s(?:bãi bỏ|hủy bỏ))',
    '(?<replaces>thay thế(?:\\scho)?)',
    '(?<repeals>bãi bỏ|hủy bỏ)',
    '(?<amends>sửa đổi(?:,?\\s(?:và\\s)?bổ sung)?|bổ sung|điều chỉnh|đính chính)',
  ].join('|'),
  'gu',
);
const MAX_HITS = 40;

const MEANING = {
  replacedBy: { kind: 'replaces', voice: 'passive' },
  amendedBy: { kind: 'amends', voice: 'passive' },
  repealedBy: { kind: 'repeals', voice: 'passive' },
  ended: { kind: 'repeals', voice: 'state' },
  replaces: { kind: 'replaces', voice: 'active' },
  repeals: { kind: 'repeals', voice: 'active' },
  amends: { kind: 'amends', voice: 'active' },
} as const;

/** Right before the verb: `không thay thế`, `chưa bị bãi bỏ`, `không làm hết hiệu lực`. */
const NEGATED = /(?<!\p{L})(?:không|chưa|chẳng|đừng)\s(?:\p{L}{1,8}\s){0,2}$/u;
/** A little before it: what is only planned, asked for or supposed. */
const SUPPOSED =
  /(?<!\p{L})(?:sẽ|dự kiến|đề nghị|kiến nghị|đề xuất|nghiên cứu|xem xét|rà soát|nếu|có thể|tham mưu|dự thảo|chuẩn bị|thẩm quyền|trường hợp|cho đến khi|đến khi|khi có|trình tự)(?!\p{L})/u;
/** `đã hết hiệu lực`, `đã bị bãi bỏ`: tells what another paper did before. */
const TOLD = /(?<!\p{L})đã\s(?:\p{L}{1,6}\s)?$/u;
const REACH = 40;

/** Whether the words are to be found in the text at all; cheap. */
export function mayTellRelation(lower: string): boolean {
  return /thay thế|thay bằng|thay bởi|bãi bỏ|hủy bỏ|hiệu lực|sửa đổi|bổ sung|điều chỉnh|đính chính/u.test(
    lower,
  );
}

/** What a sentence asserts, in order. `lower` is the sentence in lower case with new tone placement. */
export function findVerbs(lower: string): VerbHit[] {
  const hits: VerbHit[] = [];
  for (const match of lower.matchAll(VERB)) {
    if (hits.length >= MAX_HITS) break;
    const name = Object.entries(match.groups ?? {}).find(([, words]) => words !== undefined)?.[0];
    if (name === undefined) continue;
    const meaning = MEANING[name as keyof typeof MEANING];
    const clause =
      lower
        .slice(Math.max(0, match.index - REACH), match.index)
        .split(/[;:]/)
        .at(-1) ?? '';
    if (NEGATED.test(clause) || SUPPOSED.test(clause)) continue;
    if (meaning.voice === 'state' && TOLD.test(clause)) continue;
    hits.push({ ...meaning, start: match.index, end: match.index + match[0].length });
  }
  return hits;
}
