import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type PageFace = 'regular' | 'bold' | 'italic' | 'bold-italic';

/** A paragraph or heading; wrapped to the width it stands in. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  /** Default 'regular'. */
  readonly face?: PageFace;
  /** Default 14, the body of official papers. */
  readonly sizePt?: number;
  /** Default 'justify'. */
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  /** Indent of the first line; default 0. */
  readonly firstLineMm?: number;
  /** Default 4. */
  readonly spaceBeforePt?: number;
  /** Length of a rule drawn under the last line, as under the name of the Party; default none. */
  readonly ruleMm?: number;
}

/** Texts side by side: headers, signatures, pages of two columns. */
export interface ColumnsBlock {
  readonly kind: 'columns';
  readonly columns: readonly (readonly TextBlock[])[];
  /** Default 6. */
  readonly gapMm?: number;
}

/** A ruled table. */
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  /** Shares of the width, one a column; default equal. */
  readonly widths?: readonly number[];
  /** Rows at the top set bold and centred; default 1. */
  readonly headerRows?: number;
  /** Default 12. */
  readonly sizePt?: number;
}

export type PageBlock = TextBlock | ColumnsBlock | TableBlock;

/** One line as printed: the truth a recogniser is measured against. Box in pixels of the undamaged page. */
export interface PrintedLine {
  readonly text: string;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

export interface PrintedPage {
  readonly canvas: Canvas;
  readonly lines: readonly PrintedLine[];
}

export interface PaperOptions {
  /** Default 200. */
  readonly dpi?: number;
  /** Text in the middle of the top margin of page `n` (from 1); default none on the first page, `n` on the others. */
  readonly pageNumber?: (n: number) => string | null;
  /** Margins top, right, bottom, left; default 20, 15, 20, 30 as official papers have. */
  readonly marginsMm?: readonly [number, number, number, number];
  /** Distance of lines as a multiple of the size; default 1.3. */
  readonly leading?: number;
}

const A4_MM = [210, 297] as const;
const FAMILY = 'Tinos';
const FOLDERS: Readonly<Record<PageFace, string>> = {
  regular: '400Regular',
  bold: '700Bold',
  italic: '400Regular_Italic',
  'bold-italic': '700Bold_Italic',
};

let fontsAreLoaded = false;

/** The TTF of a face: Times metrics, with every Vietnamese letter. */
export function fontFile(face: PageFace): string {
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return join(root, FOLDERS[face], `Tinos_${FOLDERS[face]}.ttf`);
}

function loadFonts(): void {
  if (fontsAreLoaded) return;
  for (const face of ['regular', 'bold', 'italic', 'bold-italic'] as const)
    if (!GlobalFonts.registerFromPath(fontFile(face), FAMILY)) throw new Error(`no font for ${face}`);
  fontsAreLoaded = true;
}

interface Box {
  readonly left: number;
  readonly width: number;
}

/** Prints blocks on white A4 pages in black, as many pages as they need. A row of a table or a line is never cut. */
export function printPages(blocks: readonly PageBlock[], options: PaperOptions = {}): PrintedPage[] {
  loadFonts();
  return new Printer(options).print(blocks);
}

class Printer {
  private readonly dpi: number;
  private readonly leading: number;
  private readonly margins: readonly [number, number, number, number];
  private readonly pageNumber: (n: number) => string | null;
  private readonly pages: { canvas: Canvas; context: SKRSContext2D; lines: PrintedLine[] }[] = [];
  private y = 0;

  constructor(options: PaperOptions) {
    this.dpi = options.dpi ?? 200;
    this.leading = options.leading ?? 1.3;
    this.margins = options.marginsMm ?? [20, 15, 20, 30];
    this.pageNumber = options.pageNumber ?? ((n) => (n === 1 ? null : String(n)));
  }

  print(blocks: readonly PageBlock[]): PrintedPage[] {
    this.turnPage();
    for (const block of blocks) {
      if (block.kind === 'text') this.text(block, this.body);
      else if (block.kind === 'columns') this.columns(block);
      else this.table(block);
    }
    return this.pages.map(({ canvas, lines }) => ({ canvas, lines }));
  }

  private mm(length: number): number {
    return (length / 25.4) * this.dpi;
  }

  private pt(length: number): number {
    return (length / 72) * this.dpi;
  }

  private get page() {
    const page = this.pages.at(-1);
    if (!page) throw new Error('no page yet');
    return page;
  }

  private get body(): Box {
    const [, right, , left] = this.margins;
    return { left: this.mm(left), width: this.mm(A4_MM[0] - left - right) };
  }

  private get bottom(): number {
    return this.mm(A4_MM[1] - this.margins[2]);
  }

  private turnPage(): void {
    const canvas = createCanvas(Math.round(this.mm(A4_MM[0])), Math.round(this.mm(A4_MM[1])));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    context.textBaseline = 'alphabetic';
    this.pages.push({ canvas, context, lines: [] });
    const number = this.pageNumber(this.pages.length);
    if (number !== null) {
      this.setFont('regular', 14);
      const width = context.measureText(number).width;
      this.line([number], (canvas.width - width) / 2, this.mm(13), 14, 0);
    }
    this.y = this.mm(this.margins[0]);
  }

  private setFont(face: PageFace, sizePt: number): void {
    const weight = face.startsWith('bold') ? 'bold ' : '';
    const slant = face.endsWith('italic') ? 'italic ' : '';
    this.page.context.font = `${slant}${weight}${this.pt(sizePt).toFixed(2)}px ${FAMILY}`;
  }

  /** Words from `x` with `gap` pixels more than a space between them; the font must be set. */
  private line(words: readonly string[], x: number, baseline: number, sizePt: number, gap: number): void {
    const { context, lines } = this.page;
    const space = context.measureText(' ').width + gap;
    let at = x;
    for (const word of words) {
      context.fillText(word, at, baseline);
      at += context.measureText(word).width + space;
    }
    const size = this.pt(sizePt);
    lines.push({
      text: words.join(' '),
      box: { left: x, top: baseline - size * 0.95, right: at - space, bottom: baseline + size * 0.25 },
    });
  }

  private wrap(text: string, width: number, firstIndent: number): string[][] {
    const { context } = this.page;
    const space = context.measureText(' ').width;
    const lines: string[][] = [];
    let line: string[] = [];
    let used = firstIndent;
    for (const word of text.trim().split(/\s+/)) {
      const length = context.measureText(word).width;
      if (line.length > 0 && used + length > width) {
        lines.push(line);
        line = [];
        used = 0;
      }
      line.push(word);
      used += length + space;
    }
    lines.push(line);
    return lines;
  }

  private text(block: TextBlock, box: Box, mayTurn = true): void {
    const sizePt = block.sizePt ?? 14;
    const face = block.face ?? 'regular';
    const align = block.align ?? 'justify';
    const indent = this.mm(block.firstLineMm ?? 0);
    this.y += this.pt(block.spaceBeforePt ?? 4);
    this.setFont(face, sizePt);
    const lines = this.wrap(block.text, box.width, indent);
    lines.forEach((words, n) => {
      const height = this.pt(sizePt) * this.leading;
      if (mayTurn && this.y + height > this.bottom) {
        this.turnPage();
        this.setFont(face, sizePt);
      }
      const { context } = this.page;
      const natural = context.measureText(words.join(' ')).width;
      const from = n === 0 ? indent : 0;
      const free = box.width - from - natural;
      const isLast = n === lines.length - 1;
      const gap = align === 'justify' && !isLast && words.length > 1 ? free / (words.length - 1) : 0;
      const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0;
      const left = box.left + from + shift;
      this.line(words, left, this.y + this.pt(sizePt), sizePt, gap);
      this.y += height;
      if (isLast && block.ruleMm !== undefined) {
        const rule = this.mm(block.ruleMm);
        const start = box.left + (box.width - rule) / 2;
        context.fillRect(start, this.y - this.pt(sizePt) * 0.05, rule, Math.max(1, this.pt(0.75)));
      }
    });
  }

  private columns(block: ColumnsBlock): void {
    const gap = this.mm(block.gapMm ?? 6);
    const { left, width } = this.body;
    const each = (width - gap * (block.columns.length - 1)) / block.columns.length;
    const height = Math.max(...block.columns.map((texts) => this.heightOf(texts, each)));
    if (this.y + height > this.bottom && this.y > this.mm(this.margins[0])) this.turnPage();
    const start = this.y;
    let end = start;
    block.columns.forEach((texts, n) => {
      this.y = start;
      for (const text of texts) this.text(text, { left: left + n * (each + gap), width: each }, false);
      end = Math.max(end, this.y);
    });
    this.y = end;
  }

  private heightOf(texts: readonly TextBlock[], width: number): number {
    return texts.reduce((height, block) => {
      const sizePt = block.sizePt ?? 14;
      this.setFont(block.face ?? 'regular', sizePt);
      const count = this.wrap(block.text, width, this.mm(block.firstLineMm ?? 0)).length;
      return height + this.pt(block.spaceBeforePt ?? 4) + count * this.pt(sizePt) * this.leading;
    }, 0);
  }

  private table(block: TableBlock): void {
    const sizePt = block.sizePt ?? 12;
    const pad = this.mm(1.5);
    const count = Math.max(...block.rows.map((row) => row.length));
    const shares = block.widths ?? Array.from({ length: count }, () => 1);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const { left, width } = this.body;
    this.y += this.pt(6);
    block.rows.forEach((row, r) => {
      const isHeader = r < (block.headerRows ?? 1);
      const cells = row.map((text): TextBlock => {
        const face = isHeader ? ('bold' as const) : ('regular' as const);
        const align = isHeader ? ('center' as const) : ('left' as const);
        return { kind: 'text', text, face, sizePt, align, spaceBeforePt: 2 };
      });
      const widths = shares.map((share) => (share / whole) * width);
      const height = Math.max(
        ...cells.map((cell, c) => this.heightOf([cell], (widths[c] ?? 0) - 2 * pad) + this.pt(3)),
      );
      if (this.y + height > this.bottom) this.turnPage();
      const top = this.y;
      const { context } = this.page;
      context.lineWidth = Math.max(1, this.pt(0.5));
      let x = left;
      cells.forEach((cell, c) => {
        const cellWidth = widths[c] ?? 0;
        context.strokeRect(x, top, cellWidth, height);
        this.y = top;
        if (cell.text !== '') this.text(cell, { left: x + pad, width: cellWidth - 2 * pad }, false);
        x += cellWidth;
      });
      this.y = top + height;
    });
  }
}
