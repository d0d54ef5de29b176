/** One line of the table at the end of a ZIP file. */
export interface ZipDirectoryEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT = 65_535;

/**
 * Names of at most `limit` entries as the central directory gives them, without opening any; null when the bytes have
 * no directory (cut off or no ZIP). For telling the kind of a file; `openZip` is for reading one.
 */
export function listZipDirectory(bytes: Uint8Array, limit = 2000): ZipDirectoryEntry[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(buffer);
  if (end === -1) return null;
  const entries: ZipDirectoryEntry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  while (entries.length < limit && at + ENTRY_BYTES <= end && buffer.readUInt32LE(at) === ENTRY_SIGNATURE) {
    const flags = buffer.readUInt16LE(at + 8);
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('utf8', at + ENTRY_BYTES, Math.min(end, at + ENTRY_BYTES + nameLength));
    entries.push({ name: name.replaceAll('\\', '/'), isEncrypted: (flags & 1) === 1 });
    at += ENTRY_BYTES + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(buffer: Buffer): number {
  const first = Math.max(0, buffer.length - END_BYTES - MAX_COMMENT);
  for (let at = buffer.length - END_BYTES; at >= first; at--)
    if (buffer.readUInt32LE(at) === END_SIGNATURE) return at;
  return -1;
}
