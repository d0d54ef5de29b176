import { IngestError } from '../../ingest-error.ts';

/** A compound file of old Office programs (OLE2), in memory. */
export interface CompoundFile {
  /** Bytes of a stream at the top of the file, not of an embedded object; null when there is none. */
  stream(name: string): Buffer | null;
}

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const HEADER_FATS = 109;
/** Sector numbers from here on are marks: end of chain, free, part of the tables. */
const FIRST_MARK = 0xfffffffa;
const NO_ENTRY = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Opens the bytes. Throws IngestError `file-damaged` when they are no whole compound file; loops in it end. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = file.length >= HEADER_BYTES ? file.readUInt16LE(30) : 0;
  if ((shift !== 9 && shift !== 12) || file.readUInt16LE(32) !== 6)
    throw damaged('no header of a compound file');
  const sectorBytes = 2 ** shift;
  const sectorCount = Math.ceil(file.length / sectorBytes);
  const sector = (number: number): Buffer =>
    file.subarray((number + 1) * sectorBytes, (number + 2) * sectorBytes);

  const fat = tableOf(fatSectors(file, sector, sectorCount).map(sector), sectorBytes);
  const chain = (start: number, next: Uint32Array, most: number): number[] => {
    const numbers: number[] = [];
    for (
      let at = start;
      at < FIRST_MARK && at < next.length && numbers.length < most;
      at = next[at] ?? FIRST_MARK
    )
      numbers.push(at);
    return numbers;
  };
  const read = (start: number, size: number): Buffer => {
    const most = Math.min(sectorCount, Math.ceil(size / sectorBytes));
    return Buffer.concat(chain(start, fat, most).map(sector)).subarray(0, size);
  };

  const entries = entriesOf(read(file.readUInt32LE(48), file.length));
  const [root] = entries;
  if (root === undefined || root.type !== 5) throw damaged('no root entry');
  const miniStream = read(root.start, Math.min(root.size, file.length));
  const miniFat = tableOf([read(file.readUInt32LE(60), file.length)], 0);
  const cutoff = file.readUInt32LE(56);
  const topLevel = siblings(entries, root.child);

  return {
    stream(name) {
      const entry = topLevel.find((each) => each.type === 2 && each.name === name);
      if (entry === undefined) return null;
      if (entry.size >= cutoff) return read(entry.start, entry.size);
      const parts = chain(entry.start, miniFat, Math.ceil(entry.size / 64));
      return Buffer.concat(parts.map((part) => miniStream.subarray(part * 64, part * 64 + 64))).subarray(
        0,
        entry.size,
      );
    },
  };
}

function damaged(detail: string): IngestError {
  return new IngestError('file-damaged', `compound file: ${detail}`);
}

/** Sectors that hold the allocation table: listed in the header, then in a chain of lists. */
function fatSectors(file: Buffer, sector: (number: number) => Buffer, sectorCount: number): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < HEADER_FATS; i++) numbers.push(file.readUInt32LE(76 + i * 4));
  const seen = new Set<number>();
  let list = file.readUInt32LE(68);
  while (list < FIRST_MARK && !seen.has(list) && seen.size < sectorCount) {
    seen.add(list);
    const content = sector(list);
    const last = content.length - 4;
    for (let at = 0; at < last; at += 4) numbers.push(content.readUInt32LE(at));
    list = last >= 0 ? content.readUInt32LE(last) : FIRST_MARK;
  }
  return numbers.filter((number) => number < FIRST_MARK).slice(0, sectorCount);
}

function tableOf(sectors: readonly Buffer[], sectorBytes: number): Uint32Array {
  // A short last sector would shift what follows; only whole ones count.
  const content = Buffer.concat(sectors.filter(({ length }) => length >= sectorBytes));
  const table = new Uint32Array(Math.floor(content.length / 4));
  for (let i = 0; i < table.length; i++) table[i] = content.readUInt32LE(i * 4);
  return table;
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const length = Math.min(64, directory.readUInt16LE(at + 64));
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      type: directory.readUInt8(at + 66),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** Entries of one storage: a tree of left and right neighbours. */
function siblings(entries: readonly Entry[], first: number): Entry[] {
  const found = new Map<number, Entry>();
  const pending = [first];
  while (pending.length > 0) {
    const id = pending.pop() ?? NO_ENTRY;
    const entry = entries[id];
    if (entry === undefined || found.has(id)) continue;
    found.set(id, entry);
    pending.push(entry.left, entry.right);
  }
  return [...found.values()];
}
