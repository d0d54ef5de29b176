import { createHash } from 'node:crypto';
import { posix } from 'node:path';

import type { FileRecord } from '../knowledge/store/manifest.ts';
import { PIPELINE_VERSION } from './pipeline-version.ts';

/** A file of this run with the hash of its bytes and the pipeline key it would be stored under. */
export interface PlannedFile {
  readonly path: string;
  readonly sha256: string;
  readonly pipeline: string;
}

/** How the run treats documents that are already held. `prune` holds the given files and folders, as paths of records. */
export type PlanMode =
  | { readonly mode: 'add' }
  | { readonly mode: 'replace' }
  | { readonly mode: 'prune'; readonly paths: readonly string[] };

/** What a run has to do, each list ordered by path. */
export interface IngestPlan {
  readonly added: readonly PlannedFile[];
  readonly changed: readonly PlannedFile[];
  /** Same bytes, same pipeline, already held: carried over without reading. */
  readonly unchanged: readonly FileRecord[];
  /** Held and not among the files of this run: stay. */
  readonly kept: readonly FileRecord[];
  /** Held and dropped by the mode. */
  readonly removed: readonly FileRecord[];
}

/**
 * The key under which a file is stored: the pipeline version and, when metadata beside the file took part, its hash,
 * so that a changed sidecar or register makes the file be read again.
 */
export function pipelineKey(metadataTexts: readonly string[]): string {
  if (metadataTexts.length === 0) return PIPELINE_VERSION;
  const hash = createHash('sha256');
  for (const text of metadataTexts) hash.update(`${text.length}:${text}`);
  return `${PIPELINE_VERSION}+${hash.digest('hex').slice(0, 12)}`;
}

/**
 * Compares the files of this run with the records of the current version. What is held of the files and folders
 * `unread`, which are there but cannot be read now, stays in every mode. Pure; order of the input does not matter.
 */
export function planIngest(
  previous: readonly FileRecord[],
  current: readonly PlannedFile[],
  mode: PlanMode,
  unread: readonly string[] = [],
): IngestPlan {
  const held = new Map(previous.filter(isHeld).map((record) => [record.path, record]));
  const paths = new Set(current.map((file) => file.path));
  const plan = {
    added: [] as PlannedFile[],
    changed: [] as PlannedFile[],
    unchanged: [] as FileRecord[],
    kept: [] as FileRecord[],
    removed: [] as FileRecord[],
  };
  for (const file of [...current].sort(byPath)) {
    const record = held.get(file.path);
    if (record === undefined) plan.added.push(file);
    else if (record.sha256 === file.sha256 && record.pipeline === file.pipeline) plan.unchanged.push(record);
    else plan.changed.push(file);
  }
  for (const record of [...held.values()].sort(byPath)) {
    if (paths.has(record.path)) continue;
    const stays = isBelow(record.path, unread) || !isDropped(record.path, mode);
    (stays ? plan.kept : plan.removed).push(record);
  }
  return plan;
}

/** Refused and failed files hold no document: they are read again whenever they are given. */
function isHeld(record: FileRecord): boolean {
  return record.documentId !== null && record.state !== 'refused' && record.state !== 'failed';
}

function isDropped(path: string, mode: PlanMode): boolean {
  if (mode.mode === 'replace') return true;
  return mode.mode === 'prune' && isBelow(path, mode.paths);
}

function isBelow(path: string, places: readonly string[]): boolean {
  return places.some((place) => {
    const way = posix.relative(place, path);
    return way !== '..' && !way.startsWith('../');
  });
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
