import type { FlatParagraph, FlatRun } from './doc-text.ts';

/** A part of the text with its place in the stream. */
export interface FormatPiece<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

interface FormatPages {
  readonly pages: Buffer[];
  /** Where in the stream the text of each page ends. */
  readonly ends: number[];
}

const PAGE = 512;

export function characterPages(
  pieces: readonly FormatPiece<FlatRun>[],
  fonts: readonly string[],
): FormatPages {
  if (fonts.length > 0xffff) throw new Error('too many fonts');
  return pagesOf(pieces, 1, ({ value }) => {
    const list = characterSprms(value);
    return list.length === 0 ? list : Buffer.concat([Buffer.from([list.length]), list]);
  });
}

export function paragraphPages(pieces: readonly FormatPiece<FlatParagraph>[]): FormatPages {
  return pagesOf(pieces, 13, ({ value }) => {
    const list = Buffer.concat([word(value.heading), paragraphSprms(value)]);
    // A length in words that covers all but its own byte, or 0 and the length of an even list.
    return list.length % 2 === 1
      ? Buffer.concat([Buffer.from([(list.length + 1) / 2]), list])
      : Buffer.concat([Buffer.from([0, list.length / 2]), list]);
  });
}

/** Packs entries into pages: positions from the front, properties from the back. */
function pagesOf<T>(
  pieces: readonly FormatPiece<T>[],
  entryBytes: number,
  propertiesOf: (piece: FormatPiece<T>) => Buffer,
): FormatPages {
  const pages: Buffer[] = [];
  const ends: number[] = [];
  let held: { piece: FormatPiece<T>; properties: Buffer }[] = [];
  let used = 0;
  const close = (): void => {
    if (held.length === 0) return;
    const page = Buffer.alloc(PAGE);
    let back = PAGE - 1;
    held.forEach(({ piece, properties }, i) => {
      page.writeUInt32LE(piece.start, i * 4);
      if (properties.length === 0) return;
      back -= properties.length;
      back -= back % 2;
      properties.copy(page, back);
      page.writeUInt8(back / 2, (held.length + 1) * 4 + i * entryBytes);
    });
    const end = held.at(-1)?.piece.end ?? 0;
    page.writeUInt32LE(end, held.length * 4);
    page.writeUInt8(held.length, PAGE - 1);
    pages.push(page);
    ends.push(end);
    held = [];
    used = 0;
  };
  for (const piece of pieces) {
    const properties = propertiesOf(piece);
    const needed = 4 + entryBytes + properties.length + 1;
    if (used + needed + 4 > PAGE - 1) close();
    held.push({ piece, properties });
    used += needed;
  }
  close();
  return { pages, ends };
}

function characterSprms(run: FlatRun): Buffer {
  const parts: Buffer[] = [];
  if (run.fontNumber > 0)
    for (const code of [0x4a4f, 0x4a50, 0x4a51]) parts.push(word(code), word(run.fontNumber));
  if (run.bold) parts.push(word(0x0835), byte(1));
  if (run.capitals) parts.push(word(0x083b), byte(1));
  if (run.hidden) parts.push(word(0x083c), byte(1));
  if (run.deleted) parts.push(word(0x0800), byte(1));
  if (run.special) parts.push(word(0x0855), byte(1));
  if (run.halfPoints !== undefined) parts.push(word(0x4a43), word(run.halfPoints));
  if (run.color !== undefined) parts.push(word(0x6870), Buffer.from(`${run.color}00`, 'hex'));
  return Buffer.concat(parts);
}

function paragraphSprms({ list, level, inTable, row }: FlatParagraph): Buffer {
  const parts: Buffer[] = [];
  if (list > 0) parts.push(word(0x260a), byte(level), word(0x460b), word(list));
  if (inTable) parts.push(word(0x2416), byte(1));
  if (row !== undefined) {
    parts.push(word(0x2417), byte(1));
    if (row.isHeader) parts.push(word(0x3404), byte(1));
    parts.push(rowDefinition(row.cells, row.borders));
    if (row.isDark) {
      const shading = Buffer.from('000000ff1f3864000000', 'hex');
      parts.push(word(0xd612), byte(shading.length * row.cells), ...Array<Buffer>(row.cells).fill(shading));
    }
  }
  return Buffer.concat(parts);
}

/** Count of cells, their edges, and 20 bytes for each: no merging, four borders. */
function rowDefinition(cells: number, borders: boolean): Buffer {
  const width = Math.floor(9000 / cells);
  const edges = Array.from({ length: cells + 1 }, (_, i) => word(i * width));
  const border = Buffer.from(borders ? '04010000' : '00000000', 'hex');
  const each = Buffer.concat([word(0), word(width), border, border, border, border]);
  const content = Buffer.concat([byte(cells), ...edges, ...Array<Buffer>(cells).fill(each)]);
  return Buffer.concat([word(0xd608), word(content.length + 1), content]);
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value & 0xffff);
  return buffer;
}

function byte(value: number): Buffer {
  return Buffer.from([value]);
}
