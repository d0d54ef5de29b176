/** Characters of one look. */
export interface RtfRun {
  readonly text: string;
  readonly font?: string;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly capitals?: boolean;
  /** Tracked deletion. */
  readonly deleted?: boolean;
  /** White letters. */
  readonly white?: boolean;
  readonly halfPoints?: number;
}

export interface RtfParagraph {
  /** Text of the only run; `\t` and `\n` are tab and line break. */
  readonly text?: string;
  readonly runs?: readonly RtfRun[];
  /** Font of the runs that name none. Default Times New Roman. */
  readonly font?: string;
  /** Outline level 1–9. */
  readonly heading?: number;
  /** Automatic number as Word shows it, without the tab after it. */
  readonly number?: string;
  /** In a list, but the file does not say its number. */
  readonly lostNumber?: boolean;
  readonly footnote?: string;
}

export interface RtfTable {
  /** Rows of cells; a cell is a text or its paragraphs. */
  readonly rows: readonly (readonly (string | readonly RtfParagraph[])[])[];
  readonly font?: string;
  /** Default true. */
  readonly borders?: boolean;
  /** The first row repeats on every page. */
  readonly headerRow?: boolean;
  readonly darkHeader?: boolean;
}

export interface RtfContent {
  readonly paragraphs: readonly (RtfParagraph | RtfTable)[];
  readonly header?: string;
  readonly footer?: string;
  /** RTF that stands before the text as written. */
  readonly raw?: string;
  /**
   * How characters beyond ASCII are written: `\u` with a question mark for old readers, or bytes of the font's
   * charset where it has them. Default `unicode`.
   */
  readonly characters?: 'unicode' | 'bytes';
}

const FONT = 'Times New Roman';
const WHITE = 1;
const DARK = 2;

/** Bytes of an RTF file as Word writes them; old fonts have Western bytes. */
export function rtfFile(content: RtfContent): Uint8Array {
  const writer = new RtfWriter(content.characters ?? 'unicode');
  const head = content.header === undefined ? '' : `{\\header ${writer.paragraph({ text: content.header })}}`;
  const foot = content.footer === undefined ? '' : `{\\footer ${writer.paragraph({ text: content.footer })}}`;
  const body = content.paragraphs.map((block) =>
    'rows' in block ? writer.table(block) : writer.paragraph(block),
  );
  const fonts = writer.fonts
    .map((name, i) => `{\\f${i}\\fnil\\fcharset${charsetOf(name)} ${name};}`)
    .join('');
  const rtf = [
    '{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0',
    `{\\fonttbl${fonts}}`,
    '{\\colortbl;\\red255\\green255\\blue255;\\red31\\green56\\blue100;}',
    '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\*\\cs10 Default Paragraph Font;}}',
    '{\\info{\\title Not shown}}',
    `${content.raw ?? ''}${head}${foot}`,
    ...body,
    '}',
  ].join('\r\n');
  return Uint8Array.from(rtf, (character) => character.charCodeAt(0));
}

function charsetOf(font: string): number {
  return /^(?:\.Vn|VNI|VPS|VI )/.test(font) ? 0 : 163;
}

class RtfWriter {
  readonly fonts: string[] = [FONT];
  private readonly characters: 'unicode' | 'bytes';

  constructor(characters: 'unicode' | 'bytes') {
    this.characters = characters;
  }

  paragraph(paragraph: RtfParagraph, end = '\\par', inTable = false): string {
    const font = paragraph.font ?? FONT;
    const runs = paragraph.runs ?? [{ text: paragraph.text ?? '' }];
    const number =
      paragraph.number === undefined
        ? ''
        : `{\\listtext\\pard\\plain\\f${this.fontNumber(font)} ${this.escape(paragraph.number, font)}\\tab}`;
    const note =
      paragraph.footnote === undefined
        ? ''
        : `{\\super\\chftn{\\footnote\\pard\\plain\\f0{\\super\\chftn} ${this.escape(paragraph.footnote, FONT)}}}`;
    const inList = paragraph.number !== undefined || paragraph.lostNumber === true ? '\\ls1' : '';
    const outline = paragraph.heading === undefined ? '' : `\\outlinelevel${paragraph.heading - 1}`;
    const text = runs.map((run) => this.run(run, run.font ?? font)).join('');
    return `\\pard\\plain${inTable ? '\\intbl' : ''}${inList}${outline} ${number}${text}${note}${end}\r\n`;
  }

  table({ rows, font, borders = true, headerRow = false, darkHeader = false }: RtfTable): string {
    return rows
      .map((cells, i) => {
        const width = Math.floor(9000 / cells.length);
        const border = borders ? '\\clbrdrt\\brdrs\\brdrw10\\clbrdrb\\brdrs\\brdrw10' : '';
        const ground = darkHeader && i === 0 ? `\\clcbpat${DARK}` : '';
        const definition = cells.map((_, at) => `${border}${ground}\\cellx${(at + 1) * width}`).join('');
        const row = `\\trowd${headerRow && i === 0 ? '\\trhdr' : ''}${definition}`;
        return `${row}${cells.map((cell) => this.cell(cell, font)).join('')}{${row}\\row}\r\n`;
      })
      .join('');
  }

  private cell(cell: string | readonly RtfParagraph[], font: string | undefined): string {
    const content = typeof cell === 'string' ? [{ text: cell }] : cell;
    return content
      .map((paragraph, at) => {
        const named = font === undefined ? paragraph : { font, ...paragraph };
        return this.paragraph(named, at === content.length - 1 ? '\\cell' : '\\par', true);
      })
      .join('');
  }

  private run(run: RtfRun, font: string): string {
    const look = [
      `\\rtlch\\af0\\ltrch\\loch\\af0\\hich\\af0\\dbch\\f0\\loch\\f${this.fontNumber(font)}`,
      run.bold ? '\\b' : '',
      run.hidden ? '\\v' : '',
      run.capitals ? '\\caps' : '',
      run.deleted ? '\\deleted' : '',
      run.white ? `\\cf${WHITE}` : '',
      run.halfPoints === undefined ? '' : `\\fs${run.halfPoints}`,
    ].join('');
    return `{${look} ${this.escape(run.text, font)}}`;
  }

  private fontNumber(font: string): number {
    if (!this.fonts.includes(font)) this.fonts.push(font);
    return this.fonts.indexOf(font);
  }

  private escape(text: string, font: string): string {
    const isOld = charsetOf(font) === 0;
    // Windows-1258 keeps the tone apart from the letter and its shape.
    const written = isOld || this.characters === 'unicode' ? text : toneApart(text);
    return Array.from(written, (character) => {
      if (character === '\n') return '\\line ';
      if (character === '\t') return '\\tab ';
      if (/[\\{}]/.test(character)) return `\\${character}`;
      if (character >= ' ' && character <= '~') return character;
      const byte = (isOld ? WESTERN : VIETNAMESE).get(character);
      if (byte !== undefined && (isOld || this.characters === 'bytes')) return `\\'${byte.toString(16)}`;
      return Array.from({ length: character.length }, (_, i) => {
        const unit = character.charCodeAt(i);
        return `\\u${unit > 0x7fff ? unit - 0x10000 : unit}\\'3f`;
      }).join('');
    }).join('');
  }
}

function codePage(name: string): Map<string, number> {
  const decoder = new TextDecoder(name);
  return new Map(Array.from({ length: 128 }, (_, i) => [decoder.decode(Uint8Array.of(128 + i)), 128 + i]));
}

const WESTERN = codePage('windows-1252');
const VIETNAMESE = codePage('windows-1258');

function toneApart(text: string): string {
  return text
    .normalize('NFD')
    .replace(
      /([aeou])(\u0323?)([\u0302\u0306\u031b])/gi,
      (_, letter: string, dot: string, shape: string) => (letter + shape).normalize('NFC') + dot,
    );
}
