import type { RecognisedLine } from './recogniser.ts';

/** A part of a page in which two columns stand side by side: a letterhead or the foot of a paper. */
export interface TwoColumns {
  readonly top: number;
  readonly bottom: number;
  /** Where the two are cut apart. */
  readonly middle: number;
}

type Box = RecognisedLine['box'];

/** Least blank between the columns and most blank between their lines, in heights of a line. */
const GUTTER = 0.8;
const LEADING = 2.6;
/** Rows with two wide blanks are rows of a table. */
const TABLE_BLANK = 3;
/** Columns that run down the page are known to engines by themselves. */
const MOST_LINES = 16;

/** Where letterheads and feet stand, from the top down. Engines tear their lines, which are not level. */
export function findColumns(lines: readonly RecognisedLine[]): TwoColumns[] {
  const boxes = lines.map(({ box }) => box).sort((a, b) => a.top - b.top);
  const height = median(boxes.map(heightOf));
  const zones: Zone[] = [];
  for (const row of rowsOf(boxes)) {
    const gap = gapOf(row, height);
    if (gap === null) continue;
    const open = zones.at(-1);
    const both = open === undefined ? gap : meet(open.gap, gap);
    const isNext = open !== undefined && row.top - open.bottom <= LEADING * height;
    if (open !== undefined && isNext && both.right - both.left >= GUTTER * height) {
      open.gap = both;
      open.bottom = Math.max(open.bottom, row.bottom);
    } else zones.push({ top: row.top, bottom: row.bottom, gap });
  }
  return zones.flatMap((zone) => {
    widen(zone, boxes, height);
    const within = boxes.filter((box) => isWithin(box, zone));
    const middle = (zone.gap.left + zone.gap.right) / 2;
    return within.length > MOST_LINES ? [] : [{ top: zone.top, bottom: zone.bottom, middle }];
  });
}

/** Whether a line stands in that part of the page. */
export function isWithin(
  { top, bottom }: Box,
  zone: { readonly top: number; readonly bottom: number },
): boolean {
  const middle = (top + bottom) / 2;
  return middle >= zone.top && middle <= zone.bottom;
}

interface Gap {
  readonly left: number;
  readonly right: number;
}

interface Zone {
  top: number;
  bottom: number;
  gap: Gap;
}

interface Row {
  top: number;
  bottom: number;
  readonly boxes: Box[];
}

function rowsOf(sorted: readonly Box[]): Row[] {
  const rows: Row[] = [];
  for (const box of sorted) {
    const row = rows.findLast(
      ({ top, bottom }) => Math.min(bottom, box.bottom) - Math.max(top, box.top) > heightOf(box) * 0.3,
    );
    if (row === undefined) rows.push({ top: box.top, bottom: box.bottom, boxes: [box] });
    else {
      row.boxes.push(box);
      row.top = Math.min(row.top, box.top);
      row.bottom = Math.max(row.bottom, box.bottom);
    }
  }
  return rows;
}

/** The widest blank within a row; null when nothing or too much stands side by side. */
function gapOf({ boxes }: Row, height: number): Gap | null {
  const sorted = [...boxes].sort((a, b) => a.left - b.left);
  const gaps: Gap[] = [];
  let right = sorted[0]?.right ?? 0;
  for (const box of sorted.slice(1)) {
    if (box.left - right >= GUTTER * height) gaps.push({ left: right, right: box.left });
    right = Math.max(right, box.right);
  }
  if (gaps.filter((gap) => gap.right - gap.left > TABLE_BLANK * height).length > 1) return null;
  return gaps.sort((a, b) => b.right - b.left - (a.right - a.left))[0] ?? null;
}

/** Lines above and below that keep to one side belong to the columns too. */
function widen(zone: Zone, boxes: readonly Box[], height: number): void {
  const middle = (zone.gap.left + zone.gap.right) / 2;
  const keepsToSide = (box: Box): boolean => box.right < middle || box.left > middle;
  for (const box of boxes) {
    if (box.top <= zone.bottom) continue;
    if (!keepsToSide(box) || box.top - zone.bottom > LEADING * height) break;
    zone.bottom = Math.max(zone.bottom, box.bottom);
  }
  for (const box of [...boxes].sort((a, b) => b.bottom - a.bottom)) {
    if (box.bottom >= zone.top) continue;
    if (!keepsToSide(box) || zone.top - box.bottom > LEADING * height) break;
    zone.top = Math.min(zone.top, box.top);
  }
}

const heightOf = ({ top, bottom }: Box): number => bottom - top;

function meet(a: Gap, b: Gap): Gap {
  return { left: Math.max(a.left, b.left), right: Math.min(a.right, b.right) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
