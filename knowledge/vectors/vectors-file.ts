import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { KnowledgeError } from '../errors.ts';
import { identityHash } from '../embedding/identity-hash.ts';
import type { EmbedderIdentity } from '../store/manifest.ts';

/*
 * Header of 128 bytes, then the rows as little-endian float32:
 *   0 magic · 8 format · 12 dimensions · 16 rows · 20 zero · 24 SHA-256 of the rows · 56 SHA-256 of the identity ·
 *   88 SHA-256 of bytes 0..88 · 120 zero
 */
const MAGIC = Buffer.from('TLCBVECS', 'latin1');
const FORMAT = 1;
const HEADER_BYTES = 128;

/** The vectors of a knowledge version, one row a passage. */
export interface StoredVectors {
  readonly dimensions: number;
  /** Rows, with and without a vector. */
  readonly count: number;
  /** Rows that have a vector. */
  readonly present: number;
  /** `count × dimensions` numbers; a row without vector is all zero, every other has unit length. */
  readonly values: Float32Array;
  /** SHA-256 of the rows and the identity, hex: names these very vectors. */
  readonly fingerprint: string;
}

/**
 * Writes the vectors in the order of the passage rows, null where a passage has none; flushed, then put in place by
 * one rename. Throws RangeError when a vector has not the dimensions of the identity or not unit length.
 */
export async function writeVectorsFile(
  path: string,
  identity: EmbedderIdentity,
  rows: readonly (Float32Array | null)[],
): Promise<StoredVectors> {
  const { dimensions } = identity;
  const file = new ArrayBuffer(HEADER_BYTES + rows.length * dimensions * 4);
  const values = new Float32Array(file, HEADER_BYTES);
  for (const [row, vector] of rows.entries()) {
    if (vector === null) continue;
    if (vector.length !== dimensions)
      throw new RangeError(`Vector ${row} has ${vector.length} dimensions, not ${dimensions}.`);
    if (!isUnit(vector)) throw new RangeError(`Vector ${row} has not unit length.`);
    values.set(vector, row * dimensions);
  }
  const body = Buffer.from(file, HEADER_BYTES);
  const header = Buffer.from(file, 0, HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt32LE(FORMAT, 8);
  header.writeUInt32LE(dimensions, 12);
  header.writeUInt32LE(rows.length, 16);
  const bodyHash = sha256(body);
  bodyHash.copy(header, 24);
  identityHash(identity).copy(header, 56);
  sha256(header.subarray(0, 88)).copy(header, 88);

  const draft = `${path}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(Buffer.from(file));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
  const present = rows.filter((vector) => vector !== null).length;
  return { dimensions, count: rows.length, present, values, fingerprint: fingerprint(header) };
}

/**
 * Reads and checks every byte. Throws KnowledgeError: 'vectors-damaged' when the file is missing, of the wrong size,
 * altered, or holds numbers that cannot be vectors; 'embedder-mismatch' when it was made in another way than
 * `identity` says. `rows`, when given, is how many passages there are.
 */
export async function readVectorsFile(
  path: string,
  identity: EmbedderIdentity,
  rows?: number,
): Promise<StoredVectors> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new KnowledgeError('vectors-damaged', 'The file of vectors cannot be read.', { cause });
  });
  const damaged = (reason: string): KnowledgeError =>
    new KnowledgeError('vectors-damaged', `The file of vectors ${reason}.`);
  const header = bytes.subarray(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES || !header.subarray(0, 8).equals(MAGIC))
    throw damaged('does not begin like one');
  if (!sha256(header.subarray(0, 88)).equals(header.subarray(88, 120)))
    throw damaged('has an altered header');
  if (header.readUInt32LE(8) !== FORMAT) throw damaged(`has format ${header.readUInt32LE(8)}`);
  if (!identityHash(identity).equals(header.subarray(56, 88)))
    throw new KnowledgeError(
      'embedder-mismatch',
      `The vectors were not made by ${identity.model} as it is set now.`,
    );
  const dimensions = header.readUInt32LE(12);
  const count = header.readUInt32LE(16);
  if (dimensions !== identity.dimensions) throw damaged(`has ${dimensions} dimensions`);
  if (rows !== undefined && rows !== count) throw damaged(`has ${count} rows for ${rows} passages`);
  if (bytes.length !== HEADER_BYTES + count * dimensions * 4)
    throw damaged(`has ${bytes.length} bytes for ${count} rows`);
  const body = bytes.subarray(HEADER_BYTES);
  if (!sha256(body).equals(header.subarray(24, 56))) throw damaged('has another checksum than it says');

  const values = asFloats(body);
  let present = 0;
  for (let row = 0; row < count; row++) {
    const vector = values.subarray(row * dimensions, (row + 1) * dimensions);
    if (isUnit(vector)) present++;
    else if (vector.some((value) => value !== 0))
      throw damaged(`has numbers in row ${row} that are no vector`);
  }
  return { dimensions, count, present, values, fingerprint: fingerprint(header) };
}

/** False for NaN and infinity too. The tolerance is that of float32 over a few thousand numbers. */
function isUnit(vector: Float32Array): boolean {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.abs(sum - 1) < 1e-3;
}

/** Shares the memory of the file where its place allows it. */
function asFloats(body: Buffer): Float32Array {
  const isAligned = body.byteOffset % 4 === 0;
  const { buffer, byteOffset, byteLength } = isAligned ? body : new Uint8Array(body);
  return new Float32Array(buffer, byteOffset, byteLength / 4);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function fingerprint(header: Buffer): string {
  return header.subarray(88, 120).toString('hex');
}
