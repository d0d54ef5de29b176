import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from '../plan.ts';
import type { ReadResult } from './document-reader.ts';

/** What a run has read so far, on disk, so that a run that was killed does not read it again. */
export interface ReadCache {
  /** What an earlier run made of these bytes in this context; null when it did not come so far. */
  find(file: PlannedFile): ReadResult | null;
  /** Keeps a result that holds a document; all others, refused papers above all, are never written. */
  keep(file: PlannedFile, result: ReadResult): void;
  /** Removes everything; the run has come to its end. */
  clear(): void;
}

/** For runs that change nothing on disk. */
export const NO_READ_CACHE: ReadCache = { find: () => null, keep() {}, clear() {} };

/**
 * Opens `building` below the knowledge folder and removes what is not of the `planned` files: a file that went, or was
 * declared secret since, leaves nothing behind. The caller holds the lock. A cache that cannot be written is none.
 */
export function openReadCache(knowledgeDir: string, planned: readonly PlannedFile[]): ReadCache {
  const folder = join(knowledgeDir, 'building');
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  const wanted = new Set(planned.map(nameOf));
  let left = namesIn(folder);
  for (const name of left)
    if (!wanted.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  left = left.filter((name) => wanted.has(name));
  if (left.length === 0) clear();
  const present = new Set(left);
  let mayWrite = true;
  return {
    clear,
    find(file) {
      if (!present.has(nameOf(file))) return null;
      const result = readEntry(join(folder, nameOf(file)));
      return result?.sha256 === file.sha256 ? result : null;
    },
    keep(file, result) {
      if (!mayWrite || result.outcome.outcome !== 'ok' || result.sha256 !== file.sha256) return;
      try {
        mkdirSync(folder, { recursive: true });
        const body = JSON.stringify(result);
        const path = join(folder, nameOf(file));
        writeFileSync(`${path}.tmp`, `${checksum(body)}\n${body}`);
        renameSync(`${path}.tmp`, path);
      } catch {
        // Out of space: reading goes on, and building says what is wrong.
        mayWrite = false;
        clear();
      }
    },
  };
}

/** The same bytes under another name or beside another register may be another document. */
function nameOf({ path, sha256, pipeline }: PlannedFile): string {
  return `${checksum(JSON.stringify([path, sha256, pipeline]))}.json`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Null for what a power cut tore. */
function readEntry(path: string): ReadResult | null {
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return checksum(body) === text.slice(0, end) ? (JSON.parse(body) as ReadResult) : null;
  } catch {
    return null;
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
