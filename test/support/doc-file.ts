import CFB from 'cfb';

import { characterPages, paragraphPages, type FormatPiece } from './doc-format-pages.ts';
import { fontTable, listTables, styleSheet } from './doc-tables.ts';
import { flattenDoc, type FlatText } from './doc-text.ts';

/** Characters of one look. */
export interface DocRun {
  readonly text: string;
  readonly font?: string;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly capitals?: boolean;
  /** Tracked deletion. */
  readonly deleted?: boolean;
  /** `FFFFFF`. */
  readonly color?: string;
  readonly halfPoints?: number;
}

export interface DocParagraph {
  /** Text of the only run; `\t` and `\n` are tab and line break. */
  readonly text?: string;
  readonly runs?: readonly DocRun[];
  /** Font of the runs that name none. Default Times New Roman. */
  readonly font?: string;
  /** Built-in heading 1–9. */
  readonly heading?: number;
  /** Index into the lists of the file, and the level in it from 0. */
  readonly list?: number;
  readonly level?: number;
  /** Footnote at the end of the paragraph. */
  readonly footnote?: string;
}

export interface DocTable {
  /** Rows of cells; a cell is a text or its paragraphs. */
  readonly rows: readonly (readonly (string | readonly DocParagraph[])[])[];
  readonly font?: string;
  /** Default true. */
  readonly borders?: boolean;
  /** The first row repeats on every page. */
  readonly headerRow?: boolean;
  /** Dark ground behind the first row. */
  readonly darkHeader?: boolean;
}

/** Levels of an automatic list: `%1` is the number of the first level, `Điều %1.` or `%1.%2`. */
export interface DocList {
  readonly levels: readonly {
    readonly text: string;
    readonly format?: 'decimal' | 'upperRoman' | 'lowerLetter' | 'bullet';
    readonly start?: number;
  }[];
}

export interface DocContent {
  readonly paragraphs: readonly (DocParagraph | DocTable)[];
  readonly lists?: readonly DocList[];
  /** Running head and foot, one paragraph each. */
  readonly header?: string;
  readonly footer?: string;
  /** Marks the file as locked by a password, without locking it. */
  readonly encrypted?: boolean;
}

const TEXT_START = 0x600;
const FONT = 'Times New Roman';

/**
 * A Word 97–2003 file. Paragraphs whose characters Windows-1252 has are kept in one byte a character, as Word keeps
 * texts in old fonts; the others in UTF-16.
 */
export function docFile(content: DocContent): Uint8Array {
  const flat = flattenDoc(content, FONT);
  const { bytes, pieces } = textBytes(flat);
  const positions = byteRanges(flat, pieces);
  const characters = characterPages(positions.characters, flat.fonts);
  const paragraphs = paragraphPages(positions.paragraphs);

  const textEnd = TEXT_START + bytes.length;
  const firstPage = Math.ceil(textEnd / 512);
  const word = Buffer.alloc((firstPage + characters.pages.length + paragraphs.pages.length) * 512);
  Buffer.from(bytes).copy(word, TEXT_START);
  [...characters.pages, ...paragraphs.pages].forEach((page, i) => page.copy(word, (firstPage + i) * 512));

  const parts = tableParts(content, flat, pieces, {
    characters: pageIndex(characters.ends, TEXT_START, firstPage),
    paragraphs: pageIndex(paragraphs.ends, TEXT_START, firstPage + characters.pages.length),
  });
  const table = writeInformation(word, flat, textEnd, parts, content.encrypted ?? false);

  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/WordDocument', word);
  CFB.utils.cfb_add(container, '/1Table', table);
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}

interface TextPiece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly width: 1 | 2;
}

function textBytes(flat: FlatText): { bytes: Uint8Array; pieces: TextPiece[] } {
  const parts: { from: number; to: number; width: 1 | 2 }[] = [];
  for (const { from, to } of flat.paragraphs) {
    const isWestern = to - from > 1 && westernBytes(flat.text.slice(from, to)) !== null;
    // Characters of two bytes begin at even places, so pieces of one byte are even: the last mark goes on in two.
    const even = isWestern ? from + (to - from) - ((to - from) % 2) : from;
    if (even > from) parts.push({ from, to: even, width: 1 });
    if (to > even) parts.push({ from: even, to, width: 2 });
  }
  const pieces: TextPiece[] = [];
  let start = TEXT_START;
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last?.width === part.width) pieces[pieces.length - 1] = { ...last, to: part.to };
    else pieces.push({ ...part, start });
    start += (part.to - part.from) * part.width;
  }
  const bytes = pieces.map(({ from, to, width }) => {
    const text = flat.text.slice(from, to);
    return width === 1 ? (westernBytes(text) ?? Buffer.alloc(0)) : Buffer.from(text, 'utf16le');
  });
  return { bytes: Buffer.concat(bytes), pieces };
}

const WESTERN = new TextDecoder('windows-1252');
const BYTE_OF = new Map(Array.from({ length: 256 }, (_, i) => [WESTERN.decode(Uint8Array.of(i)), i]));

function westernBytes(text: string): Buffer | null {
  const bytes = [...text].map((letter) => BYTE_OF.get(letter));
  return bytes.every((byte) => byte !== undefined) ? Buffer.from(bytes) : null;
}

function byteRanges(
  flat: FlatText,
  pieces: readonly TextPiece[],
): {
  characters: FormatPiece<FlatText['runs'][number]>[];
  paragraphs: FormatPiece<FlatText['paragraphs'][number]>[];
} {
  const place = (position: number): number => {
    const piece = pieces.find(({ from, to }) => position >= from && position < to);
    return piece === undefined ? 0 : piece.start + (position - piece.from) * piece.width;
  };
  const range = <T extends { readonly from: number; readonly to: number }>(value: T): FormatPiece<T> => {
    const last = pieces.find(({ from, to }) => value.to > from && value.to <= to);
    return { value, start: place(value.from), end: place(value.to - 1) + (last?.width ?? 1) };
  };
  return { characters: flat.runs.map(range), paragraphs: flat.paragraphs.map(range) };
}

/** End positions of the pages, then their numbers. */
function pageIndex(ends: readonly number[], first: number, firstPage: number): Buffer {
  return uint32([first, ...ends, ...ends.map((_, i) => firstPage + i)]);
}

function uint32(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => buffer.writeUInt32LE(value >>> 0, i * 4));
  return buffer;
}

/** Parts of the table stream by their place in the list of the file information block. */
function tableParts(
  content: DocContent,
  flat: FlatText,
  pieces: readonly TextPiece[],
  index: { readonly characters: Buffer; readonly paragraphs: Buffer },
): Map<number, Buffer> {
  const lists = listTables(content.lists ?? []);
  const places = pieces.map(({ start, width }) => {
    const piece = Buffer.alloc(8);
    piece.writeUInt32LE(width === 1 ? (start * 2 + 0x40000000) >>> 0 : start, 2);
    return piece;
  });
  const pieceTable = Buffer.concat([
    uint32([...pieces.map(({ from }) => from), flat.text.length]),
    ...places,
  ]);
  const clx = Buffer.concat([Buffer.from([2]), uint32([pieceTable.length]), pieceTable]);
  const section = Buffer.concat([
    uint32([0, flat.lengths.body]),
    Buffer.from('0000ffffffff000000000000', 'hex'),
  ]);
  const references = flat.notePositions.map((_, i) => Buffer.from([i + 1, 0]));
  return new Map<number, Buffer>([
    [1, styleSheet()],
    ...(flat.notePositions.length === 0
      ? []
      : ([
          [2, Buffer.concat([uint32([...flat.notePositions, flat.lengths.body]), ...references])],
          [3, uint32([...flat.noteStarts, flat.lengths.footnotes - 1, flat.lengths.footnotes])],
        ] as const)),
    [6, section],
    ...(flat.headerStarts.length === 0 ? [] : ([[11, uint32(flat.headerStarts)]] as const)),
    [12, index.characters],
    [13, index.paragraphs],
    [15, fontTable(flat.fonts)],
    [31, Buffer.alloc(500)],
    [33, clx],
    ...(lists === null
      ? []
      : ([
          [73, lists.definitions],
          [74, lists.uses],
        ] as const)),
  ]);
}

/** Writes the file information block into the stream and puts the table stream together. */
function writeInformation(
  word: Buffer,
  { lengths }: FlatText,
  textEnd: number,
  parts: ReadonlyMap<number, Buffer>,
  encrypted: boolean,
): Buffer {
  word.writeUInt16LE(0xa5ec, 0);
  word.writeUInt16LE(0xc1, 2);
  word.writeUInt16LE(0x042a, 6);
  word.writeUInt16LE(0x1200 | (encrypted ? 0x0100 : 0), 0x0a);
  word.writeUInt16LE(0xbf, 0x0c);
  word.writeUInt32LE(TEXT_START, 0x18);
  word.writeUInt32LE(textEnd, 0x1c);
  word.writeUInt16LE(14, 0x20);
  word.writeUInt16LE(22, 0x3e);
  word.writeUInt32LE(word.length, 0x40);
  word.writeUInt32LE(lengths.body, 0x4c);
  word.writeUInt32LE(lengths.footnotes, 0x50);
  word.writeUInt32LE(lengths.headers, 0x54);
  word.writeUInt16LE(93, 0x98);
  const contents: Buffer[] = [];
  let at = 0;
  for (const [number, content] of parts) {
    // The levels of lists stand behind their table and are not counted in its length.
    const counted = number === 73 ? 2 + content.readUInt16LE(0) * 28 : content.length;
    word.writeUInt32LE(at, 0x9a + number * 8);
    word.writeUInt32LE(counted, 0x9a + number * 8 + 4);
    contents.push(content, Buffer.alloc(content.length % 2));
    at += content.length + (content.length % 2);
  }
  // Short streams live elsewhere in the container; Word's own are never that short.
  return Buffer.concat([...contents, Buffer.alloc(Math.max(0, 4096 - at))]);
}
