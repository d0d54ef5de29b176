import { availableParallelism, totalmem } from 'node:os';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { Log } from '../../knowledge/log.ts';
import { READING_LIMITS, type ReadingLimits } from '../limits.ts';
import type { MessageCode } from '../messages.vi.ts';
import type { OnPage } from '../parse/parser.ts';
import type { DocumentReader, ReadJob, ReadResult } from './document-reader.ts';
import { isDeath, startReaderProcess, type ReaderDeath, type ReaderProcess } from './reader-process.ts';

export interface ReaderPoolOptions {
  /** What the folder-wide registers say, for every file. */
  readonly register: readonly RegisterEntry[];
  /** All that the processes see of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Default: READING_LIMITS. */
  readonly limits?: ReadingLimits;
  /** Processes at a time; default one for each core, at most 4, and as many as the memory bears. */
  readonly size?: number;
  /** Module that exports `loadParser`; default the parsers of this product. */
  readonly parsers?: URL;
}

/** A reader in processes of their own. */
export interface ReaderPool extends DocumentReader {
  /** Most resident memory that one of the processes held, in bytes. */
  readonly peakRssBytes: () => number;
}

const MAX_SIZE = 4;
const MAX_FAILED_STARTS = 3;
/** Files that are tried again because their parser could not be loaded; then it is taken to be missing. */
const MAX_UNFIT = 3;
/** A few small files are read before a second process would be ready, so it is not started for them. */
const GROW_AFTER_MS = 1_000;

const CODES: Readonly<Record<ReaderDeath['cause'], MessageCode>> = {
  'not-started': 'reading-ended',
  slow: 'reading-slow',
  memory: 'reading-memory',
  output: 'reading-output',
  ended: 'reading-ended',
};

/**
 * Reads files in child processes that are started when they are needed and replaced before they grow old. A process that
 * passes a limit is ended and its file is failed; a file is tried again, once, only when its process was ended by
 * somebody else, may have suffered from the files before, or could not load the parser.
 */
export function createReaderPool(options: ReaderPoolOptions): ReaderPool {
  const { register, environment, log, limits = READING_LIMITS, parsers } = options;
  const size = options.size ?? poolSize(limits);
  const queue: (() => Promise<void>)[] = [];
  const idle: ReaderProcess[] = [];
  const all = new Set<ReaderProcess>();
  let working = 0;
  let failedStarts = 0;
  let unfit = 0;
  let peakRss = 0;
  let isClosed = false;

  const start = (): ReaderProcess => {
    const reader = startReaderProcess({ register, limits, environment, parsers: parsers?.href ?? null });
    all.add(reader);
    return reader;
  };
  const drop = async (reader: ReaderProcess): Promise<void> => {
    peakRss = Math.max(peakRss, reader.peakRssBytes());
    all.delete(reader);
    await reader.stop();
  };
  const giveBack = async (reader: ReaderProcess): Promise<void> => {
    const isOld = reader.served() >= limits.recycleFiles || reader.rssBytes() > limits.recycleRssBytes;
    if (isOld || isClosed) await drop(reader);
    else idle.push(reader);
  };

  const readOne = async (job: ReadJob, onPage: OnPage): Promise<ReadResult> => {
    for (let mayRetry = true; ;) {
      if (isClosed) throw new Error('the reader is closed');
      const reader = idle.pop() ?? start();
      const hadServed = reader.served() > 0;
      onPage({ stage: 'read', page: 0, pages: 0 });
      const end = await reader.read(job, onPage);
      if (!isDeath(end)) {
        failedStarts = 0;
        if (isUnfit(end)) {
          // What could not be loaded stays so for the life of a process.
          await drop(reader);
          if (!mayRetry || unfit++ >= MAX_UNFIT) return end;
          mayRetry = false;
          continue;
        }
        await giveBack(reader);
        return end;
      }
      await drop(reader);
      const { cause, detail, isFromOutside } = end;
      log.log('info', 'ingest.reader-ended', { cause, detail });
      if (cause === 'not-started') {
        if (++failedStarts >= MAX_FAILED_STARTS)
          throw new Error(`the process that reads files does not start: ${detail}`);
        continue;
      }
      const mayBeGood = isFromOutside || (hadServed && (cause === 'memory' || cause === 'ended'));
      if (mayRetry && mayBeGood) mayRetry = false;
      else return { sha256: null, outcome: { outcome: 'failed', reason: CODES[cause], what: '', detail } };
    }
  };

  const work = async (): Promise<void> => {
    working++;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next();
    working--;
  };

  let growing: NodeJS.Timeout | undefined;
  const grow = (): void => {
    if (queue.length > 0 && working < size) void work();
    growing = queue.length > 0 && working < size ? setTimeout(grow, GROW_AFTER_MS) : undefined;
  };

  return {
    peakRssBytes: () => [...all].reduce((most, reader) => Math.max(most, reader.peakRssBytes()), peakRss),
    read: (job, onPage = () => {}) =>
      new Promise((resolve, reject) => {
        queue.push(() => readOne(job, onPage).then(resolve, reject));
        if (working === 0) void work();
        else growing ??= setTimeout(grow, GROW_AFTER_MS);
      }),
    async close() {
      isClosed = true;
      clearTimeout(growing);
      await Promise.all([...all].map(drop));
    },
  };
}

function isUnfit({ outcome }: ReadResult): boolean {
  return outcome.outcome === 'failed' && outcome.reason === 'reading-unfit';
}

function poolSize({ maxRssBytes }: ReadingLimits): number {
  const borne = Math.floor((totalmem() * 0.75) / maxRssBytes);
  return Math.max(1, Math.min(availableParallelism(), MAX_SIZE, borne));
}
