import { boxAround, sizeOf, type Box, type PageLine } from './page-line.ts';

/** Lines that stand side by side, from left to right. */
export interface Row {
  readonly lines: readonly PageLine[];
  readonly box: Box;
  readonly size: number;
}

/** A mark of a list alone: `1.`, `a)`, `-`, `IV.`; near miss: `1` (a number in a table). */
const LONE_MARK = /^(?:[-–—•●▪◦■*·+]|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]|(?:\d{1,2}\.){2,4})$/u;
/** `Số`, `Bến Sỏi, ngày`: the gap after it was left to be filled in by hand. */
const LEFT_OPEN = /^(?:số\s?:?|.{0,40}(?:ngày|tháng|năm))$/iu;
/** What such a gap is followed by; near miss: `5. Biên bản` and `số dư` of the next column. */
const FILLED_IN =
  /^(?:(?:\d{1,4}|[.…_]{1,20}|tháng|năm)(?:\s?(?:tháng|năm|[-–/…_]\s?[\p{L}\d.…_]).{0,25})?|[-–/]\s?\p{L}.{0,15})$/iu;

/** Rows from the top down. */
export function rowsOf(lines: readonly PageLine[]): Row[] {
  const sorted = [...lines].sort((a, b) => middle(a.box) - middle(b.box));
  const groups: PageLine[][] = [];
  for (const line of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && isLevel(group, line)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => rowOf(joinMarks([...group].sort((a, b) => a.box.left - b.box.left))));
}

/** A row of the given lines, which must not be none. */
export function rowOf(lines: readonly PageLine[]): Row {
  const box = boxAround(lines.map((line) => line.box)) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { lines, box, size: lines.reduce((size, line) => Math.max(size, sizeOf(line)), 0) };
}

/** One line of all lines of a row. */
export function joinRow(lines: readonly PageLine[]): PageLine | undefined {
  const [first] = lines;
  const box = boxAround(lines.map((line) => line.box));
  if (first === undefined || box === undefined) return undefined;
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  const bold = lines.reduce((sum, line) => sum + (line.bold ? line.text.length : 0), 0);
  const widest = lines.reduce((a, b) => (b.text.length > a.text.length ? b : a), first);
  return {
    text: lines.map(({ text }) => text).join(' '),
    box,
    fontSize: widest.fontSize,
    bold: bold > length * 0.6,
  };
}

function middle(box: Box): number {
  return (box.top + box.bottom) / 2;
}

/** Lines of one column hardly overlap; those of columns beside each other do, though they need not be level. */
const LEVEL = 0.5;
const BESIDE = 0.12;
const MAX_BESIDE = 100;

function isLevel(group: readonly PageLine[], line: PageLine): boolean {
  const [first] = group;
  if (first === undefined) return false;
  const shared = sharedHeight(first.box, line.box);
  if (shared >= LEVEL) return true;
  return (
    shared >= BESIDE &&
    group.length <= MAX_BESIDE &&
    group.every(({ box }) => box.right <= line.box.left || box.left >= line.box.right)
  );
}

/** Part of the lower of two heights that the other shares. */
function sharedHeight(a: Box, b: Box): number {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared / Math.max(0.01, Math.min(a.bottom - a.top, b.bottom - b.top));
}

function joinMarks(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const gap = last === undefined ? 0 : line.box.left - last.box.right;
    const isOneLine =
      last !== undefined &&
      ((LONE_MARK.test(last.text) && gap <= 5 * sizeOf(line)) ||
        (LEFT_OPEN.test(last.text) && FILLED_IN.test(line.text) && gap <= 8 * sizeOf(line)));
    const whole = isOneLine ? joinRow([last, line]) : undefined;
    if (whole === undefined) joined.push(line);
    else joined[joined.length - 1] = whole;
  }
  return joined;
}
