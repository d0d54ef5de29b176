import { joinTables, NO_ROW, type RowLook, type TableParagraph } from '../flow/join-tables.ts';
import type { FlowBlock, FlowParagraph, FlowRun } from '../flow/flow-text.ts';

/** How a paragraph stands when it ends. */
export interface ParagraphEnd {
  readonly heading: number;
  readonly role: FlowParagraph['role'];
  readonly depth: number;
  readonly endsCell: boolean;
}

/** One of the texts of an RTF file: the body, a head, a foot, a note or a text box. */
export class RtfStory {
  /** Mark of the note; null for texts that are no note. */
  readonly noteMark: string | null;
  private readonly paragraphs: TableParagraph[] = [];
  private runs: FlowRun[] = [];
  private number: FlowRun | null = null;
  private boxes: FlowBlock[] = [];
  private notes: (readonly FlowBlock[])[] = [];

  constructor(noteMark: string | null = null) {
    this.noteMark = noteMark;
  }

  add(run: FlowRun): void {
    const last = this.runs.at(-1);
    const isSame =
      last !== undefined &&
      last.font === run.font &&
      last.bold === run.bold &&
      last.capitals === run.capitals &&
      last.hidden === run.hidden;
    if (isSame) this.runs[this.runs.length - 1] = { ...last, text: last.text + run.text };
    else this.runs.push(run);
  }

  /** Text of the automatic number of the paragraph, which may come in several parts. */
  addNumber(run: FlowRun): void {
    this.number = { ...run, text: (this.number?.text ?? '') + run.text };
  }

  addBoxes(blocks: readonly FlowBlock[]): void {
    this.boxes.push(...blocks);
  }

  addNote(blocks: readonly FlowBlock[]): void {
    this.notes.push(blocks);
  }

  get hasNumber(): boolean {
    return this.number !== null;
  }

  endParagraph({ heading, role, depth, endsCell }: ParagraphEnd): void {
    const isEmpty = this.runs.every(({ text }) => text.trim() === '');
    const number = numberRun(this.number);
    this.push(
      {
        type: 'paragraph',
        number: isEmpty && !/\p{L}{2}/u.test(number?.text ?? '') ? null : number,
        runs: this.runs,
        heading,
        role,
        page: null,
        boxes: this.boxes,
        notes: this.notes,
      },
      { depth, endsCell, endsRow: false, row: NO_ROW },
    );
    this.runs = [];
    this.number = null;
    this.boxes = [];
    this.notes = [];
  }

  endRow(row: RowLook): void {
    const empty: FlowParagraph = {
      type: 'paragraph',
      number: null,
      runs: [],
      heading: 0,
      role: 'text',
      page: null,
      boxes: [],
      notes: [],
    };
    this.push(empty, { depth: 1, endsCell: false, endsRow: true, row });
  }

  /** The blocks of the text; a paragraph without its end counts. */
  finish(): FlowBlock[] {
    if (this.runs.length > 0 || this.boxes.length > 0 || this.notes.length > 0)
      this.endParagraph({ heading: 0, role: 'text', depth: 0, endsCell: false });
    return joinTables(this.paragraphs);
  }

  private push(paragraph: FlowParagraph, look: Omit<TableParagraph, 'paragraph'>): void {
    this.paragraphs.push({ paragraph, ...look });
  }
}

/** `1.` and a tab, `·` of a symbol font; the sign means nothing as a letter, so points are dashes. */
function numberRun(number: FlowRun | null): FlowRun | null {
  const text = number?.text.replace(/\s+/g, ' ').trim() ?? '';
  if (number === null || text === '') return null;
  const isPoint = !/[\p{L}\p{N}]/u.test(text);
  return { ...number, text: `${isPoint ? (text === '+' ? '+' : '-') : text} ` };
}
