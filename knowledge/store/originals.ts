import { existsSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from './durable-file.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Keeps the source bytes under their hash, once. Only documents that are not secret may be given. */
export function keepOriginal(dataDir: string, sha256: string, bytes: Uint8Array): void {
  const path = originalPath(dataDir, sha256);
  if (!existsSync(path)) writeFileDurably(path, bytes);
}

/** The source bytes, or null when they are not held. */
export async function readOriginal(dataDir: string, sha256: string): Promise<Uint8Array | null> {
  const path = originalPath(dataDir, sha256);
  return existsSync(path) ? readFile(path) : null;
}

/** Removes every other original, and what killed runs left behind. The caller holds the lock of the knowledge. */
export function keepOnlyOriginals(dataDir: string, wanted: ReadonlySet<string>): void {
  const folder = join(dataDir, 'originals');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const isOurs = SHA256.test(name) || /^[0-9a-f]{64}\.\d+\.tmp$/.test(name);
    if (isOurs && !wanted.has(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Removes the source bytes of these hashes. The caller holds the lock of the knowledge. */
export function dropOriginals(dataDir: string, hashes: Iterable<string>): void {
  for (const sha256 of hashes) rmSync(originalPath(dataDir, sha256), { force: true });
}

function originalPath(dataDir: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError('not a SHA-256 in hex');
  return join(dataDir, 'originals', sha256);
}
