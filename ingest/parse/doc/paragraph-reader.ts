import { isInvisible } from '../flow/colors.ts';
import type { FlowBlock, FlowRun } from '../flow/flow-text.ts';
import type { TableParagraph } from '../flow/join-tables.ts';
import { symbolOf, withoutPrivateRange } from '../docx/symbols.ts';
import { encodingOfFont } from '../encoding/encoding-of-font.ts';
import { applyLook, MIN_HALF_POINTS, type CharacterLook } from './character-look.ts';
import { applyParagraphLook, PLAIN_PARAGRAPH, type ParagraphLook } from './paragraph-look.ts';
import { indexAt, type FormatRun } from './read-formats.ts';
import { readSprms } from './read-sprms.ts';
import type { WordStyle } from './read-styles.ts';
import type { WordFile } from './word-file.ts';

/** Notes and boxes by the position of the character that they hang on. */
export interface Anchored {
  readonly note: { readonly mark: string; readonly blocks: readonly FlowBlock[] } | undefined;
  readonly boxes: readonly FlowBlock[];
}

/** What was met while reading. */
export interface Findings {
  trackedChanges: number;
  unreadableNumbers: number;
}

/** List number of paragraphs whose numbers Word 6 made in a way of its own. */
const OLD_LIST = 0x7ff;
/** Fields inside fields; no text of people comes near it. */
const MAX_FIELDS = 50;
const PAGE_FIELD = /^\s{0,10}(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)(?:\s|$)/i;
const MARK = {
  noteReference: '\u0002',
  cellEnd: '\u0007',
  lineBreak: '\u000b',
  pageBreak: '\u000c',
  paragraphEnd: '\r',
  columnBreak: '\u000e',
  fieldBegin: '\u0013',
  fieldSeparator: '\u0014',
  fieldEnd: '\u0015',
  hardHyphen: '\u001e',
} as const;

/** Reads one of the texts of a document paragraph by paragraph, from one position to another. */
export class ParagraphReader {
  private readonly fields: { instruction: string; inResult: boolean }[] = [];
  private readonly file: WordFile;
  private readonly findings: Findings;
  private readonly anchored: (position: number) => Anchored;
  private readonly noteMark: string | null;

  /** `noteMark` stands where a note says its own mark; null for texts that are no note. */
  constructor(
    file: WordFile,
    findings: Findings,
    anchored: (position: number) => Anchored,
    noteMark: string | null = null,
  ) {
    this.file = file;
    this.findings = findings;
    this.anchored = anchored;
    this.noteMark = noteMark;
  }

  read(from: number, end: number): TableParagraph[] {
    const { text } = this.file;
    // Lengths of a broken file reach beyond its text.
    const to = Math.min(end, text.length);
    const paragraphs: TableParagraph[] = [];
    let start = from;
    for (let at = from; at < to; at++) {
      const character = text.charAt(at);
      if (character !== MARK.paragraphEnd && character !== MARK.cellEnd && character !== MARK.pageBreak)
        continue;
      paragraphs.push(this.paragraph(start, at));
      start = at + 1;
    }
    if (start < to) paragraphs.push(this.paragraph(start, to));
    return paragraphs;
  }

  private paragraph(start: number, end: number): TableParagraph {
    const formats = this.file.paragraphFormats;
    const found = formats[indexAt(formats, end)];
    const format = found !== undefined && found.from <= end ? found : undefined;
    const style = this.file.styles.style(format?.style ?? 0);
    const look = applyParagraphLook(
      // Only a format of its own puts a paragraph into a table.
      { ...style.paragraph, depth: 0, endsRow: false, row: PLAIN_PARAGRAPH.row },
      format === undefined ? [] : readSprms(format.sprms),
    );
    const notes: (readonly FlowBlock[])[] = [];
    const boxes: FlowBlock[] = [];
    const runs = this.runs(start, end, style, look, notes, boxes);
    this.closeOpenInstructions();
    const outline = look.outline ?? 10;
    return {
      depth: look.depth,
      row: look.row,
      endsRow: look.endsRow,
      endsCell: this.file.text.charAt(end) === MARK.cellEnd,
      paragraph: {
        type: 'paragraph',
        number: this.number(look, style, runs),
        runs,
        heading: outline <= 9 ? Math.min(6, outline) : style.heading,
        role: style.role,
        page: null,
        boxes,
        notes,
      },
    };
  }

  private number(look: ParagraphLook, style: WordStyle, runs: readonly FlowRun[]): FlowRun | null {
    const list = look.list ?? 0;
    if (list === 0 || look.endsRow) return null;
    if (list >= OLD_LIST) {
      this.findings.unreadableNumbers++;
      return null;
    }
    const text = this.file.lists.next(list, Math.min(8, look.level ?? 0));
    const isEmpty = runs.every((run) => run.text.trim() === '');
    if (text === null || (isEmpty && !/\p{L}{2}/u.test(text))) return null;
    const [first] = runs;
    const font = first?.font ?? this.file.fonts[style.look.font ?? -1] ?? null;
    // The words of a number are typed in the font of the paragraph, but capitals of one run are not its own.
    return { text, font, bold: first?.bold ?? false, capitals: style.look.capitals ?? false, hidden: false };
  }

  private runs(
    start: number,
    end: number,
    style: WordStyle,
    paragraph: ParagraphLook,
    notes: (readonly FlowBlock[])[],
    boxes: FlowBlock[],
  ): FlowRun[] {
    const runs: FlowRun[] = [];
    const inDarkRow = paragraph.depth > 0 && this.file.isRowShaded(end);
    const formats = this.file.characterFormats;
    let at = start;
    for (let i = indexAt(formats, start); at < end; i++) {
      const format = formats[i];
      const next = format === undefined ? end : format.from > at ? format.from : format.to;
      const covers = format !== undefined && format.from <= at;
      const to = Math.min(end, next);
      const look = this.lookOf(covers ? format : undefined, style);
      const isSymbol = look.symbol !== undefined && look.special === true;
      const text = isSymbol ? this.symbol(look) : this.textOf(at, to, look, notes, boxes);
      if (text !== '') runs.push(this.run(text, look, paragraph, inDarkRow));
      at = to;
      // A gap was read; the run behind it comes next.
      if (!covers) i--;
    }
    return runs;
  }

  private lookOf(format: FormatRun | undefined, style: WordStyle): CharacterLook {
    if (format === undefined) return style.look;
    const sprms = readSprms(format.sprms);
    const own = applyLook({}, sprms, style.look);
    const base =
      own.style === undefined ? style.look : { ...style.look, ...this.file.styles.characterLook(own.style) };
    return applyLook(base, sprms, base);
  }

  private run(text: string, look: CharacterLook, paragraph: ParagraphLook, inDarkRow: boolean): FlowRun {
    const font = this.fontOf(look);
    const onPaper = look.shaded !== true && !paragraph.shaded;
    const isWhite = onPaper && !inDarkRow && isInvisible(look.color ?? null, null);
    const tooSmall = look.halfPoints !== undefined && look.halfPoints <= MIN_HALF_POINTS;
    return {
      text: withoutPrivateRange(text, font),
      font,
      bold: look.bold ?? false,
      capitals: look.capitals ?? false,
      hidden: look.vanish === true || tooSmall || isWhite,
    };
  }

  /** The font of the characters beyond ASCII tells the encoding, where it is an old one. */
  private fontOf(look: CharacterLook): string | null {
    const names = [look.highFont, look.font].map((number) => this.file.fonts[number ?? -1] ?? null);
    return (
      names.find((name) => name !== null && encodingOfFont(name) !== null) ?? names[1] ?? names[0] ?? null
    );
  }

  private symbol({ symbol }: CharacterLook): string {
    return symbol === undefined || !this.isShown()
      ? ''
      : symbolOf(this.file.fonts[symbol.font] ?? '', symbol.code);
  }

  private textOf(
    from: number,
    to: number,
    look: CharacterLook,
    notes: (readonly FlowBlock[])[],
    boxes: FlowBlock[],
  ): string {
    if (look.deleted === true || look.inserted === true) this.findings.trackedChanges++;
    let result = '';
    for (let at = from; at < to; at++) {
      const character = this.file.text.charAt(at);
      const { note, boxes: drawn } = this.anchored(at);
      boxes.push(...drawn);
      if (note !== undefined) notes.push(note.blocks);
      if (character >= ' ') {
        const field = this.fields.at(-1);
        if (field !== undefined && !field.inResult) field.instruction += character;
        if (this.isShown()) result += character;
        continue;
      }
      result += this.control(character, look, note?.mark ?? null);
    }
    return look.deleted === true ? '' : result;
  }

  private control(character: string, look: CharacterLook, noteMark: string | null): string {
    const field = this.fields.at(-1);
    switch (character) {
      case MARK.fieldBegin:
        if (this.fields.length < MAX_FIELDS) this.fields.push({ instruction: '', inResult: false });
        return '';
      case MARK.fieldSeparator:
        if (field !== undefined) field.inResult = true;
        return '';
      case MARK.fieldEnd:
        this.fields.pop();
        return '';
      default:
    }
    if (!this.isShown()) return '';
    if (character === MARK.noteReference)
      return noteMark ?? (this.noteMark === null ? '' : `${this.noteMark} `);
    if (character === '\t') return '\t';
    if (character === MARK.lineBreak || character === MARK.columnBreak) return '\n';
    if (character === MARK.hardHyphen) return '-';
    // VPS and VISCII have capitals among the controls.
    const encoding = look.special === true ? null : encodingOfFont(this.fontOf(look) ?? '');
    return encoding?.encoding === 'vps' || encoding?.encoding === 'viscii' ? character : '';
  }

  private isShown(): boolean {
    return this.fields.every(({ instruction, inResult }) => inResult && !PAGE_FIELD.test(instruction));
  }

  /** A field whose text is not shown ends with its paragraph at the latest: a damaged one must not swallow the rest. */
  private closeOpenInstructions(): void {
    const shown = this.fields.filter(
      ({ instruction, inResult }) => inResult && !PAGE_FIELD.test(instruction),
    );
    this.fields.splice(0, this.fields.length, ...shown);
  }
}
