import { join } from 'node:path';
import { KnowledgeError } from '../knowledge/errors.ts';
import { readManifest } from '../knowledge/store/open-version.ts';
import { keepOnlyOriginals } from '../knowledge/store/originals.ts';
import { currentVersionName, versionNames } from '../knowledge/store/publish.ts';

/**
 * Removes source bytes that no kept version cites, and those that only older versions hold of the files `refused` now:
 * once a paper turns out to be secret its bytes are not kept for a rollback.
 */
export function dropUnusedOriginals(dataDir: string, refused: readonly string[]): void {
  const knowledgeDir = join(dataDir, 'knowledge');
  const current = currentVersionName(knowledgeDir);
  const gone = new Set(refused);
  const wanted = new Set<string>();
  for (const name of versionNames(knowledgeDir)) {
    try {
      for (const { path, sha256, documentId } of readManifest(knowledgeDir, name).files)
        if (sha256 !== null && documentId !== null && (name === current || !gone.has(path)))
          wanted.add(sha256);
    } catch (error) {
      // A version that no longer tells what it cites may yet be mended: then nothing is removed.
      if (error instanceof KnowledgeError) return;
      throw error;
    }
  }
  keepOnlyOriginals(dataDir, wanted);
}
