import { comparisonKey } from '../../knowledge/text/normalize.ts';

/** An exact thing that a sentence says, in a form in which all writings of it are the same. */
export type FactValue =
  | { readonly type: 'number'; readonly key: string; readonly issuedOn: string | null }
  | {
      readonly type: 'date';
      readonly day: number | null;
      readonly month: number | null;
      readonly year: number;
    }
  | { readonly type: 'body'; readonly key: string }
  /** `high` is `low` unless a range is said. Percents and fractions are `percent`. */
  | { readonly type: 'figure'; readonly low: number; readonly high: number; readonly percent: boolean };

/** Bodies that stand for others: what one of them does, a more exact body may be said to do. */
const LOOSE_BODY =
  /^(?:cấp ủy|cấp trên|các cấp|trung ương|cấp có thẩm quyền|tổ chức đảng|lãnh đạo|đảng ủy)(?:$| )/u;
const COMMITTEES =
  /cấp ủy|ban thường vụ|ban chấp hành|đảng ủy|chi ủy|thường trực|tỉnh ủy|huyện ủy|thị ủy|thành ủy/u;

/**
 * Whether both may be right where one is: the same in other words, one held in the other (15 in "từ 10 đến 17", April
 * 2025 and 14/4/2025), or not to be told apart (a number without its date, "cấp ủy" and its standing committee).
 */
export function mayBeSame(a: FactValue, b: FactValue): boolean {
  if (a.type === 'number' && b.type === 'number')
    return a.key === b.key && (a.issuedOn === null || b.issuedOn === null || a.issuedOn === b.issuedOn);
  if (a.type === 'date' && b.type === 'date')
    return (
      a.year === b.year &&
      (a.month === null || b.month === null || a.month === b.month) &&
      (a.day === null || b.day === null || a.day === b.day)
    );
  if (a.type === 'figure' && b.type === 'figure')
    return a.percent === b.percent && a.low <= b.high && b.low <= a.high;
  if (a.type === 'body' && b.type === 'body') return bodiesOverlap(a.key, b.key);
  return false;
}

function bodiesOverlap(a: string, b: string): boolean {
  if (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)) return true;
  const [words, others] = [a.split(' '), b.split(' ')];
  if (words.every((word) => others.includes(word)) || others.every((word) => words.includes(word)))
    return true;
  if (LOOSE_BODY.test(a) && (COMMITTEES.test(b) || LOOSE_BODY.test(b))) return true;
  return LOOSE_BODY.test(b) && COMMITTEES.test(a);
}

/** `Ban Bí thư Trung ương Đảng` and `ban bí thư` are one body. */
export function bodyKey(words: string): string {
  return comparisonKey(words)
    .replace(/^(bộ chính trị|ban bí thư) trung ương(?: đảng)?$/u, '$1')
    .replace(/^((?:ban|văn phòng|ủy ban) .+ trung ương) đảng$/u, '$1');
}

/** A text that is the same for the same value. */
export function valueKey(value: FactValue): string {
  switch (value.type) {
    case 'number':
      return `number ${value.key} ${value.issuedOn ?? ''}`;
    case 'date':
      return `date ${value.day ?? ''}/${value.month ?? ''}/${value.year}`;
    case 'body':
      return `body ${value.key}`;
    case 'figure':
      return `figure ${value.low}-${value.high}${value.percent ? '%' : ''}`;
  }
}

/** Bodies that are never offered as a wrong answer, because what they stand for is too wide. */
export function isLooseBody(key: string): boolean {
  return LOOSE_BODY.test(key) || key === 'đại hội';
}
