import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import type { Column } from './bands.ts';
import { boxAround, medianOf, sizeOf, type PageLine } from './page-line.ts';
import { isHeaderRow, type TableOnPage } from './ruled-tables.ts';
import { joinRow, rowOf, rowsOf, type Row } from './rows.ts';

const MIN_ROWS = 3;
/** A column of running text fills most of its width on most of its lines. */
const FULL_LINE = 0.75;
/** National title, day line, number line, recipients, signature: letterhead and close are never tables. */
const PAPER_PART =
  /dang cong san viet nam|cong hoa xa hoi chu nghia|doc lap ?- ?tu do|, ?ngay ?[\d.… ]{0,20}thang|^so\s?:?\s?\d|noi nhan ?:|^(?:t\/?m|k\/?t|t\/?l|tm\.|kt\.|tl\.)\s|xac nhan|nguoi (?:ghi|lap)/;

/** Whether columns side by side are the letterhead or the close of an official paper. */
export function isPaperPart(columns: readonly Column[]): boolean {
  return columns.some(({ lines }) =>
    lines.some(({ text }) => PAPER_PART.test(foldDiacritics(text.slice(0, 200)))),
  );
}

/** The table that columns of short lines make when their lines stand level in rows; null for running text. */
export function alignedTable(columns: readonly Column[], rows: readonly Row[]): TableOnPage | null {
  if (columns.length < 2 || rows.length < MIN_ROWS || isPaperPart(columns)) return null;
  const prose = columns.filter(isProse).length;
  if (prose >= 2 || (columns.length === 2 && prose === 1)) return null;
  const members = columns.map(({ lines }) => new Set(lines));
  const groups = groupsOf(rows);
  const cells = groups.map((row) => members.map((column) => row.lines.filter((line) => column.has(line))));
  const filled = cells.map((row) => row.filter((cell) => cell.length > 0).length);
  const level = filled.filter(
    (count) => count >= Math.min(columns.length, 3) || count === columns.length,
  ).length;
  if (level < MIN_ROWS || (columns.length === 2 && level < groups.length * 0.7)) return null;
  const texts = joinContinued(cells, groups);
  if (texts.length < 2) return null;
  const box = boxAround(rows.map((row) => row.box));
  if (box === undefined) return null;
  const top = groups[0]?.lines ?? [];
  const allBold = rows.every((row) => row.lines.every(({ bold }) => bold));
  return {
    box,
    rows: texts,
    columns: [...columns.map(({ left }) => left), columns.at(-1)?.right ?? box.right],
    hasHeader: isHeaderRow(texts[0] ?? [], top.length > 0 && top.every(({ bold }) => bold), allBold),
  };
}

/** In letter sizes: lines of one cell are nearer than the first, rows of cells further apart than the second. */
const WITHIN = 0.45;
const BETWEEN = 0.7;

/** Rows of the table: where cells hold several lines, white space parts the rows. Else every row of lines is one. */
function groupsOf(rows: readonly Row[]): readonly Row[] {
  const gaps = rows.slice(1).map((row, i) => (row.box.top - (rows[i]?.box.bottom ?? 0)) / row.size);
  const wide = gaps.filter((gap) => gap >= BETWEEN).length;
  if (wide < MIN_ROWS - 1 || wide === gaps.length || gaps.some((gap) => gap > WITHIN && gap < BETWEEN))
    return rows;
  const groups: PageLine[][] = [];
  for (const [i, row] of rows.entries()) {
    const open = groups.at(-1);
    if (open !== undefined && (gaps[i - 1] ?? 0) <= WITHIN) open.push(...row.lines);
    else groups.push([...row.lines]);
  }
  return groups.map(rowOf);
}

function isProse({ lines, left, right }: Column): boolean {
  const width = right - left;
  const size = medianOf(lines.map(sizeOf), 12);
  if (lines.length < 3 || width < 12 * size) return false;
  const full = lines.filter(({ box }) => box.right - box.left >= FULL_LINE * width).length;
  return full >= lines.length * 0.5;
}

/** A row without its first cell, close under another, goes on with the cells of that one. */
function joinContinued(
  cells: readonly (readonly (readonly PageLine[])[])[],
  rows: readonly Row[],
): string[][] {
  const texts: string[][] = [];
  let bottom = -Infinity;
  for (const [i, row] of cells.entries()) {
    const box = rows[i]?.box;
    const words = row.map((cell) =>
      rowsOf(cell)
        .map(({ lines }) => joinRow(lines)?.text ?? '')
        .join(' '),
    );
    const last = texts.at(-1);
    const isClose = box !== undefined && box.top - bottom < 0.6 * (rows[i]?.size ?? 12);
    if (last !== undefined && words[0] === '' && isClose)
      texts[texts.length - 1] = last.map((cell, c) =>
        [cell, words[c] ?? ''].filter((part) => part !== '').join(' '),
      );
    else texts.push(words);
    bottom = box?.bottom ?? bottom;
  }
  return texts;
}
