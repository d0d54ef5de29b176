import type { DocList } from './doc-file.ts';

/** Normal, headings 1–9 and the default character style, as every file of Word has them. */
export function styleSheet(): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt16LE(18, 0);
  head.writeUInt16LE(15, 2);
  head.writeUInt16LE(10, 4);
  head.writeUInt16LE(1, 6);
  head.writeUInt16LE(91, 8);
  head.writeUInt16LE(15, 10);
  const styles = Array.from({ length: 15 }, (_, number) => {
    if (number > 10) return Buffer.from([0, 0]);
    const style = number === 10 ? characterStyle() : paragraphStyle(number);
    const size = Buffer.alloc(2);
    size.writeUInt16LE(style.length);
    return Buffer.concat([size, style, Buffer.alloc(style.length % 2)]);
  });
  return Buffer.concat([head, ...styles]);
}

function paragraphStyle(number: number): Buffer {
  const name = number === 0 ? 'Normal' : `heading ${number}`;
  const outline = number === 0 ? Buffer.alloc(0) : Buffer.from([0x40, 0x26, number - 1]);
  const paragraph = Buffer.concat([Buffer.from([number, 0]), outline]);
  const bold = number === 0 ? Buffer.alloc(0) : Buffer.from([0x35, 0x08, 1]);
  return styleEntry(number, 1, number === 0 ? 0xfff : 0, 0, name, [paragraph, bold]);
}

function characterStyle(): Buffer {
  return styleEntry(65, 2, 0xfff, 10, 'Default Paragraph Font', [Buffer.alloc(0)]);
}

function styleEntry(
  builtIn: number,
  kind: number,
  base: number,
  next: number,
  name: string,
  lists: readonly Buffer[],
): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16LE(builtIn, 0);
  head.writeUInt16LE(kind | (base << 4), 2);
  head.writeUInt16LE(lists.length | (next << 4), 4);
  const letters = Buffer.alloc(2);
  letters.writeUInt16LE(name.length);
  const parts = lists.map((list) => {
    const size = Buffer.alloc(2);
    size.writeUInt16LE(list.length);
    return Buffer.concat([size, list, Buffer.alloc(list.length % 2)]);
  });
  const entry = Buffer.concat([head, letters, Buffer.from(`${name}\0`, 'utf16le'), ...parts]);
  entry.writeUInt16LE(entry.length, 6);
  return entry;
}

export function fontTable(fonts: readonly string[]): Buffer {
  const entries = fonts.map((name) => {
    const letters = Buffer.from(`${name}\0`, 'utf16le');
    const entry = Buffer.alloc(40);
    entry.writeUInt8(39 + letters.length, 0);
    entry.writeUInt8(0x16, 1);
    entry.writeUInt16LE(400, 2);
    return Buffer.concat([entry, letters]);
  });
  const head = Buffer.alloc(4);
  head.writeUInt16LE(fonts.length);
  return Buffer.concat([head, ...entries]);
}

const FORMATS = { decimal: 0, upperRoman: 1, lowerLetter: 4, bullet: 23 } as const;

/** Lists with their levels, and one use of each; null when there are none. */
export function listTables(lists: readonly DocList[]): { definitions: Buffer; uses: Buffer } | null {
  if (lists.length === 0) return null;
  const count = Buffer.alloc(2);
  count.writeUInt16LE(lists.length);
  const entries = lists.map((_, i) => {
    const entry = Buffer.alloc(28);
    entry.writeInt32LE(1000 + i, 0);
    entry.writeInt32LE(2000 + i, 4);
    for (let level = 0; level < 9; level++) entry.writeUInt16LE(0xfff, 8 + level * 2);
    return entry;
  });
  const levels = lists.flatMap(({ levels: own }) =>
    Array.from({ length: 9 }, (_, level) => listLevel(own[level] ?? { text: '' })),
  );
  const uses = Buffer.alloc(4 + lists.length * 16);
  uses.writeUInt32LE(lists.length);
  lists.forEach((_, i) => uses.writeInt32LE(1000 + i, 4 + i * 16));
  const data = Buffer.alloc(lists.length * 4, 0xff);
  return { definitions: Buffer.concat([count, ...entries, ...levels]), uses: Buffer.concat([uses, data]) };
}

function listLevel({ text, format = 'decimal', start = 1 }: DocList['levels'][number]): Buffer {
  const places: number[] = [];
  const letters = text.replace(/%([1-9])/g, (_, digit: string, at: number) => {
    places.push(at + 1 - places.length);
    return String.fromCharCode(Number(digit) - 1);
  });
  const fixed = Buffer.alloc(28);
  fixed.writeInt32LE(start, 0);
  fixed.writeUInt8(FORMATS[format], 4);
  places.forEach((place, i) => fixed.writeUInt8(place, 6 + i));
  const length = Buffer.alloc(2);
  length.writeUInt16LE(letters.length);
  return Buffer.concat([fixed, length, Buffer.from(letters, 'utf16le')]);
}
