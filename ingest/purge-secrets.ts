import { join } from 'node:path';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import { readManifest } from '../knowledge/store/open-version.ts';
import { dropOriginals } from '../knowledge/store/originals.ts';
import {
  currentVersionName,
  discardVersion,
  dropUnfinished,
  versionNames,
} from '../knowledge/store/publish.ts';
import { dropUnusedOriginals } from './drop-unused-originals.ts';
import { dropReportsWith } from './review/save-report.ts';
import { secretPaperOf, type SecretPaper } from './secret-papers.ts';

/**
 * Removes what was kept of papers that turned out to be secret: earlier versions that hold their text, half-built ones,
 * source bytes, and reports that quote them. An earlier version that no longer tells what it holds goes with them once a paper was held at all.
 * The current version is without them already; the caller holds the lock. Gives the number of versions removed for each
 * path that was held.
 */
export function purgeSecrets(dataDir: string, secrets: readonly SecretPaper[]): ReadonlyMap<string, number> {
  const removed = new Map<string, number>();
  if (secrets.length === 0) return removed;
  const knowledgeDir = join(dataDir, 'knowledge');
  dropUnfinished(knowledgeDir);
  const current = currentVersionName(knowledgeDir);
  const hashes = new Set(secrets.flatMap(({ sha256 }) => sha256 ?? []));
  const unreadable: string[] = [];
  for (const name of versionNames(knowledgeDir)) {
    if (name === current) continue;
    const files = filesOf(knowledgeDir, name);
    if (files === null) {
      unreadable.push(name);
      continue;
    }
    const paths = new Set<string>();
    for (const record of files) {
      const secret = secretPaperOf(record, secrets);
      if (secret === undefined) continue;
      paths.add(secret.path);
      if (record.sha256 !== null) hashes.add(record.sha256);
    }
    if (paths.size === 0) continue;
    for (const path of paths) removed.set(path, (removed.get(path) ?? 0) + 1);
    discardVersion(knowledgeDir, name);
  }
  if (removed.size > 0) for (const name of unreadable) discardVersion(knowledgeDir, name);
  dropOriginals(dataDir, hashes);
  dropReportsWith(
    dataDir,
    secrets.flatMap(({ path, documentId }) => [path, ...(documentId === null ? [] : [documentId])]),
  );
  dropUnusedOriginals(
    dataDir,
    secrets.map(({ path }) => path),
  );
  return removed;
}

function filesOf(knowledgeDir: string, name: string): readonly FileRecord[] | null {
  try {
    return readManifest(knowledgeDir, name).files;
  } catch (error) {
    if (error instanceof KnowledgeError) return null;
    throw error;
  }
}
