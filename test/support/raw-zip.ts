import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP file that is written as told, also when it lies. */
export interface RawEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Unpacked size that the directory gives; the true one when missing. */
  readonly declares?: number;
  /** Mode bits as Unix keeps them, e.g. 0o120777 for a link. */
  readonly mode?: number;
  readonly encrypted?: boolean;
  readonly method?: number;
  readonly crc?: number;
}

/** A ZIP file with these entries in this order, whatever their names and sizes say. */
export function rawZip(entries: readonly RawEntry[], countInEnd = entries.length): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.bytes);
    const size = entry.declares ?? entry.bytes.byteLength;
    const flags = 0x800 | (entry.encrypted ? 1 : 0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(entry.method ?? 8, 4);
    common.writeUInt32LE(entry.crc ?? crc32(entry.bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, packed]);
    const central = Buffer.alloc(46);
    central.write('504b0102', 0, 'hex');
    central.writeUInt16LE(0x0314, 4);
    common.copy(central, 6, 0, 26);
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(central, name);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(countInEnd & 0xffff, 8);
  end.writeUInt16LE(countInEnd & 0xffff, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
