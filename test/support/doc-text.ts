import type { DocContent, DocParagraph, DocRun, DocTable } from './doc-file.ts';

export interface FlatRun extends DocRun {
  readonly from: number;
  readonly to: number;
  readonly fontNumber: number;
  readonly special?: boolean;
}

export interface FlatParagraph {
  readonly from: number;
  readonly to: number;
  readonly heading: number;
  /** 1-based list, 0 for none. */
  readonly list: number;
  readonly level: number;
  readonly inTable: boolean;
  /** Set at the end of a row: number of its cells. */
  readonly row?: {
    readonly cells: number;
    readonly borders: boolean;
    readonly isHeader: boolean;
    readonly isDark: boolean;
  };
}

/** All texts of a Word file in one, with what is said of each part. */
export interface FlatText {
  readonly text: string;
  readonly runs: readonly FlatRun[];
  readonly paragraphs: readonly FlatParagraph[];
  readonly fonts: readonly string[];
  readonly lengths: { readonly body: number; readonly footnotes: number; readonly headers: number };
  /** Where notes are referred to in the body, and where they begin in the text of notes. */
  readonly notePositions: readonly number[];
  readonly noteStarts: readonly number[];
  /** Limits of the stories of heads and feet; empty when there are none. */
  readonly headerStarts: readonly number[];
}

export function flattenDoc(content: DocContent, standardFont: string): FlatText {
  const writer = new FlatWriter(standardFont);
  for (const block of content.paragraphs) {
    if ('rows' in block) writer.table(block);
    else writer.paragraph(block);
  }
  return writer.finish(content.header, content.footer);
}

class FlatWriter {
  private text = '';
  private readonly runs: FlatRun[] = [];
  private readonly paragraphs: FlatParagraph[] = [];
  private readonly fonts: string[];
  private readonly notes: { position: number; text: string }[] = [];

  constructor(standardFont: string) {
    this.fonts = [standardFont];
  }

  paragraph(paragraph: DocParagraph, end = '\r', inTable = false): void {
    const from = this.text.length;
    const runs = paragraph.runs ?? [{ text: paragraph.text ?? '' }];
    for (const run of runs) this.run({ ...run, font: run.font ?? paragraph.font ?? this.fonts[0] ?? '' });
    if (paragraph.footnote !== undefined) {
      this.notes.push({ position: this.text.length, text: paragraph.footnote });
      this.run({ text: '\u0002', font: this.fonts[0] ?? '' }, true);
    }
    this.run({ text: end, font: paragraph.font ?? this.fonts[0] ?? '' });
    this.paragraphs.push({
      from,
      to: this.text.length,
      heading: paragraph.heading ?? 0,
      list: paragraph.list === undefined ? 0 : paragraph.list + 1,
      level: paragraph.level ?? 0,
      inTable,
    });
  }

  table({ rows, font, borders = true, headerRow = false, darkHeader = false }: DocTable): void {
    rows.forEach((cells, i) => {
      for (const cell of cells) {
        const content = typeof cell === 'string' ? [{ text: cell }] : cell;
        content.forEach((paragraph, at) => {
          const named = font === undefined ? paragraph : { font, ...paragraph };
          this.paragraph(named, at === content.length - 1 ? '\u0007' : '\r', true);
        });
      }
      const from = this.text.length;
      this.run({ text: '\u0007', font: this.fonts[0] ?? '' });
      const row = {
        cells: cells.length,
        borders,
        isHeader: headerRow && i === 0,
        isDark: darkHeader && i === 0,
      };
      this.paragraphs.push({ from, to: this.text.length, heading: 0, list: 0, level: 0, inTable: true, row });
    });
  }

  finish(header: string | undefined, footer: string | undefined): FlatText {
    const body = this.text.length;
    const noteStarts: number[] = [];
    for (const note of this.notes) {
      noteStarts.push(this.text.length - body);
      const from = this.text.length;
      this.run({ text: '\u0002', font: this.fonts[0] ?? '' }, true);
      this.run({ text: ` ${note.text}\r`, font: this.fonts[0] ?? '' });
      this.paragraphs.push({ from, to: this.text.length, heading: 0, list: 0, level: 0, inTable: false });
    }
    if (this.notes.length > 0) this.paragraph({ text: '' });
    const footnotes = this.text.length - body;

    const headerStarts: number[] = [];
    const start = this.text.length;
    if (header !== undefined || footer !== undefined) {
      // Six separators, then even head, odd head, even foot, odd foot, first head, first foot.
      for (const story of [
        ...Array<undefined>(6),
        undefined,
        header,
        undefined,
        footer,
        undefined,
        undefined,
      ]) {
        headerStarts.push(this.text.length - start);
        if (story === undefined) continue;
        this.paragraph({ text: story });
        this.paragraph({ text: '' });
      }
      headerStarts.push(this.text.length - start, this.text.length - start + 1);
      this.paragraph({ text: '' });
    }
    const headers = this.text.length - start;
    if (footnotes + headers > 0) this.paragraph({ text: '' });
    return {
      text: this.text,
      runs: this.runs,
      paragraphs: this.paragraphs,
      fonts: this.fonts,
      lengths: { body, footnotes, headers },
      notePositions: this.notes.map(({ position }) => position),
      noteStarts,
      headerStarts,
    };
  }

  private run(run: DocRun & { readonly font: string }, special = false): void {
    const from = this.text.length;
    const text = run.text.replaceAll('\n', '\u000b');
    if (text === '') return;
    if (!this.fonts.includes(run.font)) this.fonts.push(run.font);
    this.text += text;
    const fontNumber = this.fonts.indexOf(run.font);
    this.runs.push({ ...run, from, to: this.text.length, fontNumber, ...(special ? { special } : {}) });
  }
}
