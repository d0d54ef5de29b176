import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import type { Box, PageLine } from '../layout/page-line.ts';

/** A letter on an upright page: `y` is its base line, `x0` and `x1` where the pen stood before and after it. */
export interface PlacedGlyph {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly fontName: string;
}

/** Turns the letters of one font into Unicode; fonts of old encodings need it. */
export type FontDecoder = (text: string, fontName: string) => string;

/** Parts of the letter size. */
const SAME_LINE = 0.25;
const WORD_GAP = 0.25;
/** In files that draw no blanks at all. */
const WORD_GAP_WITHOUT_BLANKS = 0.16;
const SEGMENT_GAP = 1.1;
/** A row of more small letters is a line of its own. */
const MAX_RAISED = 200;

interface Row {
  y: number;
  size: number;
  glyphs: (PlacedGlyph & { readonly raised?: boolean })[];
}

/**
 * Lines of a page from its letters, in any order of drawing. Letters far apart, or with an upright rule between
 * them, fall into lines of their own, because columns and cells stand side by side.
 */
export function linesOfGlyphs(
  glyphs: readonly PlacedGlyph[],
  rules: readonly Box[],
  decode: FontDecoder,
): PageLine[] {
  const inked = glyphs.filter(({ text }) => text.trim() !== '').length;
  const wordGap = glyphs.length - inked >= inked * 0.04 ? WORD_GAP : WORD_GAP_WITHOUT_BLANKS;
  const upright = rules.filter((rule) => rule.bottom - rule.top > rule.right - rule.left);
  return raiseNotes(rowsOf(glyphs)).flatMap((row) => segmentsOf(row, upright, wordGap, decode));
}

function rowsOf(glyphs: readonly PlacedGlyph[]): Row[] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y);
  const rows: Row[] = [];
  for (const glyph of sorted) {
    const row = rows.at(-1);
    if (row !== undefined && glyph.y - row.y <= SAME_LINE * Math.min(glyph.size, row.size)) {
      row.glyphs.push(glyph);
      row.size = Math.max(row.size, glyph.size);
    } else rows.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return rows;
}

/** Small letters beside and above (or below) the letters of another row belong to that row. */
function raiseNotes(rows: readonly Row[]): Row[] {
  const kept: Row[] = rows.map((row) => ({ ...row, glyphs: [...row.glyphs] }));
  for (const [i, row] of kept.entries()) {
    for (const other of [kept[i + 1], kept[i - 1], kept[i + 2]]) {
      if (other === undefined || other.glyphs.length === 0) continue;
      const rise = other.y - row.y;
      if (
        row.glyphs.length > MAX_RAISED ||
        row.size > 0.8 * other.size ||
        rise > 0.7 * other.size ||
        rise < -0.35 * other.size
      )
        continue;
      const apart = row.glyphs.filter((glyph) => !touches(glyph, other));
      if (apart.length === row.glyphs.length) continue;
      const joining = row.glyphs.filter((glyph) => touches(glyph, other) || glyph.text.trim() === '');
      other.glyphs.push(...joining.map((glyph) => ({ ...glyph, raised: rise > 0.1 * other.size })));
      row.glyphs = apart.filter((glyph) => glyph.text.trim() !== '');
    }
  }
  return kept.filter((row) => row.glyphs.length > 0);
}

/** Within a few small letters of a letter of the row; `12` after a word touches it as `1` does. */
function touches(small: PlacedGlyph, row: Row): boolean {
  const reach = 2.2 * small.size;
  return row.glyphs.some(
    (glyph) =>
      glyph.size > small.size &&
      Math.min(Math.abs(glyph.x1 - small.x0), Math.abs(glyph.x0 - small.x1)) <= reach,
  );
}

function segmentsOf(row: Row, upright: readonly Box[], wordGap: number, decode: FontDecoder): PageLine[] {
  const crossing = upright.filter(
    (rule) => rule.top < row.y - row.size * 0.3 && rule.bottom > row.y - row.size * 0.3,
  );
  // Marks without width stand where the next letter begins: the order of drawing decides there.
  const letters = row.glyphs
    .map((glyph, order) => ({ glyph, order, at: Math.round(glyph.x0 * 20) }))
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .map(({ glyph }) => glyph);
  const segments: Segment[] = [];
  let end = -Infinity;
  let blank = false;
  for (const glyph of letters) {
    if (glyph.text.trim() === '') {
      blank = true;
      continue;
    }
    const open = segments.at(-1);
    const last = open?.glyphs.at(-1);
    if (last !== undefined && isDoubled(last, glyph)) {
      if (open !== undefined) open.doubled++;
      continue;
    }
    const gap = glyph.x0 - end;
    const size = Math.max(glyph.size, last?.size ?? 0);
    const isCut = crossing.some((rule) => rule.left > end - 1 && rule.right < glyph.x0 + 1);
    if (open === undefined || gap > SEGMENT_GAP * size || (isCut && gap > 0))
      segments.push({ glyphs: [glyph], spaced: [false], doubled: 0 });
    else {
      open.glyphs.push(glyph);
      open.spaced.push(blank || gap > wordGap * size);
    }
    blank = false;
    end = segments.at(-1)?.glyphs.length === 1 ? glyph.x1 : Math.max(end, glyph.x1);
  }
  return segments.map((segment) => lineOf(segment, decode)).filter(({ text }) => text !== '');
}

interface Segment {
  readonly glyphs: (PlacedGlyph & { readonly raised?: boolean })[];
  /** Whether a blank stands before the letter of the same place. */
  readonly spaced: boolean[];
  doubled: number;
}

/** Some programs print bold by drawing letters twice, a little apart. */
function isDoubled(a: PlacedGlyph, b: PlacedGlyph): boolean {
  return a.text === b.text && Math.abs(a.x0 - b.x0) < 0.12 * a.size && Math.abs(a.y - b.y) < 0.12 * a.size;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function lineOf(segment: Segment, decode: FontDecoder): PageLine {
  const { glyphs, spaced } = segment;
  let text = '';
  let pending = '';
  let font = '';
  const flush = (): void => {
    text += pending === '' ? '' : decode(pending, font);
    pending = '';
  };
  for (const [i, glyph] of glyphs.entries()) {
    if (spaced[i] === true) {
      flush();
      text += ' ';
    }
    if (glyph.fontName !== font) flush();
    font = glyph.fontName;
    pending += glyph.raised === true ? raisedDigits(glyph.text) : glyph.text;
  }
  flush();
  const full = glyphs.filter((glyph) => glyph.raised !== true);
  const measured = full.length > 0 ? full : glyphs;
  const size = commonest(measured.map((glyph) => Math.round(glyph.size * 10) / 10));
  const y = measured[0]?.y ?? 0;
  const bold = measured.filter((glyph) => glyph.bold).length + segment.doubled > measured.length * 0.6;
  return {
    text: foldSpaces(text.replace(LIGATURES, (letter) => letter.normalize('NFKC'))),
    box: {
      left: glyphs.reduce((left, { x0 }) => Math.min(left, x0), Infinity),
      right: glyphs.reduce((right, { x1 }) => Math.max(right, x1), -Infinity),
      top: y - 0.8 * size,
      bottom: y + 0.22 * size,
    },
    fontSize: size,
    bold,
  };
}

const LIGATURES = /[\uFB00-\uFB06]/g;

function raisedDigits(text: string): string {
  return text.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = values[0] ?? 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
