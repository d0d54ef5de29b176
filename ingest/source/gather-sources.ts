import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DeclaredMetadata } from '../identify/declared-metadata.ts';
import { IngestError } from '../ingest-error.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { pipelineKey, type PlannedFile } from '../plan.ts';
import { loadRegister } from '../register/load-register.ts';
import { parseSidecar } from '../register/load-sidecar.ts';
import { reportProblem, type FileReport } from '../report.ts';
import { listSources, loadSource, type SourceFile } from './folder-source.ts';

/** One listed file with what stands beside it. */
export interface GatheredFile {
  readonly file: SourceFile;
  /** File name shown to readers. */
  readonly name: string;
  readonly sidecar: DeclaredMetadata | null;
}

/** Everything the given paths hold, hashed but not yet read as documents. */
export interface GatheredSources {
  readonly planned: readonly PlannedFile[];
  readonly byPath: ReadonlyMap<string, GatheredFile>;
  readonly register: readonly RegisterEntry[];
  /** Paths, files, sidecars and registers that cannot be used, one report each. */
  readonly problems: readonly FileReport[];
}

/** Lists and hashes the files and reads registers and sidecars. A broken one is a problem of its own; the rest goes on. */
export function gatherSources(
  paths: readonly string[],
  workingFolder: string = process.cwd(),
): GatheredSources {
  const listing = listSources(paths, workingFolder);
  const problems: FileReport[] = listing.problems.map(({ path, problem }) =>
    reportProblem(path, 'failed', problem),
  );
  const register: RegisterEntry[] = [];
  for (const location of listing.registers) {
    try {
      register.push(...loadRegister(location));
    } catch (error) {
      problems.push(reportProblem(basename(location), 'failed', noticeOf(error)));
    }
  }
  const registerText = register.length === 0 ? [] : [JSON.stringify(register)];
  const planned: PlannedFile[] = [];
  const byPath = new Map<string, GatheredFile>();
  for (const file of listing.files) {
    const loaded = loadSource(file);
    if (!loaded.ok) {
      problems.push(reportProblem(file.path, 'failed', loaded.problem));
      continue;
    }
    try {
      const text = file.sidecar === null ? null : readFileSync(file.sidecar, 'utf8');
      const sidecar = text === null ? null : parseSidecar(text);
      byPath.set(file.path, { file, name: basename(file.path), sidecar });
      const beside = [...registerText, ...(text === null ? [] : [text])];
      planned.push({ path: file.path, sha256: loaded.sha256, pipeline: pipelineKey(beside) });
    } catch (error) {
      problems.push(reportProblem(file.path, 'failed', noticeOf(error)));
    }
  }
  return { planned, byPath, register, problems };
}

function noticeOf(error: unknown): Notice {
  if (error instanceof IngestError) return error.notice;
  return notice('file-unreadable', error instanceof Error ? error.message : String(error));
}
