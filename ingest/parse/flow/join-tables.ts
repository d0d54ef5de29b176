import type { FlowBlock, FlowCell, FlowParagraph, FlowRow } from './flow-text.ts';

/** Cells of a table row as its end describes them. */
export interface RowLook {
  /** Left edges of the cells and the right edge of the last, in twentieths of a point. At most 65. */
  readonly edges: readonly number[];
  readonly cells: readonly { readonly goesOnLeft: boolean; readonly goesOnAbove: boolean }[];
  readonly hasBorders: boolean;
  readonly isShaded: boolean;
  readonly isHeader: boolean;
}

export const NO_ROW: RowLook = { edges: [], cells: [], hasBorders: false, isShaded: false, isHeader: false };

/** A paragraph of a format that says of each paragraph whether it stands in a table, instead of nesting them. */
export interface TableParagraph {
  readonly paragraph: FlowParagraph;
  /** How deep in tables it stands; 0 outside. */
  readonly depth: number;
  readonly endsCell: boolean;
  /** The paragraph is only the end mark of a row. */
  readonly endsRow: boolean;
  readonly row: RowLook;
}

interface ReadRow {
  readonly look: RowLook;
  readonly cells: readonly (readonly FlowParagraph[])[];
}

/** Edges nearer than this, in twentieths of a point, are one edge of the grid. */
const SAME_EDGE = 40;

/**
 * Paragraphs as they follow each other in the file to blocks: those in tables are put together to cells and rows.
 * A table inside a cell is read as lines of that cell.
 */
export function joinTables(paragraphs: readonly TableParagraph[]): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  let rows: ReadRow[] = [];
  let cells: FlowParagraph[][] = [];
  let cell: FlowParagraph[] = [];
  const endRow = (look: RowLook): void => {
    if (cell.length > 0) cells.push(cell);
    if (cells.length > 0) rows.push({ look, cells });
    cells = [];
    cell = [];
  };
  const endTable = (): void => {
    // A row without its end mark was cut off.
    endRow(NO_ROW);
    if (rows.length > 0) blocks.push(tableOf(rows));
    rows = [];
  };
  for (const { paragraph, depth, endsCell, endsRow, row } of paragraphs) {
    const isInner = depth > 1;
    if (depth === 0 && !endsCell) {
      endTable();
      blocks.push(paragraph);
    } else if (endsRow && !isInner) endRow(row);
    else {
      cell.push(paragraph);
      if (!endsCell || isInner) continue;
      cells.push(cell);
      cell = [];
    }
  }
  endTable();
  return blocks;
}

function tableOf(rows: readonly ReadRow[]): FlowBlock {
  const grid = gridOf(rows);
  return {
    type: 'table',
    hasBorders: rows.some(({ look }) => look.hasBorders),
    rows: rows.map((row): FlowRow => ({ isHeader: row.look.isHeader, cells: cellsOf(row, grid) })),
  };
}

function cellsOf({ look, cells }: ReadRow, grid: readonly number[]): FlowCell[] {
  const result: { content: FlowBlock[]; columns: number; continuesAbove: boolean }[] = [];
  cells.forEach((content, i) => {
    const said = look.cells[i];
    const columns = columnsBetween(look.edges[i], look.edges[i + 1], grid);
    const last = result.at(-1);
    if (said?.goesOnLeft === true && last !== undefined) {
      last.columns += columns;
      last.content.push(...content);
    } else result.push({ content: [...content], columns, continuesAbove: said?.goesOnAbove ?? false });
  });
  return result;
}

/** All edges of a table from left to right. */
function gridOf(rows: readonly ReadRow[]): number[] {
  const edges = [...new Set(rows.flatMap(({ look }) => look.edges))].sort((a, b) => a - b);
  return edges.filter((edge, i) => i === 0 || edge - (edges[i - 1] ?? 0) > SAME_EDGE);
}

function columnsBetween(
  left: number | undefined,
  right: number | undefined,
  grid: readonly number[],
): number {
  if (left === undefined || right === undefined) return 1;
  return Math.max(1, countUpTo(grid, right + SAME_EDGE) - countUpTo(grid, left + SAME_EDGE));
}

/** How many of the ascending values are not above the limit. */
function countUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
