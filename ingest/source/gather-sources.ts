import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DeclaredMetadata, SourceTrust } from '../identify/declared-metadata.ts';
import { IngestError } from '../ingest-error.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { pipelineKey, type PlannedFile } from '../plan.ts';
import { loadRegister, trustOfRegister } from '../register/load-register.ts';
import { parseSidecar } from '../register/load-sidecar.ts';
import { mergeRegister } from '../register/merge-register.ts';
import { reportProblem, type FileReport } from '../report.ts';
import { hashSource, listSources, shownPath, type SourceFile } from './folder-source.ts';

/** One listed file with what stands beside it. */
export interface GatheredFile {
  readonly file: SourceFile;
  /** File name shown to readers. */
  readonly name: string;
  readonly sidecar: DeclaredMetadata | null;
  /** Size on disk. */
  readonly bytes: number;
}

/** Everything the given paths hold, hashed but not yet read as documents. */
export interface GatheredSources {
  readonly planned: readonly PlannedFile[];
  readonly byPath: ReadonlyMap<string, GatheredFile>;
  /** What is known of documents now: the registers of these paths over what was known before. */
  readonly register: readonly RegisterEntry[];
  /** Files and folders that are there but cannot be read or described now. */
  readonly unread: readonly string[];
  /** Paths, files, sidecars and registers that cannot be used, one report each. */
  readonly problems: readonly FileReport[];
}

/** What is known of documents from the version before. */
export interface KnownRegister {
  readonly entries: readonly RegisterEntry[];
  /** The registers of the paths take its place, unless one of them is broken. */
  readonly isReplaced: boolean;
}

/** What else a run takes into account besides the given paths. */
export interface DataFolder {
  /** Register of the administrator, above those of the paths; null when there is none. */
  readonly ownRegister: string | null;
  /** Where the bytes of a held file are kept, by the path of its record. */
  readonly keptBytes: (path: string) => string | null;
}

/**
 * Lists and hashes the files and reads registers and sidecars. A broken one is a problem of its own; the rest goes on.
 * While a register is broken, what it said before still holds: nothing superseded becomes current by a typing mistake.
 */
export function gatherSources(
  paths: readonly string[],
  known: KnownRegister = { entries: [], isReplaced: false },
  workingFolder: string = process.cwd(),
  { ownRegister, keptBytes }: DataFolder = { ownRegister: null, keptBytes: () => null },
): GatheredSources {
  const listing = listSources(paths, workingFolder, keptBytes);
  const problems: FileReport[] = listing.problems.map(({ path, problem }) =>
    reportProblem(path, 'failed', problem),
  );
  const unread = listing.problems.flatMap(({ path, problem }) =>
    problem.code === 'file-unreadable' ? [path] : [],
  );
  const registers: RegisterEntry[][] = [];
  const trusts = new Map<string, SourceTrust | null>();
  const locations = [...listing.registers, ...(ownRegister === null ? [] : [ownRegister])];
  for (const location of locations) {
    try {
      trusts.set(location, trustOfRegister(location));
      registers.push(loadRegister(location));
    } catch (error) {
      problems.push(reportProblem(shownPath(location, workingFolder), 'failed', noticeOf(error)));
    }
  }
  const isWhole = registers.length === locations.length;
  const register = mergeRegister(known.isReplaced && isWhole ? [] : known.entries, ...registers);
  const registerText = register.length === 0 ? [] : [JSON.stringify(register)];
  const planned: PlannedFile[] = [];
  const byPath = new Map<string, GatheredFile>();
  for (const file of listing.files) {
    const hashed = hashSource(file);
    if (!hashed.ok) {
      if (!GONE.has(hashed.problem.code)) unread.push(file.path);
      problems.push(reportProblem(file.path, 'failed', hashed.problem));
      continue;
    }
    try {
      const text = file.sidecar === null ? null : readFileSync(file.sidecar, 'utf8');
      const declared = text === null ? null : parseSidecar(text);
      const trust = declared?.trust ?? folderTrust(file, trusts);
      const sidecar = trust === null ? declared : { ...declared, trust };
      byPath.set(file.path, { file, name: basename(file.path), sidecar, bytes: hashed.bytes });
      const beside = [
        ...registerText,
        ...(text === null ? [] : [text]),
        ...(trust === 'unverified' ? ['unverified'] : []),
      ];
      planned.push({ path: file.path, sha256: hashed.sha256, pipeline: pipelineKey(beside) });
    } catch (error) {
      unread.push(file.path);
      problems.push(reportProblem(file.path, 'failed', noticeOf(error)));
    }
  }
  return { planned, byPath, register, unread, problems };
}

/** What the nearest register above the file says; nothing said is null. */
function folderTrust(
  { registers }: SourceFile,
  trusts: ReadonlyMap<string, SourceTrust | null>,
): SourceTrust | null {
  return registers.map((place) => trusts.get(place) ?? null).findLast((trust) => trust !== null) ?? null;
}

/** Nothing is there that could be read another time. */
const GONE: ReadonlySet<string> = new Set(['path-missing', 'not-a-file']);

function noticeOf(error: unknown): Notice {
  if (error instanceof IngestError) return error.notice;
  return notice('file-unreadable', error instanceof Error ? error.message : String(error));
}
