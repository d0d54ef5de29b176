import { resolve } from 'node:path';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import type { FileRecord } from '../knowledge/store/manifest.ts';
import { openVersion, readManifest } from '../knowledge/store/open-version.ts';
import { currentVersionName } from '../knowledge/store/publish.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';
import type { PlanMode } from './plan.ts';
import { shownPath } from './source/folder-source.ts';

/** The version a run starts from. */
export interface PreviousVersion {
  /** Null before the first publication, and when the current version is damaged. */
  readonly reader: KnowledgeReader | null;
  /** Its records, each path as this run would show it. */
  readonly files: readonly FileRecord[];
  /**
   * Throws the KnowledgeError of a damaged version unless all it held is read anew in this run: otherwise the next
   * version would silently lack documents.
   */
  readonly assertNothingLost: (paths: readonly string[]) => void;
}

/** Opens the current version to start from. `replace` needs nothing of it. */
export function openPrevious(knowledgeDir: string, { mode }: PlanMode, log: Log): PreviousVersion {
  const name = currentVersionName(knowledgeDir);
  if (name === null) return { reader: null, files: [], assertNothingLost() {} };
  try {
    const reader = openVersion(knowledgeDir, name);
    return { reader, files: reader.manifest.files.map(withShownPath), assertNothingLost() {} };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    log.log('info', 'ingest.previous-unreadable', { version: name, reason: error.message });
    return {
      reader: null,
      files: [],
      assertNothingLost(paths) {
        if (mode === 'replace') return;
        const given = new Set(paths);
        const held = filesOf(knowledgeDir, name);
        if (held === null || held.some((path) => !given.has(path))) throw error;
      },
    };
  }
}

/** Versions of older code name files outside the working folder by a way that goes up from it. */
function withShownPath(record: FileRecord): FileRecord {
  return record.path.startsWith('../') ? { ...record, path: shownPath(resolve(record.path)) } : record;
}

/** Files that gave documents; null when the version does not tell any more. */
function filesOf(knowledgeDir: string, name: string): string[] | null {
  try {
    return readManifest(knowledgeDir, name)
      .files.map(withShownPath)
      .flatMap(({ path, documentId }) => (documentId === null ? [] : [path]));
  } catch (error) {
    if (error instanceof KnowledgeError) return null;
    throw error;
  }
}
