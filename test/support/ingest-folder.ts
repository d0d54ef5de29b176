import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReport, IngestReport } from '../../ingest/report.ts';
import { watchMemory, type PeakMemory } from './process-memory.ts';
import { startProgram } from './run-program.ts';

export interface EndedRun {
  readonly code: number | null;
  readonly report: IngestReport;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  readonly memory: PeakMemory;
}

export interface FolderRun {
  /** Holds `docs`, `data` and `tmp`; everything the program writes stays below it. */
  readonly root: string;
  /** Default 10 minutes. */
  readonly timeoutMs?: number;
}

/** Writes files into `docs` below the root. */
export function writeDocs(
  root: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): void {
  mkdirSync(join(root, 'docs'), { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(root, 'docs', name), bytes);
}

/** Runs the real program over `docs` with data and temporary files below the root, and measures its memory. */
export async function ingestFolder({ root, timeoutMs = 600_000 }: FolderRun): Promise<EndedRun> {
  const tmp = join(root, 'tmp');
  mkdirSync(tmp, { recursive: true });
  const started = performance.now();
  const program = startProgram('ingest', ['ingest', '--json', '--data', join(root, 'data'), 'docs'], {
    cwd: root,
    env: { TMPDIR: tmp },
    timeoutMs,
  });
  const watch = watchMemory(program.process.pid);
  const { code, stdout, stderr } = await program.ended;
  const memory = watch.stop();
  const seconds = (performance.now() - started) / 1000;
  return { code, report: JSON.parse(stdout) as IngestReport, stdout, stderr, seconds, memory };
}

/** What the report says of the file `docs/<name>`. */
export function fileReport(report: IngestReport, name: string): FileReport | undefined {
  return report.files.find(({ path }) => path.normalize('NFC') === `docs/${name}`.normalize('NFC'));
}
