import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { paragraphsOf, type FlowBlock, type FlowCell, type FlowRow, type FlowTable } from './flow-text.ts';
import type { ShownText } from './shown-text.ts';

/** Rows of a data table as text; cells are divided by ` | `. */
export interface TableRows {
  /** Header row, or several header rows joined column by column; null when the table has none. */
  readonly header: string | null;
  readonly rows: readonly { readonly text: string; readonly page: number | null }[];
}

/** A merged cell is said again in every row it covers, unless it is longer than this. */
const MAX_REPEATED = 200;
const MAX_HEADER_CELL = 60;
const MAX_HEADER_ROWS = 4;

interface GridCell {
  readonly text: string;
  readonly columns: number;
  readonly isBold: boolean;
  readonly isRepeated: boolean;
}

/** The rows of a table with its header apart. Rows without text are left out. */
export function tableRows(table: FlowTable, shown: ShownText): TableRows {
  const grid = gridOf(table.rows, shown);
  const width = Math.max(0, ...grid.map((row) => row.reduce((sum, { columns }) => sum + columns, 0)));
  const headers = headerCount(table.rows, grid, width);
  const rows = grid.slice(headers).flatMap((row, i) => {
    const cells = row.map(({ text }) => text);
    if (row.every(({ text, isRepeated }) => text === '' || isRepeated)) return [];
    return [{ text: foldSpaces(cells.join(' | ')), page: pageOf(table.rows[headers + i]) }];
  });
  const header = headers === 0 ? null : headerText(grid.slice(0, headers), width);
  // A form that nobody filled in: its header is all it says.
  if (rows.length === 0 && header !== null)
    return { header: null, rows: [{ text: header, page: pageOf(table.rows[0]) }] };
  return { header, rows };
}

function gridOf(rows: readonly FlowRow[], shown: ShownText): GridCell[][] {
  /** What stands above, by column of the grid. */
  let above: (GridCell | undefined)[] = [];
  return rows.map(({ cells }) => {
    const next: (GridCell | undefined)[] = [];
    let column = 0;
    const row = cells.map((cell): GridCell => {
      const merged = cell.continuesAbove ? above[column] : undefined;
      const made: GridCell =
        merged === undefined ? ownCell(cell, shown) : { ...merged, columns: cell.columns, isRepeated: true };
      const repeated = made.isRepeated && made.text.length > MAX_REPEATED ? { ...made, text: '' } : made;
      for (let i = 0; i < cell.columns; i++) next[column++] = made;
      return repeated;
    });
    above = next;
    return row;
  });
}

function ownCell(cell: FlowCell, shown: ShownText): GridCell {
  const text = foldSpaces(cellText(cell.content, shown));
  const runs = [...paragraphsOf(cell.content)].flatMap(({ runs }) => runs);
  const isBold = runs.every((run) => run.bold || run.text.trim() === '');
  return { text, columns: cell.columns, isBold: isBold && text !== '', isRepeated: false };
}

/** All text of a cell in one line; tables inside it row by row. */
function cellText(content: readonly FlowBlock[], shown: ShownText): string {
  return content
    .map((block) => {
      if (block.type === 'table')
        return block.rows
          .map((row) => row.cells.map((cell) => cellText(cell.content, shown)).join(' '))
          .join(' ');
      return `${shown.visible(block)} ${cellText(block.boxes, shown)}`;
    })
    .join(' ');
}

function headerCount(rows: readonly FlowRow[], grid: readonly GridCell[][], width: number): number {
  if (rows.length < 2) return 0;
  const marked = rows.findIndex(({ isHeader }) => !isHeader);
  if (marked > 0 && marked <= MAX_HEADER_ROWS) return marked;
  const bold = grid.findIndex((row) => !isBoldRow(row));
  if (bold > 0 && bold <= MAX_HEADER_ROWS && bold < rows.length) return spannedRows(grid, bold);
  const [first] = grid;
  return first !== undefined && looksLikeHeader(first, width) ? 1 : 0;
}

/** Bold rows after the first are headers only below cells that span several columns. */
function spannedRows(grid: readonly GridCell[][], bold: number): number {
  let count = 1;
  while (count < bold && (grid[count - 1] ?? []).some(({ columns }) => columns > 1)) count++;
  return count;
}

function isBoldRow(row: readonly GridCell[]): boolean {
  const filled = row.filter(({ text }) => text !== '');
  return filled.length >= 2 && filled.every(({ isBold }) => isBold);
}

/** Short names without numbers or sentence ends in every column; near miss: a first row of data with its number. */
function looksLikeHeader(row: readonly GridCell[], width: number): boolean {
  return (
    row.length === width &&
    row.length >= 2 &&
    row.every(
      ({ text }) =>
        text !== '' && text.length <= MAX_HEADER_CELL && !/[.;:]$/.test(text) && !/^\d/.test(text),
    )
  );
}

function headerText(rows: readonly GridCell[][], width: number): string {
  if (rows.length === 1) return foldSpaces((rows[0] ?? []).map(({ text }) => text).join(' | '));
  const columns: string[][] = Array.from({ length: width }, () => []);
  for (const row of rows) {
    let at = 0;
    for (const { text, columns: covered } of row) {
      for (let i = 0; i < covered; i++) {
        const names = columns[at + i];
        if (names !== undefined && text !== '' && names.at(-1) !== text) names.push(text);
      }
      at += covered;
    }
  }
  return foldSpaces(columns.map((names) => names.join(' – ')).join(' | '));
}

function pageOf(row: FlowRow | undefined): number | null {
  for (const { content } of row?.cells ?? [])
    for (const block of content) if (block.type === 'paragraph') return block.page;
  return null;
}
