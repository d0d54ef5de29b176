import type { Box } from '../layout/page-line.ts';
import { firstState, type DrawingState, type DrawnFont } from './drawing-state.ts';
import { IDENTITY, intersect, matrixOf, multiply, transformBox, type Matrix } from './matrix.ts';
import { angleOf, asArray, colourOf, numberOf, numbersOf } from './operator-arguments.ts';
import type { Area, Colour, Glyph, PageMarks, Picture, Run } from './page-marks.ts';
import { straightParts } from './path-shapes.ts';
import type { OperatorList } from './pdf-library.ts';

/** What surrounds the operators of one page. */
export interface PageFrame {
  readonly width: number;
  readonly height: number;
  /** From the unit of the page to points with 0,0 at the top left of the page as it is read. */
  readonly base: Matrix;
  readonly operators: Readonly<Record<string, number>>;
  fontOf(id: string): DrawnFont;
  /** Whether a group of optional content is shown. */
  isShown(group: unknown): boolean;
}

/** More drawn things than these are left out of account: they only help to see tables and hidden text. */
const MAX_AREAS = 1000;
const MAX_RULES = 4000;
const MAX_PICTURES = 1000;
const MAX_DEPTH = 5000;

/** Follows the drawing of a page as far as needed to know which letters stand where and whether a reader sees them. */
export function readPageMarks(list: OperatorList, frame: PageFrame): PageMarks {
  const drawing = new PageDrawing(frame);
  for (let i = 0; i < list.fnArray.length; i++)
    drawing.draw(list.fnArray[i] ?? 0, asArray(list.argsArray[i]));
  return { base: frame.base, width: frame.width, height: frame.height, ...drawing.marks };
}

class PageDrawing {
  readonly marks = {
    glyphs: [] as Glyph[],
    runs: [] as Run[],
    pictures: [] as Picture[],
    areas: [] as Area[],
    rules: [] as Box[],
    shapes: 0,
  };
  private state: DrawingState;
  private readonly saved: DrawingState[] = [];
  private readonly forms: number[] = [];
  private readonly layers: boolean[] = [];
  private order = 0;
  private clipNext = false;
  private readonly frame: PageFrame;
  private readonly actions: ReadonlyMap<number, (args: readonly unknown[]) => void>;
  private readonly fills: ReadonlySet<number>;
  private readonly strokes: ReadonlySet<number>;

  constructor(frame: PageFrame) {
    this.frame = frame;
    this.state = firstState(frame.base);
    const named = this.actionsByName();
    const { operators } = frame;
    const codesOf = (names: readonly string[]): number[] => names.map((name) => operators[name] ?? -1);
    this.actions = new Map(Object.entries(named).map(([name, action]) => [operators[name] ?? -1, action]));
    const both = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];
    this.fills = new Set(codesOf(['fill', 'eoFill', ...both]));
    this.strokes = new Set(codesOf(['stroke', 'closeStroke', ...both]));
  }

  draw(operator: number, args: readonly unknown[]): void {
    this.order++;
    this.actions.get(operator)?.(args);
  }

  private actionsByName(): Record<string, (args: readonly unknown[]) => void> {
    const set =
      <Key extends 'letterSpacing' | 'wordSpacing' | 'rise' | 'mode'>(key: Key) =>
      ([value]: readonly unknown[]): void => {
        this.state[key] = numberOf(value);
      };
    const picture = ([first, width]: readonly unknown[]): void => this.picture(first, width);
    return {
      save: () => this.save(),
      restore: () => this.restore(),
      transform: (args) => this.transform(args),
      setGState: ([entries]) => this.graphicsState(asArray(entries)),
      setFont: ([id, size]) => this.font(id, size),
      setCharSpacing: set('letterSpacing'),
      setWordSpacing: set('wordSpacing'),
      setTextRise: set('rise'),
      setTextRenderingMode: set('mode'),
      setHScale: ([percent]) => (this.state.stretch = numberOf(percent) / 100),
      setLeading: ([leading]) => (this.state.leading = -numberOf(leading)),
      beginText: () => this.textMatrix(IDENTITY),
      setTextMatrix: ([matrix]) => this.textMatrix(matrixOf(matrix) ?? IDENTITY),
      moveText: ([x, y]) => this.moveText(numberOf(x), numberOf(y)),
      setLeadingMoveText: ([x, y]) => {
        this.state.leading = numberOf(y);
        this.moveText(numberOf(x), numberOf(y));
      },
      nextLine: () => this.moveText(0, this.state.leading),
      showText: ([glyphs]) => this.showText(asArray(glyphs)),
      setFillRGBColor: ([colour]) => (this.state.fill = colourOf(colour)),
      setFillColorN: () => (this.state.fill = null),
      setFillTransparent: () => (this.state.fillAlpha = 0),
      clip: () => (this.clipNext = true),
      eoClip: () => (this.clipNext = true),
      constructPath: ([end, data, extent]) => this.path(numberOf(end), asArray(data)[0], extent),
      paintFormXObjectBegin: ([matrix, box]) => this.openForm(matrix, box),
      paintFormXObjectEnd: () => this.closeForm(),
      beginGroup: ([group]) => this.openGroup(group),
      endGroup: () => this.closeForm(),
      beginMarkedContent: () => void this.layers.push(true),
      beginMarkedContentProps: ([tag, group]) =>
        void this.layers.push(tag !== 'OC' || group === null || this.frame.isShown(group)),
      endMarkedContent: () => void this.layers.pop(),
      shadingFill: () => this.state.clip !== null && this.area(this.state.clip, null, false),
      paintImageXObject: picture,
      paintImageXObjectRepeat: picture,
      paintImageMaskXObject: picture,
      paintImageMaskXObjectRepeat: picture,
      paintInlineImageXObject: picture,
      paintSolidColorImageMask: picture,
    };
  }

  private save(): void {
    if (this.saved.length < MAX_DEPTH) this.saved.push({ ...this.state });
  }

  private restore(): void {
    const floor = this.forms.at(-1) ?? 0;
    if (this.saved.length > floor) this.state = this.saved.pop() ?? this.state;
  }

  private transform(args: readonly unknown[]): void {
    const matrix = matrixOf(args);
    if (matrix !== null) this.state.ctm = multiply(this.state.ctm, matrix);
  }

  private openForm(matrix: unknown, box: unknown): void {
    this.save();
    this.forms.push(this.saved.length);
    const m = matrixOf(matrix);
    if (m !== null) this.state.ctm = multiply(this.state.ctm, m);
    const [x0, y0, x1, y1] = numbersOf(box);
    if (x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined)
      this.limitTo(transformBox(this.state.ctm, x0, y0, x1, y1));
  }

  private closeForm(): void {
    const floor = this.forms.pop();
    if (floor === undefined) return;
    this.saved.length = Math.min(this.saved.length, floor);
    this.state = this.saved.pop() ?? this.state;
  }

  private openGroup(group: unknown): void {
    this.save();
    this.forms.push(this.saved.length);
    const isMask = Boolean((group as { smask?: unknown } | null)?.smask);
    this.state.groupAlpha = isMask ? 0 : this.state.groupAlpha * this.state.fillAlpha;
    this.state.fillAlpha = 1;
  }

  private graphicsState(entries: readonly unknown[]): void {
    for (const entry of entries) {
      const [key, value] = asArray(entry);
      if (key === 'ca') this.state.fillAlpha = numberOf(value);
      if (key === 'Font') this.font(asArray(value)[0], asArray(value)[1]);
    }
  }

  private font(id: unknown, size: unknown): void {
    if (typeof id === 'string') this.state.font = this.frame.fontOf(id);
    this.state.fontSize = numberOf(size);
  }

  private textMatrix(matrix: Matrix): void {
    Object.assign(this.state, { textMatrix: matrix, x: 0, y: 0, lineX: 0, lineY: 0 });
  }

  private moveText(x: number, y: number): void {
    const { state } = this;
    state.x = state.lineX += x;
    state.y = state.lineY += y;
  }

  private limitTo(box: Box): void {
    this.state.clip = intersect(this.state.clip, box);
  }

  private path(end: number, data: unknown, extent: unknown): void {
    const [x0, y0, x1, y1] = numbersOf(extent);
    const known = x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined;
    const box = known && Number.isFinite(x0) ? transformBox(this.state.ctm, x0, y0, x1, y1) : null;
    if (box !== null) this.drawPath(end, numbersOf(data), box);
    if (this.clipNext) this.limitTo(box ?? { left: 0, top: 0, right: 0, bottom: 0 });
    this.clipNext = false;
  }

  private drawPath(end: number, data: readonly number[], box: Box): void {
    const { marks, state } = this;
    const isFilled = this.fills.has(end);
    if (!isFilled && !this.strokes.has(end)) return;
    const parts = straightParts(data, state.ctm, isFilled);
    if (parts === null) marks.shapes++;
    for (const rule of parts?.rules ?? []) if (marks.rules.length < MAX_RULES) marks.rules.push(rule);
    if (isFilled && parts?.isArea !== false)
      this.area(box, state.fill, parts !== null && parts.outlines === 1);
  }

  private area(box: Box, colour: Colour | null, isWhole: boolean): void {
    const { marks, state } = this;
    if (marks.areas.length >= MAX_AREAS) return;
    marks.areas.push({
      order: this.order,
      box: state.clip === null ? box : intersect(state.clip, box),
      colour,
      alpha: state.fillAlpha * state.groupAlpha,
      isWhole,
    });
  }

  private picture(first: unknown, width: unknown): void {
    if (this.marks.pictures.length >= MAX_PICTURES || this.layers.includes(false)) return;
    const inline = (first as { width?: unknown } | null)?.width;
    const box = transformBox(this.state.ctm, 0, 0, 1, 1);
    this.marks.pictures.push({
      order: this.order,
      box: this.state.clip === null ? box : intersect(this.state.clip, box),
      pixelWidth: numberOf(typeof width === 'number' ? width : inline),
    });
  }

  private showText(glyphs: readonly unknown[]): void {
    const { state, marks } = this;
    const { font } = state;
    if (font === null || state.fontSize === 0) return;
    const size = Math.abs(state.fontSize);
    const direction = state.fontSize < 0 ? -1 : 1;
    const m = multiply(state.ctm, state.textMatrix);
    const stretch = state.stretch * direction;
    const run: Run = {
      order: this.order,
      font: { name: font.name, bold: font.bold || state.mode === 2 },
      size: size * Math.hypot(m[2], m[3]),
      angle: angleOf(m[0] * Math.sign(stretch || 1), m[1] * Math.sign(stretch || 1)),
      colour: state.mode === 1 ? null : state.fill,
      alpha: state.fillAlpha * state.groupAlpha,
      invisible: state.mode === 3 || state.mode === 7,
      switchedOff: this.layers.includes(false),
      clip: state.clip,
      box: { left: 0, top: 0, right: 0, bottom: 0 },
    };
    const first = marks.glyphs.length;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        state.x -= (glyph * size * stretch) / 1000;
        continue;
      }
      const { unicode, width, isSpace } = glyph as { unicode?: unknown; width?: unknown; isSpace?: unknown };
      const spacing = (state.letterSpacing + (isSpace === true ? state.wordSpacing : 0)) * direction;
      const y = state.y + state.rise;
      const from = state.x;
      state.x += (numberOf(width) * font.unitsX * size + spacing) * stretch;
      if (typeof unicode !== 'string') continue;
      marks.glyphs.push({
        text: unicode,
        run,
        x0: m[0] * from + m[2] * y + m[4],
        y0: m[1] * from + m[3] * y + m[5],
        x1: m[0] * state.x + m[2] * y + m[4],
        y1: m[1] * state.x + m[3] * y + m[5],
      });
    }
    const box = boxOfGlyphs(marks.glyphs, first, run.size);
    if (box === null) return;
    run.box = box;
    marks.runs.push(run);
  }
}

/** From the pen's way; letters reach about so far around it whichever way they run. */
function boxOfGlyphs(glyphs: readonly Glyph[], from: number, size: number): Box | null {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let i = from; i < glyphs.length; i++) {
    const glyph = glyphs[i];
    if (glyph === undefined || glyph.text.trim() === '') continue;
    left = Math.min(left, glyph.x0, glyph.x1);
    right = Math.max(right, glyph.x0, glyph.x1);
    top = Math.min(top, glyph.y0, glyph.y1);
    bottom = Math.max(bottom, glyph.y0, glyph.y1);
  }
  if (left === Infinity) return null;
  return { left, right, top: top - 0.7 * size, bottom };
}
