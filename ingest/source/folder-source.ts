import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

import { notice, type Notice } from '../messages.vi.ts';
import { INGEST_LIMITS, type IngestLimits } from '../limits.ts';

/** One file to ingest. `path` is as `shownPath` gives it, so that it names the same file in every run. */
export interface SourceFile {
  readonly path: string;
  /** Where to read it. */
  readonly location: string;
  /** Place of `<file>.meta.yaml`, when there is one. */
  readonly sidecar: string | null;
  /** Places of `register.yaml` in the folders above it that were given, outermost first. */
  readonly registers: readonly string[];
}

/** A path that gives no file: missing, unreadable or a link. */
export interface SourceProblem {
  readonly path: string;
  readonly problem: Notice;
}

export interface SourceListing {
  /** In the order of their paths, each once. */
  readonly files: readonly SourceFile[];
  readonly problems: readonly SourceProblem[];
  /** Every `register.yaml` found, once. */
  readonly registers: readonly string[];
}

const REGISTER = 'register.yaml';
const SIDECAR = '.meta.yaml';
/** What systems and word processors leave in folders: hidden names, marks of open files (`~$ke hoach.docx`), thumbnails. */
const LEFTOVER = /^(?:\.|~\$)|^(?:thumbs\.db|ehthumbs\.db|desktop\.ini|__MACOSX)$/i;
/** `https://…`, `ftp://…`: nothing is ever fetched from an address. */
const ADDRESS = /^[a-z][a-z0-9+.-]{1,20}:\/\//i;

/**
 * Lists the files below the given files and folders. Hidden names, leftovers of programs (`~$…`, `Thumbs.db`),
 * `register.yaml` and `*.meta.yaml` are no documents; links, pipes and devices inside folders are reported, not followed. `keptBytes` tells where the bytes of a given path
 * that has gone are kept, by the path of its record; default: nowhere. Reads no file content.
 */
export function listSources(
  paths: readonly string[],
  workingFolder: string = process.cwd(),
  keptBytes: (path: string) => string | null = () => null,
): SourceListing {
  const files = new Map<string, SourceFile>();
  const problems: SourceProblem[] = [];
  const registers = new Set<string>();

  const addFile = (location: string, above: readonly string[]): void => {
    const path = shownPath(location, workingFolder);
    const sidecar = `${location}${SIDECAR}`;
    files.set(path, { path, location, sidecar: isFile(sidecar) ? sidecar : null, registers: above });
  };

  const walk = (folder: string, above: readonly string[]): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (cause) {
      problems.push({
        path: shownPath(folder, workingFolder),
        problem: notice('file-unreadable', `cannot list the folder: ${String(cause)}`),
      });
      return;
    }
    const register = join(folder, REGISTER);
    const known = isFile(register) ? [...above, register] : above;
    if (known !== above) registers.add(register);
    for (const entry of [...entries].sort((a, b) => compareNames(a.name, b.name))) {
      if (LEFTOVER.test(entry.name) || entry.name === REGISTER || entry.name.endsWith(SIDECAR)) continue;
      const location = join(folder, entry.name);
      if (entry.isDirectory()) walk(location, known);
      else if (entry.isFile()) addFile(location, known);
      else if (entry.isSymbolicLink())
        problems.push({
          path: shownPath(location, workingFolder),
          problem: notice('symlink', 'symbolic link inside a folder'),
        });
      else
        problems.push({
          path: shownPath(location, workingFolder),
          problem: notice('not-a-file', 'pipe, socket or device inside a folder'),
        });
    }
  };

  for (const given of paths) {
    if (ADDRESS.test(given)) {
      problems.push({ path: given, problem: notice('path-is-address', 'an address in place of a path') });
      continue;
    }
    const location = resolve(workingFolder, given);
    try {
      const stats = statSync(location);
      if (stats.isDirectory()) walk(location, []);
      else if (!stats.isFile())
        problems.push({
          path: shownPath(location, workingFolder),
          problem: notice('not-a-file', 'not a regular file'),
        });
      else if (basename(location) === REGISTER) registers.add(location);
      else {
        const register = join(dirname(location), REGISTER);
        const above = isFile(register) ? [register] : [];
        for (const place of above) registers.add(place);
        addFile(location, above);
      }
    } catch (cause) {
      const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      const path = shownPath(location, workingFolder);
      const kept = missing ? keptBytes(path) : null;
      if (kept !== null) {
        files.set(path, { path, location: kept, sidecar: null, registers: [] });
        continue;
      }
      problems.push({
        path,
        problem: notice(
          missing ? 'path-missing' : 'file-unreadable',
          `cannot open the path: ${String(cause)}`,
        ),
      });
    }
  }
  return {
    files: [...files.values()].sort((a, b) => compareNames(a.path, b.path)),
    problems,
    registers: [...registers].sort(compareNames),
  };
}

export type LoadedSource =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly sha256: string }
  | { readonly ok: false; readonly problem: Notice };

export type HashedSource =
  | { readonly ok: true; readonly sha256: string; readonly bytes: number }
  | { readonly ok: false; readonly problem: Notice };

/** Reads one file within the limits; a file that is too large is never read. */
export function loadSource(
  file: Pick<SourceFile, 'location'>,
  limits: IngestLimits = INGEST_LIMITS,
): LoadedSource {
  return withFile(file.location, limits, (handle) => {
    const bytes = readFileSync(handle);
    return { ok: true, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

const CHUNK = Buffer.alloc(1024 * 1024);

/** Hash and size of a file within the limits, without holding the file. */
export function hashSource(
  file: Pick<SourceFile, 'location'>,
  limits: IngestLimits = INGEST_LIMITS,
): HashedSource {
  return withFile(file.location, limits, (handle) => {
    const hash = createHash('sha256');
    let bytes = 0;
    for (let read = readSync(handle, CHUNK); read > 0; read = readSync(handle, CHUNK)) {
      hash.update(CHUNK.subarray(0, read));
      bytes += read;
      // A file that grows while it is read, such as a log, would never end.
      if (bytes > limits.maxFileBytes) return { ok: false, problem: tooLarge(bytes, limits.maxFileBytes) };
    }
    return { ok: true, sha256: hash.digest('hex'), bytes };
  });
}

/** What is said of a file of `bytes` where `most` are allowed. */
export function tooLarge(bytes: number, most: number): Notice {
  const inMb = (size: number): string => `${Math.ceil(size / 1048576)} MB`;
  return notice(
    'file-too-large',
    `${bytes} bytes, the limit is ${most}`,
    `${inMb(bytes)}, tối đa ${inMb(most)}`,
  );
}

function withFile<Result>(
  location: string,
  { maxFileBytes }: IngestLimits,
  use: (handle: number) => Result,
): Result | { readonly ok: false; readonly problem: Notice } {
  let handle: number;
  try {
    // Without waiting: opening a pipe that nobody writes to would never return.
    handle = openSync(location, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      ok: false,
      problem: notice(missing ? 'path-missing' : 'file-unreadable', `cannot open the file: ${String(cause)}`),
    };
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return { ok: false, problem: notice('not-a-file', 'not a regular file') };
    if (stats.size === 0) return { ok: false, problem: notice('file-empty', 'no bytes') };
    if (stats.size > maxFileBytes) return { ok: false, problem: tooLarge(stats.size, maxFileBytes) };
    return use(handle);
  } catch (cause) {
    return { ok: false, problem: notice('file-unreadable', `cannot read the file: ${String(cause)}`) };
  } finally {
    closeSync(handle);
  }
}

/** By code units, the same on every machine whatever its language. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The path under which a file or folder stands in records and reports, with `/`: relative to the working folder, whole
 * when it lies elsewhere.
 */
export function shownPath(location: string, workingFolder: string = process.cwd()): string {
  const path = relative(workingFolder, location);
  const isElsewhere = path === '..' || path.startsWith(`..${sep}`);
  return (path === '' ? '.' : isElsewhere ? location : path).split(sep).join('/').normalize('NFC');
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
