import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, degrees, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { readFileSync } from 'node:fs';
import { fontFile } from '../../support/page-layout.ts';
import {
  allParts,
  leftHeadLines,
  partLines,
  rightHeadLines,
  signatureLines,
  titleBlock,
  type Paper,
  type PaperPart,
} from '../paper.ts';

export interface PdfOptions {
  readonly columns: 1 | 2;
  /** Place of the page number from the second page on. */
  readonly numbers: 'top' | 'bottom' | 'none';
  /** Lines that return on every page. */
  readonly runningHead: string | null;
  readonly runningFoot: string | null;
  /** Each word is placed by itself, as programs do that set both margins. */
  readonly justified: boolean;
  /** Red words set askew over the letterhead, as a stamp made into text. */
  readonly stamp?: string;
}

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** 1-based page on which each part of body and annexes begins. */
  readonly pageOf: readonly number[];
}

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = { top: 62, bottom: 62, left: 85, right: 43 };
const SIZE = 13;
const LEADING = 18;
const GAP = 22;
const CELL_PADDING = 4;

/** The paper as a PDF with text, in A4. Lines break at blanks and after hyphens within words. */
export async function pdfOf(paper: Paper, options: PdfOptions): Promise<RenderedPdf> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.registerFontkit(fontkit);
  const regular = await file.embedFont(readFileSync(fontFile('regular')), { subset: true });
  const bold = await file.embedFont(readFileSync(fontFile('bold')), { subset: true });
  const setter = new PdfSetter(file, { regular, bold }, options);
  setter.sideBySide(leftHeadLines(paper), rightHeadLines(paper));
  if (options.stamp !== undefined) setter.stamp(options.stamp);
  for (const line of titleBlock(paper)) setter.centred(line, bold);
  setter.beginColumns();
  const pageOf: number[] = [];
  const set = (part: PaperPart): void => void pageOf.push(setter.part(part));
  for (const part of paper.body) set(part);
  setter.endColumns();
  setter.sideBySide(paper.foot.recipients, signatureLines(paper));
  if (paper.annexes.length > 0) setter.turnPage();
  for (const part of paper.annexes) set(part);
  if (pageOf.length !== allParts(paper).length) throw new Error('a part was not set');
  setter.finish();
  return { bytes: await file.save(), pages: file.getPageCount(), pageOf };
}

interface Fonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

class PdfSetter {
  private page: PDFPage;
  private y = HEIGHT - MARGIN.top;
  private column = 0;
  private columns = 1;
  private readonly widths = new Map<PDFFont, Map<string, number>>();
  /** Where columns begin on the page now open. */
  private columnTop = HEIGHT - MARGIN.top;
  private readonly file: PDFDocument;
  private readonly fonts: Fonts;
  private readonly options: PdfOptions;

  constructor(file: PDFDocument, fonts: Fonts, options: PdfOptions) {
    this.file = file;
    this.fonts = fonts;
    this.options = options;
    this.page = file.addPage([WIDTH, HEIGHT]);
  }

  beginColumns(): void {
    this.y -= LEADING;
    this.columns = this.options.columns;
    this.columnTop = this.y;
  }

  endColumns(): void {
    if (this.columns === 2 && this.column === 0) this.column = 1;
    if (this.columns === 2) this.turnPage();
    this.columns = 1;
    this.column = 0;
    this.y -= LEADING;
  }

  turnPage(): void {
    this.page = this.file.addPage([WIDTH, HEIGHT]);
    this.column = 0;
    this.y = HEIGHT - MARGIN.top;
    this.columnTop = this.y;
  }

  sideBySide(left: readonly string[], right: readonly string[]): void {
    const half = (WIDTH - MARGIN.left - MARGIN.right) / 2;
    const cells = [left, right].map((lines) =>
      lines.flatMap((line) => this.wrapped(line, half - 8, this.fonts.regular, 11)),
    );
    const height = Math.max(...cells.map((lines) => lines.length)) * 15;
    if (this.y - height < MARGIN.bottom) this.turnPage();
    for (const [i, lines] of cells.entries())
      for (const [n, line] of lines.entries()) {
        const width = this.fonts.regular.widthOfTextAtSize(line, 11);
        const x = MARGIN.left + i * half + (half - width) / 2;
        this.page.drawText(line, { x, y: this.y - n * 15, size: 11, font: this.fonts.regular });
      }
    this.y -= height + 10;
  }

  centred(text: string, font: PDFFont): void {
    for (const line of this.wrapped(text, this.width(), font)) {
      this.room(LEADING);
      const x = this.left() + (this.width() - font.widthOfTextAtSize(line, SIZE)) / 2;
      this.page.drawText(line, { x, y: this.y, size: SIZE, font });
      this.y -= LEADING;
    }
  }

  stamp(words: string): void {
    this.page.drawText(words, {
      x: 120,
      y: HEIGHT - 150,
      size: 16,
      font: this.fonts.bold,
      color: rgb(0.8, 0, 0),
      rotate: degrees(8),
    });
  }

  /** Sets a part; the page on which it began. */
  part(part: PaperPart): number {
    if (part.type === 'table') return this.table(part.header, part.rows);
    if (part.type === 'heading' && part.stacked) {
      this.room(2 * LEADING);
      const page = this.pageNumber();
      for (const line of partLines(part)) this.centred(line, this.fonts.bold);
      this.y -= 4;
      return page;
    }
    if (part.type === 'text' && part.centred) {
      this.room(LEADING);
      const page = this.pageNumber();
      this.centred(part.text, this.fonts.regular);
      return page;
    }
    return this.paragraph(
      partLines(part).join(' '),
      part.type === 'heading' ? this.fonts.bold : this.fonts.regular,
    );
  }

  /** Page numbers and running lines, when all pages are there. */
  finish(): void {
    const font = this.fonts.regular;
    const { numbers, runningHead, runningFoot } = this.options;
    const middle = (text: string): number => (WIDTH - font.widthOfTextAtSize(text, 10)) / 2;
    for (const [i, page] of this.file.getPages().entries()) {
      const number = String(i + 1);
      if (numbers !== 'none' && i > 0)
        page.drawText(number, { x: middle(number), y: numbers === 'top' ? HEIGHT - 34 : 30, size: 10, font });
      if (runningHead !== null)
        page.drawText(runningHead, { x: MARGIN.left, y: HEIGHT - 46, size: 10, font });
      if (runningFoot !== null) page.drawText(runningFoot, { x: MARGIN.left, y: 42, size: 10, font });
    }
  }

  private paragraph(text: string, font: PDFFont): number {
    const indent = 24;
    const lines = this.wrapped(text, this.width(), font, SIZE, indent);
    let page = 0;
    for (const [i, line] of lines.entries()) {
      this.room(LEADING);
      if (i === 0) page = this.pageNumber();
      const x = this.left() + (i === 0 ? indent : 0);
      const room = this.width() - (i === 0 ? indent : 0);
      if (this.options.justified && i < lines.length - 1) this.spread(line, x, room, font);
      else this.page.drawText(line, { x, y: this.y, size: SIZE, font });
      this.y -= LEADING;
    }
    this.y -= 5;
    return page;
  }

  private spread(line: string, x: number, room: number, font: PDFFont): void {
    const words = line.split(' ');
    const widths = words.map((word) => this.widthOf(word, font, SIZE));
    const gap = (room - widths.reduce((sum, width) => sum + width, 0)) / Math.max(1, words.length - 1);
    let at = x;
    for (const [i, word] of words.entries()) {
      this.page.drawText(word, { x: at, y: this.y, size: SIZE, font });
      at += (widths[i] ?? 0) + gap;
    }
  }

  private table(header: readonly string[], rows: readonly (readonly string[])[]): number {
    const shares = header.map((cell) =>
      /^(?:S?TT)$/.test(cell) ? 0.35 : /Nội dung|Đơn vị$/.test(cell) ? 2 : 1,
    );
    const sum = shares.reduce((total, share) => total + share, 0);
    const widths = shares.map((share) => (share / sum) * this.width());
    let first = 0;
    for (const [i, cells] of [header, ...rows].entries()) {
      const font = i === 0 ? this.fonts.bold : this.fonts.regular;
      const texts = cells.map((cell, n) => this.wrapped(cell, (widths[n] ?? 0) - 2 * CELL_PADDING, font, 11));
      const height = Math.max(...texts.map((lines) => lines.length)) * 14 + 2 * CELL_PADDING;
      this.room(height);
      if (i === 0) first = this.pageNumber();
      let x = this.left();
      for (const [n, lines] of texts.entries()) {
        const width = widths[n] ?? 0;
        this.page.drawRectangle({
          x,
          y: this.y - height + 12,
          width,
          height,
          borderColor: rgb(0, 0, 0),
          borderWidth: 0.5,
        });
        for (const [k, line] of lines.entries())
          this.page.drawText(line, {
            x: x + CELL_PADDING,
            y: this.y - CELL_PADDING - k * 14,
            size: 11,
            font,
          });
        x += width;
      }
      this.y -= height;
    }
    this.y -= LEADING;
    return first;
  }

  private room(height: number): void {
    if (this.y - height >= MARGIN.bottom) return;
    if (this.column < this.columns - 1) {
      this.column++;
      this.y = this.columnTop;
    } else this.turnPage();
  }

  private pageNumber(): number {
    return this.file.getPageCount();
  }

  private left(): number {
    return MARGIN.left + this.column * (this.width() + GAP);
  }

  private width(): number {
    const whole = WIDTH - MARGIN.left - MARGIN.right;
    return this.columns === 1 ? whole : (whole - GAP) / 2;
  }

  private wrapped(text: string, width: number, font: PDFFont, size = SIZE, indent = 0): string[] {
    const lines: string[] = [];
    let used = 0;
    for (const word of text.split(' '))
      for (const [i, piece] of word.split(/(?<=[\p{L}\d]-)(?=[\p{L}\d])/u).entries()) {
        const own = this.widthOf(piece, font, size);
        const gap = i === 0 ? this.widthOf(' ', font, size) : 0;
        const room = width - (lines.length <= 1 ? indent : 0);
        const last = lines.at(-1);
        if (last !== undefined && used + gap + own <= room) {
          lines[lines.length - 1] = `${last}${i === 0 ? ' ' : ''}${piece}`;
          used += gap + own;
        } else {
          lines.push(piece);
          used = own;
        }
      }
    return lines;
  }

  /** Measuring is slow and words return. */
  private widthOf(text: string, font: PDFFont, size: number): number {
    const known = this.widths.get(font) ?? new Map<string, number>();
    this.widths.set(font, known);
    const width = known.get(text) ?? font.widthOfTextAtSize(text, 1000);
    known.set(text, width);
    return (width / 1000) * size;
  }
}
