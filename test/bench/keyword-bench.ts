import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINES, type AskFigures, type BenchJob, type BuildFigures } from './keyword-bench-job.ts';
import { readRealText } from './grown-corpus.ts';

export interface KeywordBenchOptions {
  /** Passages a round; default 1,000, 10,000 and 60,000. */
  readonly sizes?: readonly number[];
  /** Default: ../shared/eval beside the project. */
  readonly evalFolder?: string;
  readonly documentsFolder?: string;
  /** One line as each figure comes in. */
  readonly progress?: (line: string) => void;
}

export interface KeywordBenchRow extends BuildFigures, AskFigures {
  readonly engine: string;
  readonly passages: number;
  readonly bytesPerPassage: number;
  /** Its p50 divided by ours at the same size. */
  readonly timesOurP50: number;
}

export interface KeywordBenchReport {
  readonly source: string;
  readonly questions: number;
  readonly rows: readonly KeywordBenchRow[];
  readonly skipped: readonly {
    readonly engine: string;
    readonly passages: number;
    readonly reason: string;
  }[];
}

const CHILD = fileURLToPath(new URL('./keyword-bench-child.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Asks every engine the same questions over the same passages; each builds and answers in fresh processes, in turn. */
export async function runKeywordBench(options: KeywordBenchOptions = {}): Promise<KeywordBenchReport> {
  const evalFolder = options.evalFolder ?? resolve(ROOT, '../shared/eval');
  const documentsFolder = options.documentsFolder ?? resolve(ROOT, 'knowledge/documents');
  const { source, questions } = readRealText(evalFolder, documentsFolder);
  const rows: KeywordBenchRow[] = [];
  const skipped: { engine: string; passages: number; reason: string }[] = [];
  for (const passages of options.sizes ?? [1_000, 10_000, 60_000]) {
    let ourP50 = 0;
    for (const { name: engine, limit } of ENGINES) {
      if (limit && passages > limit.passages) {
        skipped.push({ engine, passages, reason: limit.reason });
        continue;
      }
      const folder = mkdtempSync(join(tmpdir(), 'keyword-bench-'));
      try {
        const job = { engine, passages, folder, evalFolder, documentsFolder };
        const built = (await inChild({ ...job, phase: 'build' })) as BuildFigures;
        const asked = (await inChild({ ...job, phase: 'ask' })) as AskFigures;
        if (engine === ENGINES[0]?.name) ourP50 = asked.p50Ms;
        const timesOurP50 = ourP50 === 0 ? 0 : asked.p50Ms / ourP50;
        rows.push({
          engine,
          passages,
          ...built,
          ...asked,
          bytesPerPassage: asked.rssBytes / passages,
          timesOurP50,
        });
        options.progress?.(`${engine} at ${passages}: p50 ${asked.p50Ms.toFixed(2)} ms`);
      } catch (error) {
        skipped.push({ engine, passages, reason: String(error) });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
  return { source, questions: questions.length, rows, skipped };
}

/** The report as lines for a terminal. */
export function formatKeywordBench({ source, questions, rows, skipped }: KeywordBenchReport): string {
  const head = [
    'engine',
    'passages',
    'build s',
    'load ms',
    'p50 ms',
    'p95 ms',
    'KB/passage',
    'hits',
    'p50 / ours',
  ];
  const lines = rows.map((row) => [
    row.engine,
    String(row.passages),
    row.buildSeconds.toFixed(1),
    row.loadMs.toFixed(0),
    row.p50Ms.toFixed(2),
    row.p95Ms.toFixed(2),
    (row.bytesPerPassage / 1024).toFixed(1),
    row.hits.toFixed(1),
    `${row.timesOurP50.toFixed(1)}x`,
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]?.length ?? 0)));
  const table = [head, ...lines].map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  return [
    `Keyword search: real sentences of ${source},`,
    `shuffled into passages of 120-250 syllables; ${questions} questions, top 20, one process and one thread each.`,
    'Memory: growth of a fresh process by loading what was built and answering (so of FTS5 mostly its page cache).',
    ...ENGINES.map(({ name, setUp }) => `  ${name}: ${setUp}`),
    '',
    ...table,
    ...skipped.map(({ engine, passages, reason }) => `skipped: ${engine} at ${passages} passages: ${reason}`),
  ].join('\n');
}

function inChild(job: BenchJob): Promise<unknown> {
  return new Promise((done, fail) => {
    const child = fork(CHILD, {
      execArgv: ['--import', 'tsx', '--expose-gc', '--max-old-space-size=8192'],
      cwd: ROOT,
    });
    child.once('message', ({ figures, error }: { figures?: unknown; error?: string }) => {
      if (error === undefined) done(figures);
      else fail(new Error(error));
    });
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`process ended with ${code} before it answered`)));
    child.send(job);
  });
}
