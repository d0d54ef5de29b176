import { deflateRawSync, constants, crc32 as nodeCrc32 } from 'node:zlib';

/** One entry as it shall stand in the archive, true or not. */
export interface ZipEntry {
  readonly name: string;
  /** As stored; deflated unless `stored`. */
  readonly data: Uint8Array;
  /** 8 deflated, 0 stored. */
  readonly method: 0 | 8;
  /** What the archive says of the unpacked size. */
  readonly declaredSize: number;
  /** Unix mode in the upper half of the external attributes; 0o120777 is a symbolic link. */
  readonly mode?: number;
  readonly crc?: number;
}

export function deflatedEntry(name: string, text: string): ZipEntry {
  const bytes = Buffer.from(text, 'utf8');
  return { name, data: deflateRawSync(bytes), method: 8, declaredSize: bytes.length, crc: crcOf(bytes) };
}

/** A deflate stream that unpacks to `megabytes` MB of blanks; about a thousandth of that. */
export function blanksBomb(megabytes: number, head = ''): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
  const first = deflateRawSync(Buffer.from(head), { finishFlush: constants.Z_FULL_FLUSH });
  // An empty final block ends the stream.
  return Buffer.concat([first, ...Array.from({ length: megabytes }, () => block), Buffer.from([0x03, 0x00])]);
}

/** The archive with whatever sizes the entries claim. At most 65,535 entries. */
export function zipBytes(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x0800, 2);
    fixed.writeUInt16LE(entry.method, 4);
    fixed.writeUInt32LE(0x5a21_0000, 6);
    fixed.writeUInt32LE(entry.crc ?? 0, 10);
    fixed.writeUInt32LE(entry.data.length, 14);
    fixed.writeUInt32LE(entry.declaredSize, 18);
    fixed.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, name, entry.data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), fixed, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

function crcOf(bytes: Uint8Array): number {
  return nodeCrc32(bytes);
}
