import { expect } from 'vitest';
import { parseIngestArguments } from '../../ingest/cli-arguments.ts';
import { parseIngestConfig } from '../../ingest/config.ts';
import { ingestOnce } from '../../ingest/ingest-command.ts';
import { createProgress } from '../../ingest/progress.ts';
import { exitCodeOf, type IngestReport } from '../../ingest/report.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import { createDirectDocumentReader } from './direct-document-reader.ts';
import { linesForPeople, runProgram } from './run-program.ts';

export type EndedIngest = IngestReport & { readonly code: number | null };

/**
 * The report of `ingest <words>` run in the working folder, without embeddings: in this process, because starting the
 * program takes ten times as long as the run; with SLOW=1 by the real program.
 */
export async function reportIngest(words: readonly string[]): Promise<EndedIngest> {
  if (process.env['SLOW'] === '1') {
    const end = await runProgram('ingest', ['ingest', '--json', ...words], { cwd: process.cwd() });
    expect(end.stdout.trim().split('\n'), end.stderr).toHaveLength(1);
    expect(linesForPeople(end)).toEqual([]);
    return { ...(JSON.parse(end.stdout) as IngestReport), code: end.code };
  }
  const parsed = parseIngestArguments(words);
  if (!parsed.ok) throw new Error(parsed.message);
  const said: string[] = [];
  const report = await ingestOnce(parsed.arguments, {
    config: parseIngestConfig({ EMBEDDINGS: 'none' }),
    log: SILENT_LOG,
    progress: createProgress({ write() {} }),
    openReader: createDirectDocumentReader,
    say: (line) => void said.push(line),
  });
  expect(said).toEqual([]);
  return { ...report, code: exitCodeOf(report) };
}
