import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIngestConfig } from '../../ingest/config.ts';
import { createProgress } from '../../ingest/progress.ts';
import { createReaderPool, type ReaderPool } from '../../ingest/reading/reader-pool.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { runIngest } from '../../ingest/run-ingest.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import { INGEST_SAMPLES } from './ingest-samples.ts';

export interface IngestBenchJob {
  readonly format: string;
  readonly count: number;
  /** Empty folder for documents and data. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface IngestBenchFigures {
  /** First ingest of the folder, from nothing to a published version, start of the readers counted in. */
  readonly seconds: number;
  /** The same folder again. */
  readonly unchangedSeconds: number;
  /** With one file changed. */
  readonly oneChangedSeconds: number;
  /** Growth of the resident memory of the main process over the first ingest, at its highest. */
  readonly mainGrowthBytes: number;
  readonly readerPeakBytes: number;
}

/** Ingests a folder of one format three times, as the program does but for its words. Throws when a file is not read. */
export async function runIngestBenchJob(job: IngestBenchJob): Promise<IngestBenchFigures> {
  const sample = INGEST_SAMPLES.find(({ format }) => format === job.format);
  if (!sample) throw new RangeError(`no samples of ${job.format}`);
  const docs = join(job.folder, 'docs');
  const place = (number: number): string => join(docs, `van-ban-${number}.${sample.ending}`);
  for (let number = 1; number <= job.count; number++)
    writeFileSync(place(number), await sample.make(number, 1));

  let pool: ReaderPool | null = null;
  const ingest = (): Promise<IngestReport> => {
    pool = null;
    return runIngest({
      dataDir: join(job.folder, 'data'),
      paths: [docs],
      mode: { mode: 'add' },
      dryRun: false,
      embedder: null,
      openReader: (register) =>
        (pool = createReaderPool({
          register,
          environment: parseIngestConfig(job.environment).readerEnvironment,
          log: SILENT_LOG,
        })),
      progress: createProgress({ write() {} }),
      log: SILENT_LOG,
    });
  };
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const first = await ingest();
  clearInterval(sampling);
  expectCounts(first, { added: job.count });
  const readerPeakBytes = (pool as ReaderPool | null)?.peakRssBytes() ?? 0;
  const second = await ingest();
  expectCounts(second, { unchanged: job.count });
  if (pool !== null) throw new Error('a reader was opened for an unchanged folder');
  writeFileSync(place(1), await sample.make(1, 2));
  const third = await ingest();
  expectCounts(third, { unchanged: job.count - 1, changed: 1 });
  return {
    seconds: first.seconds,
    unchangedSeconds: second.seconds,
    oneChangedSeconds: third.seconds,
    mainGrowthBytes: peak - before,
    readerPeakBytes,
  };
}

function expectCounts({ counts, files }: IngestReport, wanted: Partial<IngestReport['counts']>): void {
  for (const [state, count] of Object.entries(wanted))
    if (counts[state as keyof typeof counts] !== count)
      throw new Error(
        `${JSON.stringify(counts)} instead of ${JSON.stringify(wanted)}: ${files.find(({ reason }) => reason)?.reason ?? ''}`,
      );
}
