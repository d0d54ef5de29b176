import { IngestError } from '../../ingest-error.ts';
import { openCompoundFile } from './compound-file.ts';
import { type PART, readFileInformation, type TextLengths } from './file-information.ts';
import { readFonts } from './read-fonts.ts';
import { applyParagraphLook, PLAIN_PARAGRAPH } from './paragraph-look.ts';
import { indexAt, readFormats, type FormatRun } from './read-formats.ts';
import { readLists, type WordLists } from './read-lists.ts';
import { readPieces } from './read-pieces.ts';
import { readSprms } from './read-sprms.ts';
import { readStyles, type WordStyles } from './read-styles.ts';

/** The parts of a Word 97–2003 document that reading needs. */
export interface WordFile {
  /** All texts, one after the other. */
  readonly text: string;
  readonly lengths: TextLengths;
  readonly characterFormats: readonly FormatRun[];
  readonly paragraphFormats: readonly FormatRun[];
  readonly fonts: readonly string[];
  readonly styles: WordStyles;
  readonly lists: WordLists;
  /** Whether the table row that ends at or after a position has a coloured ground. */
  isRowShaded(position: number): boolean;
  /** A table of positions with fixed-size entries: positions, one more than entries, then the entries. */
  positions(part: keyof typeof PART, entryBytes: number): PositionTable;
}

export interface PositionTable {
  readonly positions: readonly number[];
  readonly entries: readonly Buffer[];
}

/** The property that says of a paragraph that it ends a table row. */
const ROW_END = Buffer.from([0x17, 0x24, 1]);

/**
 * Takes a Word document apart. Throws IngestError `locked`, `old-word` or `file-damaged`; styles, fonts and lists that
 * are broken are only missing.
 */
export function openWordFile(bytes: Uint8Array): WordFile {
  const container = openCompoundFile(bytes);
  if (container.stream('EncryptedPackage') !== null)
    throw new IngestError('locked', 'encrypted Office package');
  const word = container.stream('WordDocument');
  if (word === null) throw new IngestError('file-damaged', 'compound file without a Word document');
  const information = readFileInformation(word);
  const table = container.stream(information.tableStream);
  if (table === null) throw new IngestError('file-damaged', 'Word document without its table stream');
  const part = (name: keyof typeof PART): Buffer => information.part(table, name).bytes;

  const { text, pieces } = readPieces(word, part('pieces'));
  const paragraphFormats = readFormats(word, part('paragraphFormats'), pieces, 'paragraphs');
  const rowEnds = paragraphFormats.filter(({ sprms }) => sprms.includes(ROW_END));
  return {
    text,
    lengths: information.lengths,
    characterFormats: readFormats(word, part('characterFormats'), pieces, 'characters'),
    paragraphFormats,
    isRowShaded(position) {
      const end = rowEnds[indexAt(rowEnds, position)];
      return end !== undefined && applyParagraphLook(PLAIN_PARAGRAPH, readSprms(end.sprms)).row.isShaded;
    },
    fonts: readFonts(part('fonts')),
    styles: readStyles(part('styles')),
    // The levels of the lists stand behind the part that the table of parts names.
    lists: readLists(information.part(table, 'lists').rest, part('listOverrides')),
    positions(name, entryBytes) {
      const content = part(name);
      const count = Math.max(0, Math.floor((content.length - 4) / (4 + entryBytes)));
      const first = (count + 1) * 4;
      return {
        positions:
          content.length < 4 ? [] : Array.from({ length: count + 1 }, (_, i) => content.readUInt32LE(i * 4)),
        entries: Array.from({ length: count }, (_, i) =>
          content.subarray(first + i * entryBytes, first + (i + 1) * entryBytes),
        ),
      };
    },
  };
}
