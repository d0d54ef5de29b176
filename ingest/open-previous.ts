import { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import { openVersion, readManifest } from '../knowledge/store/open-version.ts';
import { currentVersionName } from '../knowledge/store/publish.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';
import type { PlanMode } from './plan.ts';

/** The version a run starts from. */
export interface PreviousVersion {
  /** Null before the first publication, and when the current version is damaged. */
  readonly reader: KnowledgeReader | null;
  /**
   * Throws the KnowledgeError of a damaged version unless all it held is read anew in this run: otherwise the next
   * version would silently lack documents.
   */
  readonly assertNothingLost: (paths: readonly string[]) => void;
}

/** Opens the current version to start from. `replace` needs nothing of it. */
export function openPrevious(knowledgeDir: string, { mode }: PlanMode, log: Log): PreviousVersion {
  const name = currentVersionName(knowledgeDir);
  if (name === null) return { reader: null, assertNothingLost() {} };
  try {
    return { reader: openVersion(knowledgeDir, name), assertNothingLost() {} };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    log.log('warn', 'ingest.previous-unreadable', { version: name, reason: error.message });
    return {
      reader: null,
      assertNothingLost(paths) {
        if (mode === 'replace') return;
        const given = new Set(paths);
        const held = filesOf(knowledgeDir, name);
        if (held === null || held.some((path) => !given.has(path))) throw error;
      },
    };
  }
}

/** Files that gave documents; null when the version does not tell any more. */
function filesOf(knowledgeDir: string, name: string): string[] | null {
  try {
    return readManifest(knowledgeDir, name).files.flatMap(({ path, documentId }) =>
      documentId === null ? [] : [path],
    );
  } catch (error) {
    if (error instanceof KnowledgeError) return null;
    throw error;
  }
}
