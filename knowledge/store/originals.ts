import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flushPath, writeFileDurably } from './durable-file.ts';

const SHA256 = /^[0-9a-f]{64}$/;
/** An original, a reading, or what a killed run left of them; the hash is the first group. */
const OURS = /^([0-9a-f]{64})(?:\.reading\.txt)?(\.\d+\.tmp)?$/;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Keeps the bytes of the file at `location` under their hash, once, without holding them in memory. False when the file
 * has other bytes by now; then nothing is kept. Only documents that are not secret may be given. Its name survives a power
 * cut after `flushOriginals`.
 */
export function keepOriginal(dataDir: string, sha256: string, location: string): boolean {
  const path = originalPath(dataDir, sha256);
  if (existsSync(path)) return true;
  const folder = join(dataDir, 'originals');
  mkdirSync(folder, { recursive: true });
  const aside = `${path}.${process.pid}.tmp`;
  try {
    if (copyHashed(location, aside) !== sha256) return false;
    renameSync(aside, path);
    return true;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Makes the names of all kept originals survive a power cut: once for many, because it takes as long as writing one. */
export function flushOriginals(dataDir: string): void {
  flushPath(join(dataDir, 'originals'));
}

/** Keeps what was recognised from the pictures of an original, before any correction, beside it. */
export function keepReading(dataDir: string, sha256: string, text: string): void {
  writeFileDurably(readingPath(dataDir, sha256), text);
}

/** The source bytes, or null when they are not held. */
export async function readOriginal(dataDir: string, sha256: string): Promise<Uint8Array | null> {
  const path = originalPath(dataDir, sha256);
  return existsSync(path) ? readFile(path) : null;
}

/** Where the source bytes are kept, or null when they are not. */
export function keptOriginal(dataDir: string, sha256: string): string | null {
  const path = originalPath(dataDir, sha256);
  return existsSync(path) ? path : null;
}

/** Removes every other original with its reading, and what killed runs left behind. The caller holds the lock. */
export function keepOnlyOriginals(dataDir: string, wanted: ReadonlySet<string>): void {
  const folder = join(dataDir, 'originals');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, hash, leftover] = OURS.exec(name) ?? [];
    if (hash !== undefined && (leftover !== undefined || !wanted.has(hash)))
      rmSync(join(folder, name), { force: true });
  }
}

/** Removes the source bytes of these hashes and what was recognised in them. The caller holds the lock of the knowledge. */
export function dropOriginals(dataDir: string, hashes: Iterable<string>): void {
  for (const sha256 of hashes)
    for (const path of [originalPath(dataDir, sha256), readingPath(dataDir, sha256)])
      rmSync(path, { force: true });
}

function originalPath(dataDir: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError('not a SHA-256 in hex');
  return join(dataDir, 'originals', sha256);
}

const readingPath = (dataDir: string, sha256: string): string =>
  `${originalPath(dataDir, sha256)}.reading.txt`;

/** Copies and flushes; the hash of what was copied, or null when the file cannot be read any more. */
function copyHashed(from: string, to: string): string | null {
  let source: number;
  try {
    source = openSync(from, 'r');
  } catch {
    return null;
  }
  try {
    const target = openSync(to, 'w');
    try {
      const hash = createHash('sha256');
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      for (let read = readSync(source, chunk); read > 0; read = readSync(source, chunk)) {
        const part = chunk.subarray(0, read);
        hash.update(part);
        for (let written = 0; written < read;) written += writeSync(target, part, written);
      }
      fsyncSync(target);
      return hash.digest('hex');
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}
