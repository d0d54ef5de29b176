import type { PageLayout, PageLine } from '../layout/page-line.ts';
import type { LegacyFonts } from './font-decoder.ts';
import { linesOfGlyphs, type PlacedGlyph } from './lines-of-glyphs.ts';
import { matrixOf, multiply, transformBox, type Matrix } from './matrix.ts';
import type { OpenPage, PageNote } from './open-pdf.ts';
import type { Glyph, PageMarks, Picture } from './page-marks.ts';
import type { OptionalContent, PdfPage } from './pdf-library.ts';
import { readPageMarks } from './read-page-marks.ts';
import { sightOfRuns, type Sight } from './seen-runs.ts';
import { isBroken, isGoodVietnamese } from './text-quality.ts';

/** What one page of a PDF says. */
export interface PageContent {
  readonly layout: PageLayout;
  /** `text`: its letters are known. `picture`: only looking at it tells what it says. `blank`: nothing on it. */
  readonly kind: 'text' | 'picture' | 'blank';
  /** Pixels per inch of its largest picture; 0 without one. */
  readonly pictureDpi: number;
  /** Whether there are letters that nobody is meant to see. */
  readonly hidesText: boolean;
}

/** What the pages of a file share. */
export interface PageContext {
  readonly operators: Readonly<Record<string, number>>;
  readonly layers: OptionalContent | null;
  readonly fonts: LegacyFonts;
}

/** Letters that count: fewer make no text page of a page full of picture. */
const FEW_LETTERS = 30;
/** A scan often carries a printed signature or the name of the scanner on top. */
const STAMP_LETTERS = 300;
const MOSTLY_COVERED = 0.5;
const ALL_COVERED = 0.85;
/** Text turned into outlines is made of so many drawn shapes at least. */
const OUTLINED_SHAPES = 200;

/** Sorts the marks of a page into what is read, what must be looked at, and what is only screened. */
export function readPage(number: number, page: OpenPage, context: PageContext): PageContent {
  const marks = uprightMarks(page, context);
  const sights = sightOfRuns(marks);
  const linesSeen = (wanted: Sight): AngleGroup[] =>
    linesAtAnyAngle(
      marks.glyphs.filter(({ run }) => (sights.get(run) ?? 'shown') === wanted),
      marks.rules,
      context,
    );
  const shown = linesSeen('shown');
  const hidden = linesSeen('hidden').flatMap(({ lines }) => lines);
  const lines = context.fonts.decodeLines(shown.find(({ angle }) => angle === 0)?.lines ?? []);
  const sideways = shown
    .filter(({ angle }) => angle % 90 === 0 && angle !== 0)
    .flatMap((group) => group.lines);
  const aslant = shown.filter(({ angle }) => angle % 90 !== 0).flatMap((group) => group.lines);
  const layer = linesSeen('layer').flatMap((group) => group.lines);

  const layout = (read: readonly PageLine[], unread: readonly PageLine[]): PageLayout => ({
    number,
    width: marks.width,
    height: marks.height,
    lines: read,
    rules: marks.rules,
    sideways: sideways.map(({ text }) => text),
    unread: [...unread, ...hidden, ...aslant, ...page.annotations.map((note) => lineOfNote(note, marks))],
  });
  const content = { pictureDpi: dpiOf(marks.pictures), hidesText: hidden.length > 0 };
  const letters = lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
  const coverage = coverageOf(marks);
  const isCovered =
    (letters < FEW_LETTERS && coverage >= MOSTLY_COVERED) ||
    (letters < STAMP_LETTERS && coverage >= ALL_COVERED);
  const isOutlined = letters < FEW_LETTERS && marks.shapes >= OUTLINED_SHAPES;
  const broken = isBroken(textOf(lines));
  if (!isCovered && !isOutlined && !broken) {
    const kind = letters === 0 && sideways.length === 0 ? 'blank' : 'text';
    return { ...content, kind, layout: layout(lines, layer) };
  }
  if (isCovered && !broken && isGoodVietnamese(textOf(layer)))
    return { ...content, kind: 'text', layout: layout([...layer, ...lines], []) };
  return { ...content, kind: 'picture', layout: layout([], [...layer, ...lines]) };
}

/** A note laid over the page, as a line where it stands. */
function lineOfNote({ text, rect }: PageNote, marks: PageMarks): PageLine {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
  return { text, box: transformBox(marks.base, x0, y0, x1, y1), fontSize: null, bold: false };
}

function textOf(lines: readonly PageLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** The marks with the page turned so that most of its letters stand upright. */
function uprightMarks({ proxy, operators }: OpenPage, context: PageContext): PageMarks {
  const { width, height, transform } = proxy.getViewport({ scale: 1 });
  const base = matrixOf(transform) ?? ([1, 0, 0, -1, 0, height] as const);
  const read = (matrix: Matrix, w: number, h: number): PageMarks =>
    readPageMarks(operators, {
      width: w,
      height: h,
      base: matrix,
      operators: context.operators,
      fontOf: (id) => fontOf(proxy, id),
      isShown: (group) => context.layers === null || isShown(context.layers, group),
    });
  const marks = read(base, width, height);
  const counts = [0, 0, 0, 0];
  for (const { text, run } of marks.glyphs)
    if (text.trim() !== '') counts[quarterOf(run.angle)] = (counts[quarterOf(run.angle)] ?? 0) + 1;
  const most = counts.indexOf(Math.max(...counts));
  if (most === 1) return read(multiply([0, -1, 1, 0, 0, width], base), height, width);
  if (most === 2) return read(multiply([-1, 0, 0, -1, width, height], base), width, height);
  if (most === 3) return read(multiply([0, 1, -1, 0, height, 0], base), height, width);
  return marks;
}

function quarterOf(angle: number): number {
  return Math.round(angle / 90) % 4;
}

function isShown(layers: OptionalContent, group: unknown): boolean {
  try {
    return layers.isVisible(group);
  } catch {
    return true;
  }
}

function fontOf(page: PdfPage, id: string): { name: string; bold: boolean; unitsX: number } {
  let font: unknown = null;
  try {
    font = page.commonObjs.get(id);
  } catch {
    // A font that could not be loaded: its letters are still placed, in the usual units.
  }
  const facts = (font ?? {}) as { name?: unknown; bold?: unknown; black?: unknown; fontMatrix?: unknown };
  const name = (typeof facts.name === 'string' ? facts.name : '').replace(/^[A-Z]{6}\+/, '');
  const [unitsX] = matrixOf(facts.fontMatrix) ?? [0.001];
  return {
    name,
    bold: facts.bold === true || facts.black === true || /bold|black|heavy|demi/i.test(name),
    unitsX: Math.abs(unitsX) || 0.001,
  };
}

/** Degrees: a scan fed askew still reads as level. */
const LEVEL = 6;

interface AngleGroup {
  readonly angle: number;
  readonly lines: readonly PageLine[];
}

/** Lines by the way they run. Places are right for those that stand upright, and near enough for the others. */
function linesAtAnyAngle(
  glyphs: readonly Glyph[],
  rules: PageMarks['rules'],
  context: PageContext,
): AngleGroup[] {
  const groups = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const { angle } = glyph.run;
    const quarter = quarterOf(angle) * 90;
    const isStraight = Math.abs(angle - quarter) <= LEVEL || angle >= 360 - LEVEL;
    const key = isStraight ? quarter : angle;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [glyph]);
    else group.push(glyph);
  }
  return [...groups].map(([angle, members]) => ({
    angle,
    lines: linesOf(members, angle === 0 ? rules : [], context, angle),
  }));
}

function linesOf(
  glyphs: readonly Glyph[],
  rules: PageMarks['rules'],
  context: PageContext,
  angle: number,
): PageLine[] {
  const cos = Math.cos((-angle * Math.PI) / 180);
  const sin = Math.sin((-angle * Math.PI) / 180);
  const placed: PlacedGlyph[] = [];
  for (const { text, run, x0, y0, x1, y1 } of glyphs) {
    const last = placed.at(-1);
    // A mark that is drawn by itself belongs to the letter before it.
    if (last !== undefined && /^\p{M}+$/u.test(text)) {
      placed[placed.length - 1] = { ...last, text: last.text + text };
      continue;
    }
    const from = x0 * cos - y0 * sin;
    placed.push({
      text,
      x0: from,
      x1: Math.max(from, x1 * cos - y1 * sin),
      y: x0 * sin + y0 * cos,
      size: run.size,
      bold: run.font.bold,
      fontName: run.font.name,
    });
  }
  return linesOfGlyphs(placed, rules, (text, font) => context.fonts.decode(text, font));
}

const GRID = 24;

/** Share of the page that pictures cover, on a grid. */
function coverageOf({ pictures, width, height }: PageMarks): number {
  const covered = new Uint8Array(GRID * GRID);
  for (const { box } of pictures) {
    const cell = (value: number, of: number): number =>
      Math.min(GRID, Math.max(0, Math.round((value / of) * GRID)));
    for (let y = cell(box.top, height); y < cell(box.bottom, height); y++)
      covered.fill(1, y * GRID + cell(box.left, width), y * GRID + cell(box.right, width));
  }
  return covered.reduce((sum, one) => sum + one, 0) / covered.length;
}

function dpiOf(pictures: readonly Picture[]): number {
  let dpi = 0;
  let largest = 0;
  for (const { box, pixelWidth } of pictures) {
    const area = (box.right - box.left) * (box.bottom - box.top);
    if (area <= largest || pixelWidth === 0) continue;
    largest = area;
    // A turned picture has its width along the page; the longer side is near enough for choosing a resolution.
    dpi = pixelWidth / (Math.max(box.right - box.left, 1) / 72);
  }
  return dpi;
}
