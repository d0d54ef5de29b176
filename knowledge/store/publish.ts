import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from '../errors.ts';
import { flushPath, writeFileDurably } from './durable-file.ts';

/** How many versions are kept beside the current one, newest first, so that a bad one can be rolled back. */
const KEPT_VERSIONS = 5;
const BUILDING = '.building-';

/** Where things are under `data/knowledge`. */
export const knowledgePaths = (knowledgeDir: string) => ({
  current: join(knowledgeDir, 'current'),
  versions: join(knowledgeDir, 'versions'),
  version: (name: string) => join(knowledgeDir, 'versions', name),
  building: () => join(knowledgeDir, 'versions', `${BUILDING}${process.pid}`),
  history: join(knowledgeDir, 'history.jsonl'),
});

/** Name of the current version, or null before the first publication. */
export function currentVersionName(knowledgeDir: string): string | null {
  try {
    const name = readFileSync(knowledgePaths(knowledgeDir).current, 'utf8').trim();
    return /^[\w.-]+$/.test(name) ? name : null;
  } catch {
    return null;
  }
}

/** Names of all complete versions, oldest first. */
export function versionNames(knowledgeDir: string): string[] {
  const { versions } = knowledgePaths(knowledgeDir);
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((name) => /^\d{6}-[0-9a-f]{8}$/.test(name))
    .sort();
}

/** `000007-3fa9c1d2`: running number, then the first digits of the content hash. */
export function nextVersionName(knowledgeDir: string, contentHash: string): string {
  const last = versionNames(knowledgeDir).at(-1);
  const number = last ? Number(last.slice(0, 6)) + 1 : 1;
  return `${String(number).padStart(6, '0')}-${contentHash.slice(0, 8)}`;
}

/** An empty folder to build in. Leftovers of killed runs go first; the caller holds the lock. */
export function startBuilding(knowledgeDir: string): string {
  const { versions, building } = knowledgePaths(knowledgeDir);
  mkdirSync(versions, { recursive: true });
  dropUnfinished(knowledgeDir);
  mkdirSync(building());
  return building();
}

/** Removes what killed runs left half-built. The caller holds the lock. */
export function dropUnfinished(knowledgeDir: string): void {
  const { versions } = knowledgePaths(knowledgeDir);
  if (!existsSync(versions)) return;
  for (const name of readdirSync(versions)) {
    if (name.startsWith(BUILDING)) rmSync(join(versions, name), { recursive: true, force: true });
  }
}

/** Gives a built and flushed folder its final name. Readers do not see it until `makeCurrent`. */
export function keepBuilt(knowledgeDir: string, buildingFolder: string, name: string): void {
  const { versions, version } = knowledgePaths(knowledgeDir);
  for (const file of readdirSync(buildingFolder)) flushPath(join(buildingFolder, file));
  flushPath(buildingFolder);
  renameSync(buildingFolder, version(name));
  flushPath(versions);
}

/** Why the current version changed. */
export type SwitchReason = 'published' | 'rolled-back';

/** Switches readers to the version by one atomic, flushed rename, and records it. Forward and backward alike. */
export function makeCurrent(knowledgeDir: string, name: string, reason: SwitchReason): void {
  const { current, version, history } = knowledgePaths(knowledgeDir);
  if (!existsSync(join(version(name), 'manifest.json'))) {
    throw new KnowledgeError('version-missing', `there is no version ${name}`);
  }
  const previous = currentVersionName(knowledgeDir);
  writeFileDurably(current, `${name}\n`);
  appendFileSync(
    history,
    `${JSON.stringify({ at: new Date().toISOString(), reason, version: name, previous })}\n`,
  );
}

/** One switch of the current version. */
export interface VersionSwitch {
  /** Moment (ISO, UTC). */
  readonly at: string;
  readonly reason: SwitchReason;
  readonly version: string;
  readonly previous: string | null;
}

/** All switches that were recorded, oldest first; a line that a power cut tore is left out. */
export function versionSwitches(knowledgeDir: string): VersionSwitch[] {
  const { history } = knowledgePaths(knowledgeDir);
  if (!existsSync(history)) return [];
  return readFileSync(history, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as VersionSwitch];
      } catch {
        return [];
      }
    });
}

/** Removes versions beyond the newest `KEPT_VERSIONS`, never the current one. */
export function dropOldVersions(knowledgeDir: string): void {
  const current = currentVersionName(knowledgeDir);
  const names = versionNames(knowledgeDir).filter((name) => name !== current);
  for (const name of names.slice(0, Math.max(0, names.length - KEPT_VERSIONS))) {
    rmSync(knowledgePaths(knowledgeDir).version(name), { recursive: true, force: true });
  }
}

/** Removes a version that must not be used. Throws RangeError for the current one. */
export function discardVersion(knowledgeDir: string, name: string): void {
  if (currentVersionName(knowledgeDir) === name) throw new RangeError(`version ${name} is the current one`);
  rmSync(knowledgePaths(knowledgeDir).version(name), { recursive: true, force: true });
}
