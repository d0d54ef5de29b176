import { IngestError } from '../../ingest-error.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';

/** A run of characters that lies together in the file. */
export interface Piece {
  /** Position of its first character in the text. */
  readonly from: number;
  readonly to: number;
  /** Position of its first byte in the stream. */
  readonly start: number;
  /** Bytes of one character: 1 (Windows-1252) or 2 (UTF-16). */
  readonly width: 1 | 2;
}

export interface PieceTable {
  /** All texts of the document one after the other; index is the character position. */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Puts the text together from its pieces. Throws IngestError `file-damaged` when the pieces cannot be. */
export function readPieces(word: Buffer, clx: Buffer): PieceTable {
  const table = pieceTable(clx);
  const count = Math.floor((table.length - 4) / 12);
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let bytes = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const from = table.readUInt32LE(i * 4);
    const to = table.readUInt32LE(i * 4 + 4);
    const place = table.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    const isWestern = (place & 0x40000000) !== 0;
    const width = isWestern ? 1 : 2;
    const start = isWestern ? (place & 0x3fffffff) / 2 : place & 0x3fffffff;
    const end = start + (to - from) * width;
    bytes += end - start;
    // Pieces never overlap, so together they are no longer than the stream.
    if (from !== at || to < from || end > word.length || bytes > word.length)
      throw new IngestError('file-damaged', 'piece table of the Word document is broken');
    const content = word.subarray(start, end);
    texts.push(isWestern ? decodeWindows1252(content) : content.toString('utf16le'));
    pieces.push({ from, to, start, width });
    at = to;
  }
  return { text: texts.join(''), pieces };
}

/** Formats of pieces come first and are passed over; then the table of pieces itself. */
function pieceTable(clx: Buffer): Buffer {
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (at + 5 > clx.length || clx[at] !== 2)
    throw new IngestError('file-damaged', 'Word document without a piece table');
  const size = clx.readUInt32LE(at + 1);
  const table = clx.subarray(at + 5, at + 5 + size);
  if (table.length < 16) throw new IngestError('file-damaged', 'piece table of the Word document is cut');
  return table;
}
