import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, rgb, type PDFFont, type PDFPage, type RGB } from 'pdf-lib';

const REGULAR = readFileSync(
  new URL(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
);
const BOLD = readFileSync(new URL(import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf')));

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: RGB;
}

export interface ParagraphStyle extends TextStyle {
  readonly left?: number;
  readonly right?: number;
  /** Points by which the first line is set in. */
  readonly indent?: number;
  /** Points by which the other lines are set in. */
  readonly hang?: number;
  /** White space before the paragraph. */
  readonly before?: number;
}

/** Margins and sizes of Vietnamese official papers on A4, in points. */
export const SHEET = { width: 595, height: 842, left: 85, right: 552, top: 60, bottom: 785 } as const;
const LEADING = 1.35;

/** Typesets a PDF as a word processor would: every line where it would stand, justified, with real fonts. */
export class DrawnPdf {
  readonly pdf: PDFDocument;
  page: PDFPage;
  /** From the top of the page; the next line is set below. */
  y: number = SHEET.top;
  private readonly regular: PDFFont;
  private readonly bold: PDFFont;

  private constructor(pdf: PDFDocument, regular: PDFFont, bold: PDFFont) {
    this.pdf = pdf;
    this.regular = regular;
    this.bold = bold;
    this.page = pdf.addPage([SHEET.width, SHEET.height]);
  }

  static async create(): Promise<DrawnPdf> {
    const pdf = await PDFDocument.create();
    pdf.registerFontkit(fontkit);
    return new DrawnPdf(
      pdf,
      await pdf.embedFont(REGULAR, { subset: true }),
      await pdf.embedFont(BOLD, { subset: true }),
    );
  }

  newPage(): void {
    this.page = this.pdf.addPage([SHEET.width, SHEET.height]);
    this.y = SHEET.top;
  }

  fontOf(style: TextStyle): PDFFont {
    return style.bold === true ? this.bold : this.regular;
  }

  widthOf(text: string, style: TextStyle = {}): number {
    return this.fontOf(style).widthOfTextAtSize(text, style.size ?? 14);
  }

  /** Words at a place; `top` is the distance of the base line from the top of the page. */
  at(x: number, top: number, text: string, style: TextStyle = {}): void {
    this.page.drawText(text, {
      x,
      y: SHEET.height - top,
      size: style.size ?? 14,
      font: this.fontOf(style),
      color: style.colour ?? rgb(0, 0, 0),
    });
  }

  /** A line in the middle between two edges; the pen moves on. */
  centred(text: string, style: TextStyle = {}, left: number = SHEET.left, right: number = SHEET.right): void {
    const size = style.size ?? 14;
    this.y += size * LEADING;
    this.at((left + right - this.widthOf(text, style)) / 2, this.y, text, style);
  }

  /** Justified lines between the edges; goes on over the page when it is full. */
  paragraph(text: string, style: ParagraphStyle = {}): void {
    const { left = SHEET.left, right = SHEET.right, indent = 28, hang = 0, before = 6, size = 14 } = style;
    const words = text.split(' ');
    const space = this.widthOf(' ', style);
    this.y += before;
    for (let first = true; words.length > 0; first = false) {
      const start = left + (first ? indent : hang);
      const taken: string[] = [];
      let width = 0;
      while (words.length > 0) {
        const next = this.widthOf(words[0]!, style);
        if (taken.length > 0 && width + space + next > right - start) break;
        width += next + (taken.length > 0 ? space : 0);
        taken.push(words.shift()!);
      }
      if (this.y + size * LEADING > SHEET.bottom) this.newPage();
      this.y += size * LEADING;
      const stretch = words.length > 0 && taken.length > 1 ? (right - start - width) / (taken.length - 1) : 0;
      let x = start;
      for (const word of taken) {
        this.at(x, this.y, word, style);
        x += this.widthOf(word, style) + space + stretch;
      }
    }
  }

  /** A ruled table; every cell one line. */
  table(rows: readonly (readonly string[])[], widths: readonly number[], style: TextStyle = {}): void {
    const size = style.size ?? 12;
    const height = size * 1.8;
    const right = SHEET.left + widths.reduce((sum, width) => sum + width, 0);
    const rule = (x0: number, y0: number, x1: number, y1: number): void =>
      this.page.drawLine({
        start: { x: x0, y: SHEET.height - y0 },
        end: { x: x1, y: SHEET.height - y1 },
        thickness: 0.5,
      });
    const top = this.y + 8;
    this.y = top;
    for (const [i, row] of rows.entries()) {
      rule(SHEET.left, this.y, right, this.y);
      let x: number = SHEET.left;
      for (const [c, cell] of row.entries()) {
        this.at(x + 4, this.y + size * 1.3, cell, { size, bold: i === 0 });
        x += widths[c]!;
      }
      this.y += height;
    }
    rule(SHEET.left, this.y, right, this.y);
    let x: number = SHEET.left;
    for (const width of [0, ...widths]) {
      x += width;
      rule(x, top, x, this.y);
    }
  }

  /** Lets `draw` add to every page that is there, with its number from 1. */
  eachPage(draw: (number: number) => void): void {
    const current = this.page;
    for (const [i, page] of this.pdf.getPages().entries()) {
      this.page = page;
      draw(i + 1);
    }
    this.page = current;
  }

  async bytes(): Promise<Uint8Array> {
    return this.pdf.save();
  }
}
