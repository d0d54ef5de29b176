import type { FactValue } from './fact-value.ts';
import type { Fact } from './fact.ts';

const MOST = /(?:không quá|tối đa(?: là)?|nhiều nhất|dưới|chưa đến|chậm nhất|trước)\s+$/iu;
const LEAST = /(?:ít nhất|tối thiểu|không dưới|trên|hơn|quá|từ|kể từ)\s+$/iu;
const OPEN_ABOVE = /^[^,.;]*\strở lên/iu;
/** Verbs by which a clause goes on behind a bound that only limits whom it is about. */
const GOES_ON =
  /^[^,.;]*\s(?:tổ chức|bầu|có|thì|được|mới|cần|phải|nên|lập|thực hiện|là|dùng|áp dụng|chỉ|không|cả nước)(?:\s|$)/iu;
/** A deadline says when something is done; other days before and behind only limit what is meant. */
const DONE = /(?:hoàn thành|xong|kết thúc|diễn ra|tiến hành|thực hiện)[^,;]*\s(?:trước|sau)\s+$/iu;

/** Whether a day only limits what is meant, "văn bản ban hành trước ngày …": what holds for it holds for earlier days too. */
export function isScopeDay({ sentence: { text }, start, value }: Fact): boolean {
  const before = text.slice(0, start);
  return value.type === 'date' && /\s(?:trước|sau)\s+$/iu.test(before) && !DONE.test(before);
}

/**
 * Whether a statement with this value in the place of the fact says something else, not just less: "không quá 3 ngày"
 * follows from "không quá 2 ngày", "không quá 1 ngày" does not. A bound that limits whom the statement is about cannot be
 * changed so; nothing fits it.
 */
export function saysOtherThan(fact: Fact): (value: FactValue) => boolean {
  const { text } = fact.sentence;
  const [before, behind] = [text.slice(0, fact.start), text.slice(fact.end)];
  const own = sizeOf(fact.value);
  if (own === null) return () => true;
  const isDay = fact.value.type === 'date';
  const isMost = MOST.test(before);
  const isLeast =
    !isMost && LEAST.test(before) && (isDay || !/\stừ\s+$/iu.test(before) || OPEN_ABOVE.test(behind));
  if (!isMost && !isLeast) return () => true;
  if (!isDay && GOES_ON.test(behind)) return () => false;
  // "từ ngày": more is said by an earlier one.
  const isSmaller = isMost || isDay;
  return (value) => {
    const size = sizeOf(value);
    return size !== null && (isSmaller ? size < own : size > own);
  };
}

function sizeOf(value: FactValue): number | null {
  if (value.type === 'figure') return value.high;
  return value.type === 'date' ? (value.year * 12 + (value.month ?? 1)) * 31 + (value.day ?? 1) : null;
}
