import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { markerOf } from '../../split/markers.ts';
import type { PageLayout } from './page-line.ts';
import { joinRow, rowsOf, type Row } from './rows.ts';

/** So many rows at either edge of a page may be furniture. */
const EDGE_ROWS = 4;
/** And they stand in this part of its height. */
const EDGE = 0.17;
/** Shift of a running line from page to page, as part of the height. */
const SAME_PLACE = 0.025;
/** `3`, `- 3 -`, `Trang 3`, `Trang 3/12`, `3 | Trang`, `iv`. */
const PAGE_NUMBER =
  /^[-–—.|/\s]*(?:trang|page|tr\.)?\s?(\d{1,4})\s?(?:(?:\/|of|trên)\s?\d{1,4})?\s?(?:\|\s?(?:trang|page))?[-–—.|/\s]*$/i;
/** The letterhead is never furniture: papers bound in one file repeat it on their first pages. */
const LETTERHEAD = /^(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam)/;

interface EdgeRow {
  readonly page: number;
  readonly row: Row;
  readonly text: string;
  readonly key: string;
  /** Top of the row as part of the height of its page. */
  readonly at: number;
  readonly number: number | null;
}

/** The pages without running headers, footers and page numbers, which repeat at the edges from page to page. */
export function dropRunningLines(pages: readonly PageLayout[]): readonly PageLayout[] {
  const tops = pages.map((page) => edgeRows(page, 'top'));
  const bottoms = pages.map((page) => edgeRows(page, 'bottom'));
  const dropped = [...furnitureOf(tops, pages.length), ...furnitureOf(bottoms, pages.length)];
  if (dropped.length === 0) return pages;
  const gone = new Map<number, Row[]>();
  for (const { page, row } of dropped) gone.set(page, [...(gone.get(page) ?? []), row]);
  return pages.map((page) => {
    const rows = gone.get(page.number) ?? [];
    if (rows.length === 0) return page;
    // Lines of a row may have been joined: they are found again by their place.
    const isGone = (top: number, bottom: number): boolean =>
      rows.some(({ box }) => top >= box.top - 0.5 && bottom <= box.bottom + 0.5);
    return { ...page, lines: page.lines.filter(({ box }) => !isGone(box.top, box.bottom)) };
  });
}

/** Rows at an edge, from the outermost inwards. */
function edgeRows(page: PageLayout, edge: 'top' | 'bottom'): EdgeRow[] {
  const limit = page.height * EDGE;
  const near = page.lines.filter(({ box }) =>
    edge === 'top' ? box.top < limit : box.bottom > page.height - limit,
  );
  const rows = rowsOf(near);
  const outer = edge === 'top' ? rows : rows.reverse();
  return outer.slice(0, EDGE_ROWS).map((row) => {
    const text = joinRow(row.lines)?.text ?? '';
    const number = PAGE_NUMBER.exec(text);
    return {
      page: page.number,
      row,
      text,
      key: keyOf(text, page.number),
      at: row.box.top / page.height,
      number: number === null ? null : Number(number[1]),
    };
  });
}

/** The same for all pages of a running line; its page number does not count. */
function keyOf(text: string, page: number): string {
  const folded = foldDiacritics(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (markerOf(text) !== null) return folded;
  return folded.replace(new RegExp(`(?<!\\d)${page}(?!\\d)`), '#');
}

/** Peels the edges from outside: a row inside is furniture only when all rows outside of it are. */
function furnitureOf(edges: readonly (readonly EdgeRow[])[], pages: number): EdgeRow[] {
  const byKey = new Map<string, EdgeRow[]>();
  const offsets = new Map<number, number>();
  for (const row of edges.flat()) {
    const same = byKey.get(row.key);
    if (same === undefined) byKey.set(row.key, [row]);
    else same.push(row);
    if (row.number !== null)
      offsets.set(row.number - row.page, (offsets.get(row.number - row.page) ?? 0) + 1);
  }
  const isPageNumber = (row: EdgeRow): boolean => {
    if (row.number === null) return false;
    const offset = row.number - row.page;
    return offset === 0 || (offsets.get(offset) ?? 0) >= Math.max(2, pages * 0.3);
  };
  const isRunning = (row: EdgeRow): boolean => {
    if (row.key.length < 2 || LETTERHEAD.test(row.key)) return false;
    const places = (byKey.get(row.key) ?? []).filter((other) => Math.abs(other.at - row.at) <= SAME_PLACE);
    const seen = new Set(places.map(({ page }) => page)).size;
    // Left and right pages may carry different lines; two pages in a row show more than two far apart.
    const wanted = pages <= FEW_PAGES ? 2 : Math.max(3, Math.min(12, pages * 0.3));
    return seen >= wanted;
  };
  return edges.flatMap((rows) => {
    const inside = rows.findIndex((row) => !isPageNumber(row) && !isRunning(row));
    const outer = inside === -1 ? rows : rows.slice(0, inside);
    if (outer.every(isPageNumber) || pages > FEW_PAGES) return outer;
    // Two pages may begin with the same words by chance: there the furniture must stand off from the text.
    return isApart(outer.at(-1), rows[inside])
      ? outer
      : outer.filter((row, i) => isPageNumber(row) && i === 0);
  });
}

const FEW_PAGES = 3;

function isApart(furniture: EdgeRow | undefined, text: EdgeRow | undefined): boolean {
  if (furniture === undefined || text === undefined) return false;
  const { box: a, size } = furniture.row;
  const { box: b } = text.row;
  return Math.max(b.top - a.bottom, a.top - b.bottom) > 0.8 * size;
}
