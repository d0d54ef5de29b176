import { IngestError } from '../../ingest-error.ts';

/** Where the parts of a Word 97–2003 document lie, by position in the list of the file information block. */
export const PART = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  headers: 11,
  characterFormats: 12,
  paragraphFormats: 13,
  fonts: 15,
  pieces: 33,
  shapes: 40,
  endnoteReferences: 46,
  endnoteTexts: 47,
  textBoxes: 56,
  headerTextBoxes: 58,
  lists: 73,
  listOverrides: 74,
} as const;

/** Lengths in characters of the texts that follow each other in one document. */
export interface TextLengths {
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly textBoxes: number;
  readonly headerTextBoxes: number;
}

export interface FileInformation {
  readonly tableStream: '0Table' | '1Table';
  readonly lengths: TextLengths;
  /** Bytes of a part in the table stream, and all that follows it; empty when the document has none. */
  part(table: Buffer, part: keyof typeof PART): { readonly bytes: Buffer; readonly rest: Buffer };
}

const WORD_97 = 0xa5ec;
const OLDER_WORD = new Set([0xa5dc, 0xa5db, 0xa697, 0xa699, 0xa59b, 0xa59c]);
const FIRST_PART = 0x9a;
const SHORTEST = 0x2f2;

/**
 * Reads the first bytes of the stream `WordDocument`. Throws IngestError `locked` for a password, `old-word` for
 * Word 6 and 95, and `file-damaged` for what no Word wrote.
 */
export function readFileInformation(word: Buffer): FileInformation {
  const magic = word.length >= 0x20 ? word.readUInt16LE(0) : 0;
  const version = word.length >= 0x20 ? word.readUInt16LE(2) : 0;
  if (OLDER_WORD.has(magic) || (magic === WORD_97 && version < 0xc0))
    throw new IngestError('old-word', `Word version ${version}`, 'Word 6 hoặc Word 95');
  if (magic !== WORD_97) throw new IngestError('file-damaged', 'stream is no Word document');
  const flags = word.readUInt16LE(0x0a);
  if ((flags & 0x0100) !== 0) throw new IngestError('locked', 'Word document is encrypted');
  if (word.length < SHORTEST) throw new IngestError('file-damaged', 'Word document is too short');
  const length = (at: number): number => Math.max(0, word.readInt32LE(at));
  return {
    tableStream: (flags & 0x0200) === 0 ? '0Table' : '1Table',
    lengths: {
      body: length(0x4c),
      footnotes: length(0x50),
      headers: length(0x54),
      comments: length(0x5c),
      endnotes: length(0x60),
      textBoxes: length(0x64),
      headerTextBoxes: length(0x68),
    },
    part(table, part) {
      const at = FIRST_PART + PART[part] * 8;
      const start = word.readUInt32LE(at);
      const size = word.readUInt32LE(at + 4);
      if (size === 0 || start >= table.length) return { bytes: Buffer.alloc(0), rest: Buffer.alloc(0) };
      return { bytes: table.subarray(start, start + size), rest: table.subarray(start) };
    },
  };
}
