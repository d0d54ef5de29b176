import { boxAround, type Box, type PageLayout, type PageLine } from './page-line.ts';
import { joinRow, rowsOf } from './rows.ts';

/** A table of a page: cells of each row from left to right, as they are read. */
export interface TableOnPage {
  readonly box: Box;
  readonly rows: readonly (readonly string[])[];
  /** Left edges of its columns and the right edge of the last. */
  readonly columns: readonly number[];
  /** Whether the first row stands out as names of the columns. */
  readonly hasHeader: boolean;
}

/** Points: rules nearer than this are one. */
const NEAR = 3;
/** More rules than this on a page are a drawing. */
const MAX_RULES = 3000;
const MAX_COLUMNS = 40;
const MAX_ROWS = 400;
const MAX_LINES = 3000;

/** Takes the tables drawn with rules out of a page; a frame around running text is no table. */
export function takeRuledTables(page: PageLayout): {
  readonly tables: readonly TableOnPage[];
  readonly lines: readonly PageLine[];
} {
  if (page.rules.length < 4 || page.rules.length > MAX_RULES) return { tables: [], lines: page.lines };
  const tables: TableOnPage[] = [];
  let lines = page.lines;
  for (const rules of groupsOf(page.rules)) {
    const grid = gridOf(rules);
    if (grid === null) continue;
    const inside = lines.filter(({ box }) => isInside(grid.box, box));
    if (inside.length > MAX_LINES) continue;
    const rows = cellsOf(grid, inside);
    if (rows.filter((row) => row.filter((cell) => cell !== '').length >= 2).length < 2) continue;
    tables.push({
      box: grid.box,
      rows,
      columns: grid.xs,
      hasHeader: isHeader(rows, inside, grid),
    });
    const taken = new Set(inside);
    lines = lines.filter((line) => !taken.has(line));
  }
  return { tables, lines };
}

/** Rules that touch each other belong to one drawing. */
function groupsOf(rules: readonly Box[]): Box[][] {
  const parent = rules.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  // Sorted from the top, a rule can touch only those that have not ended above it.
  const order = [...rules.keys()].sort((a, b) => (rules[a]?.top ?? 0) - (rules[b]?.top ?? 0));
  let open: number[] = [];
  for (const i of order) {
    const rule = rules[i];
    if (rule === undefined) continue;
    open = open.filter((other) => (rules[other]?.bottom ?? 0) >= rule.top - NEAR);
    for (const other of open) {
      const box = rules[other];
      if (box !== undefined && box.left <= rule.right + NEAR && box.right >= rule.left - NEAR)
        parent[find(i)] = find(other);
    }
    open.push(i);
  }
  const groups = new Map<number, Box[]>();
  for (const [i, rule] of rules.entries()) {
    const group = groups.get(find(i));
    if (group === undefined) groups.set(find(i), [rule]);
    else group.push(rule);
  }
  return [...groups.values()];
}

interface Grid {
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly upright: readonly Box[];
  readonly level: readonly Box[];
}

function gridOf(rules: readonly Box[]): Grid | null {
  const upright = rules.filter((rule) => rule.bottom - rule.top > rule.right - rule.left);
  const level = rules.filter((rule) => rule.bottom - rule.top <= rule.right - rule.left);
  const xs = placesOf(upright.map((rule) => (rule.left + rule.right) / 2));
  const ys = placesOf(level.map((rule) => (rule.top + rule.bottom) / 2));
  const box = boxAround(rules);
  if (box === undefined || ys.length < 3 || ys.length > MAX_ROWS || xs.length > MAX_COLUMNS) return null;
  // Tables without rules at the sides: the level ones tell where it ends.
  if (xs.length > 0 && (xs[0] ?? 0) > box.left + 12) xs.unshift(box.left);
  if (xs.length > 0 && (xs.at(-1) ?? 0) < box.right - 12) xs.push(box.right);
  return xs.length < 3 ? null : { box, xs, ys, upright, level };
}

function placesOf(values: readonly number[]): number[] {
  const places: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (value - (places.at(-1) ?? -Infinity) > NEAR) places.push(value);
  return places;
}

function isInside(box: Box, line: Box): boolean {
  const x = (line.left + line.right) / 2;
  const y = (line.top + line.bottom) / 2;
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/** Text of the cells; a cell over several columns or rows stands in the first of them. */
function cellsOf(grid: Grid, lines: readonly PageLine[]): string[][] {
  const { xs, ys } = grid;
  const cells: PageLine[][][] = ys.slice(1).map(() => xs.slice(1).map(() => []));
  for (const line of lines) {
    const y = (line.box.top + line.box.bottom) / 2;
    let row = indexOf(ys, y);
    let column = indexOf(xs, line.box.left + 1);
    while (column > 0 && !hasRule(grid.upright, 'upright', xs[column] ?? 0, y)) column--;
    const x = (line.box.left + line.box.right) / 2;
    while (row > 0 && !hasRule(grid.level, 'level', ys[row] ?? 0, x)) row--;
    cells[row]?.[column]?.push(line);
  }
  return cells
    .map((row) =>
      row.map((cell) =>
        rowsOf(cell)
          .map(({ lines: parts }) => joinRow(parts)?.text ?? '')
          .join(' '),
      ),
    )
    .filter((row) => row.some((cell) => cell !== ''));
}

/** Between which two places a value lies. */
function indexOf(places: readonly number[], value: number): number {
  let at = 0;
  while (at < places.length - 2 && value >= (places[at + 1] ?? Infinity)) at++;
  return at;
}

/** Whether a rule runs at this place past the given point. */
function hasRule(rules: readonly Box[], way: 'upright' | 'level', place: number, past: number): boolean {
  return rules.some((rule) =>
    way === 'upright'
      ? Math.abs((rule.left + rule.right) / 2 - place) <= NEAR &&
        rule.top - 1 <= past &&
        rule.bottom + 1 >= past
      : Math.abs((rule.top + rule.bottom) / 2 - place) <= NEAR &&
        rule.left - 1 <= past &&
        rule.right + 1 >= past,
  );
}

/** All its cells hold short words, in bold or with other things in the rows below. */
function isHeader(rows: readonly (readonly string[])[], lines: readonly PageLine[], grid: Grid): boolean {
  const [first] = rows;
  if (first === undefined || rows.length < 2) return false;
  const below = grid.ys[1] ?? 0;
  const top = lines.filter(({ box }) => (box.top + box.bottom) / 2 < below);
  const isBold = top.length > 0 && top.every(({ bold }) => bold);
  return isHeaderRow(
    first,
    isBold,
    lines.every(({ bold }) => bold),
  );
}

/** Names of columns: short, without a full stop, none a number; bold counts when the table below is not. */
export function isHeaderRow(cells: readonly string[], isBold: boolean, allBold: boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.some((cell) => cell.length > 80)) return false;
  if (isBold && !allBold) return true;
  return (
    filled.length === cells.length && filled.every((cell) => !/[.;:]$/.test(cell) && !/^[\d(+-]/.test(cell))
  );
}
