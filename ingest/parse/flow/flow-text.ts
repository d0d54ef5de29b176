/** Text of one look inside a paragraph, as a word processor keeps it. `\n` is a line break, `\t` a tab. */
export interface FlowRun {
  readonly text: string;
  /** Name of the font; null when the file gives none. */
  readonly font: string | null;
  readonly bold: boolean;
  /** Shown in capitals whatever is typed. */
  readonly capitals: boolean;
  /** Not shown to a reader: marked hidden, white on white, or too small to see. */
  readonly hidden: boolean;
}

export interface FlowParagraph {
  readonly type: 'paragraph';
  /** The automatic number as shown, with the blank after it; null when there is none. */
  readonly number: FlowRun | null;
  readonly runs: readonly FlowRun[];
  /** 1–6 by style or outline level; 0 for running text. */
  readonly heading: number;
  readonly role: 'text' | 'title' | 'caption' | 'contents';
  /** 1-based; null when the file does not say. */
  readonly page: number | null;
  /** Text boxes, drawn at this paragraph. */
  readonly boxes: readonly FlowBlock[];
  /** Footnotes and endnotes that the paragraph refers to, each beginning with its mark. */
  readonly notes: readonly (readonly FlowBlock[])[];
}

export interface FlowCell {
  readonly content: readonly FlowBlock[];
  /** Columns of the grid it covers. */
  readonly columns: number;
  /** Goes on with the cell above. */
  readonly continuesAbove: boolean;
}

export interface FlowRow {
  /** Marked as repeating at the top of every page. */
  readonly isHeader: boolean;
  readonly cells: readonly FlowCell[];
}

export interface FlowTable {
  readonly type: 'table';
  readonly rows: readonly FlowRow[];
  readonly hasBorders: boolean;
}

export type FlowBlock = FlowParagraph | FlowTable;

/** A text of a word processor in reading order, whatever the file format. */
export interface FlowText {
  readonly body: readonly FlowBlock[];
  /** Running heads, feet and watermarks of the pages: screened, but no part of the text. */
  readonly heads: readonly FlowBlock[];
  readonly feet: readonly FlowBlock[];
  readonly pages: number | null;
}

/** A picture of a document: where it is kept and how large it is shown. */
export interface FlowPicture {
  /** Path in the package. */
  readonly path: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Every paragraph below, in reading order: cells row by row, boxes and notes after their paragraph. */
export function* paragraphsOf(blocks: readonly FlowBlock[]): Generator<FlowParagraph> {
  for (const block of blocks) {
    if (block.type === 'table') {
      for (const row of block.rows) for (const cell of row.cells) yield* paragraphsOf(cell.content);
      continue;
    }
    yield block;
    yield* paragraphsOf(block.boxes);
    for (const note of block.notes) yield* paragraphsOf(note);
  }
}

/** Letters and digits that a reader sees. */
export function countLetters(blocks: readonly FlowBlock[]): number {
  let count = 0;
  for (const { runs } of paragraphsOf(blocks))
    for (const { text, hidden } of runs) if (!hidden) count += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return count;
}
