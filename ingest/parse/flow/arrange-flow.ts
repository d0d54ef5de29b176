import type { FlowBlock, FlowParagraph, FlowTable } from './flow-text.ts';
import { isLayoutTable } from './layout-tables.ts';
import type { ShownText } from './shown-text.ts';
import { tableRows, type TableRows } from './table-rows.ts';

/** What stands in the text one after the other, when tables that only place text side by side are taken apart. */
export type Arranged =
  | { readonly type: 'paragraph'; readonly paragraph: FlowParagraph }
  | { readonly type: 'rows'; readonly rows: TableRows; readonly table: FlowTable };

/** A row longer than this is no row of a table: its cells hold running text. */
const MAX_ROW = 3000;

/**
 * Paragraphs and tables in reading order. Letterhead and signature tables are read column by column, as the lines of
 * a text file in two columns are.
 */
export function arrangeFlow(blocks: readonly FlowBlock[], shown: ShownText): Arranged[] {
  return blocks.flatMap((block): Arranged[] => {
    if (block.type === 'table') return arrangeTable(block, shown);
    return [{ type: 'paragraph', paragraph: block }, ...arrangeFlow(block.boxes, shown)];
  });
}

function arrangeTable(table: FlowTable, shown: ShownText): Arranged[] {
  if (isLayoutTable(table, shown))
    return layoutColumns(table).flatMap((blocks) => arrangeFlow(blocks, shown));
  const rows = tableRows(table, shown);
  if (rows.rows.some(({ text }) => text.length > MAX_ROW))
    return table.rows.flatMap((row) =>
      row.cells.flatMap((cell) => (cell.continuesAbove ? [] : arrangeFlow(cell.content, shown))),
    );
  return [{ type: 'rows', rows, table }];
}

/** Cells in reading order: column by column, but a row of one cell ends the columns above it. */
function layoutColumns(table: FlowTable): (readonly FlowBlock[])[] {
  const ordered: (readonly FlowBlock[])[] = [];
  let columns: (readonly FlowBlock[])[][] = [];
  const endColumns = (): void => {
    ordered.push(...columns.flat());
    columns = [];
  };
  for (const { cells } of table.rows) {
    if (cells.length === 1) endColumns();
    let at = 0;
    for (const cell of cells) {
      if (!cell.continuesAbove) (columns[at] ??= []).push(cell.content);
      at += cell.columns;
    }
    columns = Array.from(columns, (column) => column ?? []);
    if (cells.length === 1) endColumns();
  }
  endColumns();
  return ordered;
}
