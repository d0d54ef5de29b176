import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { sizeOf, type Box, type PageLine } from './page-line.ts';
import { joinRow, rowOf, type Row } from './rows.ts';

/** A part of a page across its whole width: running lines, or columns side by side. */
export type Band =
  | { readonly kind: 'lines'; readonly rows: readonly Row[] }
  | { readonly kind: 'columns'; readonly rows: readonly Row[]; readonly columns: readonly Column[] };

/** A column with its lines from the top down. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly lines: readonly PageLine[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** In letter sizes: a free strip narrower than this divides nothing. */
const GUTTER = 0.6;
/** A row of two lines this far apart stays two lines, even alone. */
const LONE_GAP = 3;
/** Rows above the first divided one that may already belong to one of the columns. */
const LEAD_ROWS = 6;
/** White space of this many letter sizes ends a letterhead, though what follows may keep clear of its middle too. */
const BELOW_HEAD = 1.1;
const MAX_HEAD_ROWS = 14;
const NATION = /^(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam)$/;
const MAX_PLACES = 200;
/** A row of more lines is strewn, not set in columns. */
const MAX_SIDE_BY_SIDE = 60;
const MAX_STRIPS = 200;
const MAX_COLUMNS = 40;
/** Points: what is narrower is no strip, and there may be very many of them. */
const MIN_STRIP = 1;

/** Divides the rows of a page into bands. Each row is looked at once or twice. */
export function bandsOf(rows: readonly Row[]): Band[] {
  const open: OpenBand[] = [];
  for (const each of rows) {
    const row = each.lines.length > MAX_SIDE_BY_SIDE ? joined(each) : each;
    const band = open.at(-1);
    if (band?.accepts(row) === true) band.add(row);
    else if (row.lines.length >= 2) open.push(OpenBand.divided(row, band, open.length === 1));
    else if (band === undefined || band.isDivided) open.push(new OpenBand(false, [row]));
    else band.add(row);
  }
  return mergeLines(open.filter(({ rows: own }) => own.length > 0).flatMap((band) => band.closed()));
}

class OpenBand {
  readonly isDivided: boolean;
  readonly rows: Row[];
  private free: Span[] = [{ from: -Infinity, to: Infinity }];
  /** Lines that stand beside others, as many as tell where the columns are. */
  private readonly places: Box[] = [];
  /** Whether the national title stands in it: a letterhead. */
  private isHead = false;
  private left = Infinity;
  private right = -Infinity;

  constructor(isDivided: boolean, rows: readonly Row[]) {
    this.isDivided = isDivided;
    this.rows = [];
    for (const row of rows) this.add(row);
  }

  /** A divided band that begins with the row; takes rows above it that stand at the head of the page on one side. */
  static divided(row: Row, above: OpenBand | undefined, aboveIsFirst: boolean): OpenBand {
    const band = new OpenBand(true, [row]);
    if (above === undefined || above.isDivided) return band;
    const wholeHead =
      aboveIsFirst && above.rows.length <= LEAD_ROWS && above.rows.every((own) => band.fits(own));
    // Elsewhere only what reaches down beside the row: the higher of two cells.
    let from = above.rows.length;
    while (
      from > 0 &&
      reachesBeside(above.rows[from - 1], above.rows[from] ?? row) &&
      band.fits(above.rows[from - 1] ?? row)
    )
      from--;
    const lead = above.rows.splice(wholeHead ? 0 : from);
    return lead.length === 0 ? band : new OpenBand(true, [...lead, row]);
  }

  accepts(row: Row): boolean {
    if (!this.isDivided || this.free.length > MAX_STRIPS) return false;
    const last = this.rows.at(-1);
    const isFar = last !== undefined && row.box.top - last.box.bottom > 3.2 * Math.max(row.size, last.size);
    if (this.isHead && last !== undefined && row.box.top - last.box.bottom > BELOW_HEAD * last.size)
      return false;
    return this.fits(row) && !(row.lines.length === 1 && (isFar || this.isAcross(row.box, row.size)));
  }

  /** A title below a letterhead stands in the middle of the page, and by chance clear of the strip between its columns. */
  private isAcross(box: Box, size: number): boolean {
    const middleOf = (other: Box): number => (other.left + other.right) / 2;
    const middle = middleOf(box);
    const fromPage = Math.abs(middle - (this.left + this.right) / 2);
    return this.places.every(
      (place) => Math.abs(place.left - box.left) > size && Math.abs(middleOf(place) - middle) > fromPage,
    );
  }

  private fits(row: Row): boolean {
    const left = Math.min(this.left, row.box.left);
    const right = Math.max(this.right, row.box.right);
    return cut(this.free, row).some((span) => isGutter(span, left, right, row.size));
  }

  add(row: Row): void {
    this.rows.push(row);
    if (this.rows.length <= MAX_HEAD_ROWS) this.isHead ||= row.lines.some(isNation);
    if (row.lines.length >= 2 && this.places.length < MAX_PLACES)
      this.places.push(...row.lines.map(({ box }) => box));
    this.free = cut(this.free, row);
    this.left = Math.min(this.left, row.box.left);
    this.right = Math.max(this.right, row.box.right);
  }

  closed(): Band[] {
    if (!this.isDivided) return [{ kind: 'lines', rows: this.rows }];
    const size = this.rows.reduce((sum, row) => sum + row.size, 0) / this.rows.length;
    const gutters = this.free.filter((span) => isGutter(span, this.left, this.right, size));
    if (gutters.length > MAX_COLUMNS) return [{ kind: 'lines', rows: this.rows.map(joined) }];
    const divided = this.rows.filter((row) => gutters.some((gutter) => isDividedBy(row, gutter)));
    if (divided.length <= 1 && this.rows.length <= 2 && !isWide(divided[0]))
      return [{ kind: 'lines', rows: this.rows.map(joined) }];
    const edges = [this.left, ...gutters.map(({ from, to }) => (from + to) / 2), this.right];
    const columns = edges.slice(1).map((right, i): Column => {
      const left = edges[i] ?? right;
      const lines = this.rows.flatMap((row) =>
        row.lines.filter(({ box }) => {
          const middle = (box.left + box.right) / 2;
          return middle >= left && (middle < right || i === edges.length - 2);
        }),
      );
      return {
        left: lines.reduce((edge, { box }) => Math.min(edge, box.left), Infinity),
        right: lines.reduce((edge, { box }) => Math.max(edge, box.right), -Infinity),
        lines,
      };
    });
    return [{ kind: 'columns', rows: this.rows, columns: columns.filter(({ lines }) => lines.length > 0) }];
  }
}

function isNation({ text }: PageLine): boolean {
  return text.length < 60 && NATION.test(foldDiacritics(text).trim());
}

function reachesBeside(upper: Row | undefined, lower: Row): boolean {
  return upper !== undefined && lower.box.top - upper.box.bottom < 0.1 * lower.size;
}

function isGutter(span: Span, left: number, right: number, size: number): boolean {
  return span.from > left && span.to < right && span.to - span.from >= GUTTER * size;
}

/** What stays free of lines when a row is added. */
function cut(free: readonly Span[], row: Row): Span[] {
  let spans = [...free];
  for (const { box } of row.lines)
    spans = spans.flatMap((span): Span[] => {
      if (box.right <= span.from || box.left >= span.to) return [span];
      return [
        { from: span.from, to: Math.max(span.from, box.left) },
        { from: Math.min(span.to, box.right), to: span.to },
      ].filter(({ from, to }) => to - from > MIN_STRIP);
    });
  return spans;
}

function isDividedBy(row: Row, gutter: Span): boolean {
  return (
    row.lines.some(({ box }) => box.right <= gutter.from + 0.01) &&
    row.lines.some(({ box }) => box.left >= gutter.to - 0.01)
  );
}

function isWide(row: Row | undefined): boolean {
  if (row === undefined) return false;
  return row.lines.some((line, i) => {
    const next = row.lines[i + 1];
    return next !== undefined && next.box.left - line.box.right > LONE_GAP * sizeOf(line);
  });
}

function joined(row: Row): Row {
  const line = joinRow(row.lines);
  return line === undefined ? row : rowOf([line]);
}

/** Neighbouring bands of running lines are one. */
function mergeLines(bands: readonly Band[]): Band[] {
  const merged: Band[] = [];
  for (const band of bands) {
    const last = merged.at(-1);
    if (band.kind === 'lines' && last?.kind === 'lines')
      merged[merged.length - 1] = { kind: 'lines', rows: [...last.rows, ...band.rows] };
    else merged.push(band);
  }
  return merged;
}
