import { alignedTable, isPaperPart } from './aligned-tables.ts';
import { bandsOf, type Band } from './bands.ts';
import { medianOf, type PageLine } from './page-line.ts';
import type { TableOnPage } from './ruled-tables.ts';
import { joinRow, rowsOf } from './rows.ts';

/** A line in reading order with the measure of the column it stands in. */
export interface FlowLine {
  readonly kind: 'line';
  readonly line: PageLine;
  readonly page: number;
  /** Edges between which the text of its column runs. */
  readonly left: number;
  readonly right: number;
  /** Lines of one flow follow each other down the page; a new flow begins at a column, a table, a page. */
  readonly flow: number;
  /** Part of a letterhead or a close: never joined with its neighbours. */
  readonly alone: boolean;
}

export interface FlowTable {
  readonly kind: 'table';
  readonly table: TableOnPage;
  readonly page: number;
}

export type FlowPart = FlowLine | FlowTable;

/** Gives numbers to flows. */
export class FlowCounter {
  private count = 0;

  next(): number {
    return ++this.count;
  }
}

/** The lines and tables of a page in reading order. `usual` are the edges of running text over all pages. */
export function flowOf(
  page: number,
  lines: readonly PageLine[],
  tables: readonly TableOnPage[],
  usual: Edges | null,
  flows: FlowCounter,
): FlowPart[] {
  const parts: FlowPart[] = [];
  const byTop = [...tables].sort((a, b) => a.box.top - b.box.top);
  let from = -Infinity;
  for (const table of [...byTop, null]) {
    const until = table === null ? Infinity : table.box.top;
    const between = lines.filter(({ box }) => {
      const middle = (box.top + box.bottom) / 2;
      return middle >= from && middle < until;
    });
    parts.push(...flowOfLines(page, between, usual, flows));
    if (table !== null) parts.push({ kind: 'table', table, page });
    from = until;
  }
  return parts;
}

export interface Edges {
  readonly left: number;
  readonly right: number;
}

function flowOfLines(
  page: number,
  lines: readonly PageLine[],
  usual: Edges | null,
  flows: FlowCounter,
): FlowPart[] {
  const bands = bandsOf(rowsOf(lines));
  return bands.flatMap((band): FlowPart[] => {
    if (band.kind === 'lines') {
      const own = band.rows.flatMap((row) => row.lines);
      const edges = edgesOf(own, usual);
      const flow = flows.next();
      return own.map((line) => ({ kind: 'line', line, page, ...edges, flow, alone: false }));
    }
    const table = alignedTable(band.columns, band.rows);
    if (table !== null) return [{ kind: 'table', table, page }];
    const isText = holdsProse(band);
    const alone = isPaperPart(band.columns) || !isText;
    return band.columns.flatMap((column) => {
      const flow = flows.next();
      const { left, right } = column;
      const lines = isText ? wholeLines(column.lines) : column.lines;
      return lines.map((line): FlowPart => ({ kind: 'line', line, page, left, right, flow, alone }));
    });
  });
}

/** In a column of running text what stands side by side is one line whose words were spread to fill it. */
function wholeLines(lines: readonly PageLine[]): PageLine[] {
  return rowsOf(lines).flatMap((row) => joinRow(row.lines) ?? []);
}

/** Columns of a few lines are set for the eye; running text has more. */
function holdsProse(band: Band): boolean {
  return band.kind === 'columns' && band.columns.some(({ lines }) => lines.length >= 5);
}

/** Few lines say little about the width of the text: then that of all pages holds, where they fit into it. */
function edgesOf(lines: readonly PageLine[], usual: Edges | null): Edges {
  const own = edgesOfRunning(lines);
  if (usual === null || isNarrowColumn(lines, own, usual)) return own;
  if (lines.length >= 8 && own.right - own.left >= 0.9 * (usual.right - usual.left)) return own;
  return { left: Math.min(usual.left, own.left), right: Math.max(usual.right, own.right) };
}

/** Part of the usual width below which lines may stand in the only column left on a page, and of their own that they fill. */
const NARROW = 0.6;
const FILLED = 0.85;
const MIN_LINES = 5;

/** The last page of a text in columns may have one of them alone: most of its lines fill that measure. */
function isNarrowColumn(lines: readonly PageLine[], own: Edges, usual: Edges): boolean {
  const width = own.right - own.left;
  if (lines.length < MIN_LINES || width > NARROW * (usual.right - usual.left)) return false;
  const full = lines.filter(({ box }) => box.right >= own.left + FILLED * width).length;
  return full >= lines.length * 0.6;
}

/** The left edge at which most lines begin and the right one that the longer lines reach. */
export function edgesOfRunning(lines: readonly PageLine[]): Edges {
  const lefts = lines.map(({ box }) => box.left).sort((a, b) => a - b);
  const rights = lines.map(({ box }) => box.right).sort((a, b) => a - b);
  const at = (values: readonly number[], share: number): number =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  return { left: at(lefts, 0.1), right: at(rights, 0.9) };
}

/** Edges of running text over all pages: of the wider half of their lines. */
export function usualEdges(lines: readonly PageLine[]): Edges | null {
  if (lines.length < 8) return null;
  const middle = medianOf(
    lines.map(({ box }) => box.right - box.left),
    0,
  );
  return edgesOfRunning(lines.filter(({ box }) => box.right - box.left >= middle));
}
