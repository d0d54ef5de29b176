import { readRealText, growPassages } from './grown-corpus.ts';
import { fts5Engine } from './engines/sqlite-fts5-engine.ts';
import { keywordEngine } from './engines/keyword-engine.ts';
import { minisearchEngine } from './engines/minisearch-engine.ts';
import { oramaEngine } from './engines/orama-engine.ts';
import { percentile } from '../eval/retrieval-metrics.ts';
import type { BenchEngine } from './engines/bench-engine.ts';

export const ENGINES: readonly BenchEngine[] = [keywordEngine, fts5Engine, minisearchEngine, oramaEngine];

/** What a child process is asked to do. */
export interface BenchJob {
  readonly engine: string;
  readonly phase: 'build' | 'ask';
  readonly passages: number;
  readonly folder: string;
  readonly evalFolder: string;
  readonly documentsFolder: string;
}

export interface BuildFigures {
  readonly buildSeconds: number;
}

export interface AskFigures {
  readonly loadMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Growth of the process by loading and asking. */
  readonly rssBytes: number;
  /** Mean hits a question; a quick engine that finds nothing is no engine. */
  readonly hits: number;
}

/** Runs one phase of one engine. Meant for a process of its own, with `--expose-gc`. */
export async function runBenchJob(job: BenchJob): Promise<BuildFigures | AskFigures> {
  const engine = ENGINES.find(({ name }) => name === job.engine);
  if (!engine) throw new Error(`unknown engine ${job.engine}`);
  const { sentences, questions } = readRealText(job.evalFolder, job.documentsFolder);
  if (job.phase === 'build') {
    let growMs = 0;
    const start = performance.now();
    await engine.build(
      timed(growPassages(sentences, job.passages), (ms) => (growMs += ms)),
      job.folder,
    );
    return { buildSeconds: (performance.now() - start - growMs) / 1000 };
  }
  globalThis.gc?.();
  const rssBefore = process.memoryUsage.rss();
  const start = performance.now();
  const ask = await engine.open(job.folder);
  const loadMs = performance.now() - start;
  for (const question of questions.slice(0, 20)) await ask(question);
  const times: number[] = [];
  let hits = 0;
  for (const question of questions) {
    const asked = performance.now();
    hits += await ask(question);
    times.push(performance.now() - asked);
  }
  globalThis.gc?.();
  return {
    loadMs,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    rssBytes: Math.max(0, process.memoryUsage.rss() - rssBefore),
    hits: hits / Math.max(1, questions.length),
  };
}

/** Passes on what it is given and reports the time that making each cost. */
function* timed(passages: Iterable<string>, report: (ms: number) => void): Generator<string> {
  const iterator = passages[Symbol.iterator]();
  for (;;) {
    const start = performance.now();
    const next = iterator.next();
    report(performance.now() - start);
    if (next.done) return;
    yield next.value;
  }
}
