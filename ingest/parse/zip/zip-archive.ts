import { crc32, inflateRawSync } from 'node:zlib';

import * as yauzl from 'yauzl';

import { IngestError } from '../../ingest-error.ts';

/** Bounds on one archive, checked on what it declares and on what really comes out. */
export interface ZipLimits {
  readonly maxEntries: number;
  /** Unpacked bytes of one entry. */
  readonly maxEntryBytes: number;
  /** Unpacked bytes of all entries together as declared, and of all that are read. */
  readonly maxTotalBytes: number;
  /** Unpacked over packed size of one entry; small entries may be denser. */
  readonly maxRatio: number;
}

export const ZIP_LIMITS: ZipLimits = {
  maxEntries: 5000,
  maxEntryBytes: 64 * 1024 * 1024,
  maxTotalBytes: 256 * 1024 * 1024,
  maxRatio: 250,
};
/** Entries that unpack to less are never dense enough to hurt. */
const RATIO_FREE_BYTES = 4 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

/** A ZIP file in memory. Entry names are keys: nothing is ever written or opened by them. */
export interface ZipArchive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked bytes of one entry, or null when there is none. Throws IngestError beyond the limits or when damaged. */
  read(name: string): Promise<Uint8Array | null>;
}

/**
 * Opens a ZIP file without unpacking anything. Throws IngestError: `file-damaged` without a readable directory or with
 * two entries of one name, `locked` when entries are encrypted, `archive-bomb` beyond the limits.
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await yauzl.fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
    return await archiveOf(zip, limits);
  } catch (cause) {
    throw asIngestError(cause);
  }
}

async function archiveOf(zip: yauzl.ZipFile, limits: ZipLimits): Promise<ZipArchive> {
  if (zip.entryCount > limits.maxEntries) throw bomb(`${zip.entryCount} entries`);
  const entries = new Map<string, yauzl.Entry>();
  let declared = 0;
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (++count > limits.maxEntries) throw bomb(`more than ${limits.maxEntries} entries`);
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK) continue;
    declared += entry.uncompressedSize;
    checkSize(entry.uncompressedSize, entry.compressedSize, limits);
    if (declared > limits.maxTotalBytes) throw bomb(`${declared} bytes declared`);
    const name = yauzl.getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      false,
    );
    if (entry.isEncrypted()) throw new IngestError('locked', `encrypted entry in archive`);
    if (entries.has(name)) throw new IngestError('file-damaged', 'two entries of one name in archive');
    entries.set(name, entry);
  }

  let read = 0;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      try {
        const unpacked = await unpack(zip, entry, Math.min(limits.maxEntryBytes, limits.maxTotalBytes - read));
        read += unpacked.byteLength;
        checkSize(unpacked.byteLength, entry.compressedSize, limits);
        return unpacked;
      } catch (cause) {
        throw asIngestError(cause);
      }
    },
  };
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, maxBytes: number): Promise<Uint8Array> {
  const { compressionMethod, uncompressedSize } = entry;
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
    throw new IngestError('file-damaged', `compression method ${compressionMethod} in archive`);
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const packed = Buffer.concat(chunks);
  if (packed.byteLength > maxBytes) throw bomb('stored entry beyond the limit');
  // One byte more than allowed or declared is enough to know that the entry lies.
  const room = Math.max(1, Math.min(maxBytes, uncompressedSize) + 1);
  const bytes = compressionMethod === STORED ? packed : inflateRawSync(packed, { maxOutputLength: room });
  if (bytes.byteLength > maxBytes) throw bomb('unpacks beyond the limit');
  if (bytes.byteLength !== uncompressedSize)
    throw new IngestError('file-damaged', `entry of ${bytes.byteLength} bytes declared as ${uncompressedSize}`);
  if (crc32(bytes) !== entry.crc32) throw new IngestError('file-damaged', 'checksum of an entry is wrong');
  return bytes;
}

function checkSize(size: number, packed: number, limits: ZipLimits): void {
  if (size > limits.maxEntryBytes) throw bomb(`entry of ${size} bytes`);
  if (size > RATIO_FREE_BYTES && size > packed * limits.maxRatio)
    throw bomb(`entry unpacks ${packed} bytes to ${size}`);
}

function bomb(detail: string): IngestError {
  return new IngestError('archive-bomb', `ZIP: ${detail}`);
}

function asIngestError(cause: unknown): IngestError {
  if (cause instanceof IngestError) return cause;
  if (cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
    return new IngestError('archive-bomb', 'ZIP: entry unpacks to more than it declares', '', { cause });
  return new IngestError('file-damaged', `ZIP: ${cause instanceof Error ? cause.message : 'unreadable'}`, '', {
    cause,
  });
}
