import { existsSync } from 'node:fs';
import { flushOriginals, keepOriginal, keepReading } from '../knowledge/store/originals.ts';
import { failedAfterReading, type ReadFile } from './read-planned.ts';
import { hashSource } from './source/folder-source.ts';

/**
 * Keeps the source bytes of every file that gave a document, and beside them what was recognised from its pictures. A
 * file whose bytes are no longer those that were read is failed: a citation must lead to what it was taken from. The
 * same list when none is.
 */
export function keepOriginals(dataDir: string, read: readonly ReadFile[]): readonly ReadFile[] {
  let isSame = true;
  let isKept = false;
  const checked = read.map((file) => {
    const { content, sha256, location, rawReading } = file;
    if (content === null || sha256 === null) return file;
    // Looked at before anything is written: the new bytes may be those of a secret paper.
    const now = hashSource({ location });
    if (now.ok && now.sha256 === sha256 && keepOriginal(dataDir, sha256, location)) {
      isKept = true;
      // A reading has no masks: what must not be shown is not written once more.
      if (rawReading !== null && content.document.isMasked !== true) keepReading(dataDir, sha256, rawReading);
      return file;
    }
    isSame = false;
    const code = existsSync(location) ? 'file-changing' : 'path-missing';
    return failedAfterReading(file, code, 'other bytes than those that were read');
  });
  if (isKept) flushOriginals(dataDir);
  return isSame ? read : checked;
}
