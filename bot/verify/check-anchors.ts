import { dateHolds, type Anchor } from './anchors.ts';
import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { shownSums } from './shown-sums.ts';

/** How far behind a document number its date stands, in characters: "35-CT/TW của Bộ Chính trị, ngày 30/5/2019". */
const DATE_REACH = 60;

/** Document numbers, dates and figures of the sentence that no passage holds, or holds of something else. */
export function checkAnchors(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.flatMap(({ anchors }) => anchors);
  const sums = shownSums(claim);
  const findings: Finding[] = [];
  const report = (kind: Finding['kind'], { start, end }: Anchor): void => {
    const text = claim.text.slice(start, end);
    if (!findings.some((known) => known.kind === kind && known.text === text)) findings.push({ kind, text });
  };
  for (const anchor of claim.anchors) {
    switch (anchor.type) {
      case 'number':
        if (
          !held.some((other) => other.type === 'number' && other.key === anchor.key) ||
          isOtherKind(claim.text, anchor)
        )
          report('number', anchor);
        break;
      case 'short-number':
        if (!held.some((other) => digitsOf(other) === anchor.digits)) report('number', anchor);
        break;
      case 'date':
        if (!isDateHeld(anchor, held)) report('date', anchor);
        break;
      case 'figure':
        if (!isFigureHeld(anchor, held, sums.size > 0) && !sums.has(anchor.value)) report('figure', anchor);
        break;
    }
  }
  for (const [number, date] of numbersWithDates(claim)) {
    const dates = passages.flatMap((passage) =>
      numbersWithDates(passage).flatMap(([other, of]) => (other.key === number.key ? [of] : [])),
    );
    if (dates.length > 0 && !dates.some((of) => dateHolds(date.date, of.date))) report('date', date);
  }
  return findings;
}

type NumberAnchor = Extract<Anchor, { type: 'number' }>;
type DateAnchor = Extract<Anchor, { type: 'date' }>;

/** Each document number that has a date right behind it, before the next number. */
function numbersWithDates({ anchors, text }: ReadText): [NumberAnchor, DateAnchor][] {
  return anchors.flatMap((anchor, i): [NumberAnchor, DateAnchor][] => {
    const next = anchors[i + 1];
    if (anchor.type !== 'number' || next?.type !== 'date') return [];
    const between = text.slice(anchor.end, next.start);
    const isItsDate = between.length <= DATE_REACH && !/[;.]|về|thay|sửa/u.test(between);
    return isItsDate && next.date.year !== null ? [[anchor, next]] : [];
  });
}

function isDateHeld({ date }: DateAnchor, held: readonly Anchor[]): boolean {
  return held.some((other) => {
    if (other.type === 'date') return dateHolds(date, other.date);
    // A year alone may stand in a number such as 91/2015/QH13.
    return (
      other.type === 'number' &&
      date.day === null &&
      date.month === null &&
      other.key.split('/')[1] === String(date.year)
    );
  });
}

function isFigureHeld(
  figure: Extract<Anchor, { type: 'figure' }>,
  held: readonly Anchor[],
  isTermOfSum: boolean,
): boolean {
  return held.some((other) => {
    if (other.type === 'figure')
      return other.value === figure.value && (other.unit === figure.unit || isTermOfSum);
    if (figure.unit === 'percent') return false;
    if (other.type === 'date')
      return figure.isWord && [other.date.day, other.date.month].includes(figure.value);
    return digitsOf(other) === figure.value;
  });
}

function digitsOf(anchor: Anchor): number | null {
  if (anchor.type === 'number') return Number(/^\d+/.exec(anchor.key)?.[0] ?? NaN);
  return anchor.type === 'short-number' ? anchor.digits : null;
}

/** Kinds of documents by the code in their numbers. */
const KIND_OF_CODE: readonly (readonly [string, RegExp])[] = [
  ['ct', /chỉ thị/],
  ['nq', /nghị quyết/],
  ['kh', /kế hoạch/],
  ['hd', /hướng dẫn/],
  ['kl', /kết luận/],
  ['tb', /thông báo/],
  ['qd', /quyết định|quy định|quy chế/],
];

/** "Nghị quyết số 141-KH/TU": a kind that the number's code does not stand for. */
function isOtherKind(text: string, { key, start }: NumberAnchor): boolean {
  const code = /^\d+-([a-z]+)\//.exec(key)?.[1];
  const named = /(\p{L}+\s+\p{L}+)\s+(?:số\s+)?$/iu
    .exec(text.slice(Math.max(0, start - 24), start))?.[1]
    ?.toLowerCase();
  if (code === undefined || named === undefined) return false;
  const isKind = KIND_OF_CODE.some(([, kind]) => kind.test(named));
  const own = KIND_OF_CODE.find(([known]) => known === code);
  return isKind && own !== undefined && !own[1].test(named);
}
