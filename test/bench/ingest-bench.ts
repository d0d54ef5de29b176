import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IngestBenchFigures, IngestBenchJob } from './ingest-bench-job.ts';
import { INGEST_SAMPLES, type IngestSample } from './ingest-samples.ts';

export interface IngestBenchOptions {
  /** Files of each format; default what the samples say. */
  readonly files?: number;
  /** Default: all. */
  readonly formats?: readonly string[];
  /** One line as each format is done. */
  readonly progress?: (line: string) => void;
}

export interface IngestBenchRow extends IngestBenchFigures {
  readonly format: string;
  readonly files: number;
  readonly unit: IngestSample['unit'];
  /** Documents or pages a second, start of the readers counted in. */
  readonly perSecond: number;
}

const CHILD = fileURLToPath(new URL('./ingest-bench-child.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Ingests made-up folders of each format, each in a fresh process with reader processes of its own, in turn. */
export async function runIngestBench(options: IngestBenchOptions = {}): Promise<readonly IngestBenchRow[]> {
  const rows: IngestBenchRow[] = [];
  for (const { format, unit, unitsPerFile, count } of INGEST_SAMPLES) {
    if (options.formats && !options.formats.includes(format)) continue;
    const files = options.files ?? count;
    const folder = mkdtempSync(join(tmpdir(), 'ingest-bench-'));
    try {
      mkdirSync(join(folder, 'docs'));
      const figures = await inChild({ format, count: files, folder, environment: process.env });
      const perSecond = (files * unitsPerFile) / figures.seconds;
      rows.push({ format, files, unit, perSecond, ...figures });
      options.progress?.(`${format}: ${perSecond.toFixed(1)} ${unit} a second`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

/** The rows as lines for a terminal. */
export function formatIngestBench(rows: readonly IngestBenchRow[]): string {
  const head = [
    'format',
    'files',
    'first s',
    'a second',
    'unchanged s',
    'one changed s',
    'main MB',
    'reader MB',
  ];
  const lines = rows.map((row) => [
    row.format,
    String(row.files),
    row.seconds.toFixed(1),
    `${row.perSecond.toFixed(1)} ${row.unit}`,
    row.unchangedSeconds.toFixed(2),
    row.oneChangedSeconds.toFixed(2),
    (row.mainGrowthBytes / 2 ** 20).toFixed(0),
    (row.readerPeakBytes / 2 ** 20).toFixed(0),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]?.length ?? 0)));
  const table = [head, ...lines].map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  return [
    'Ingest: folders made for the purpose, keyword index only, readers in child processes started within the time.',
    'Memory: growth of the main process at its highest over the first ingest; most that one reader held.',
    '',
    ...table,
  ].join('\n');
}

function inChild(job: IngestBenchJob): Promise<IngestBenchFigures> {
  return new Promise((done, fail) => {
    const child = fork(CHILD, { execArgv: ['--import', 'tsx'], cwd: ROOT });
    child.once('message', ({ figures, error }: { figures?: IngestBenchFigures; error?: string }) => {
      if (figures !== undefined) done(figures);
      else fail(new Error(error));
    });
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`process ended with ${code} before it answered`)));
    child.send(job);
  });
}
