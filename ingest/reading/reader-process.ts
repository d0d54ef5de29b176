import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { ReadingLimits } from '../limits.ts';
import type { OnPage, PageProgress } from '../parse/parser.ts';
import type { ReadJob, ReadResult } from './document-reader.ts';
import {
  createLineReader,
  HEARTBEAT_FD,
  isResult,
  MESSAGE_FD,
  type FromReader,
  type ToReader,
} from './reader-messages.ts';

export interface ReaderProcessOptions {
  readonly register: readonly RegisterEntry[];
  readonly limits: ReadingLimits;
  /** All that the process sees of the environment: no key and no token belongs in it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Address of a module that exports `loadParser`; null for the parsers of this product. */
  readonly parsers: string | null;
}

/** Why a process is gone. `detail` is exact English and holds no word of a file. */
export interface ReaderDeath {
  /** `slow`, `memory` and `output` name the limit that was passed; `ended` is any other end. */
  readonly cause: 'not-started' | 'slow' | 'memory' | 'output' | 'ended';
  /** Whether somebody else ended it, so that the file may well be good. */
  readonly isFromOutside: boolean;
  readonly detail: string;
}

/** One process that reads one file after the other. */
export interface ReaderProcess {
  /** Files read to their end. */
  readonly served: () => number;
  /** Resident memory as last told, in bytes. */
  readonly rssBytes: () => number;
  readonly peakRssBytes: () => number;
  /** The result, or how the process died over it. One call at a time; never rejects. */
  read(job: ReadJob, onPage: OnPage): Promise<ReadResult | ReaderDeath>;
  /** Ends it at once with everything it started. May be called twice. */
  stop(): Promise<void>;
}

export const isDeath = (end: ReadResult | ReaderDeath): end is ReaderDeath => 'cause' in end;

const ENTRY = fileURLToPath(new URL('./reader-child.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HAS_GROUPS = process.platform !== 'win32';
/** Signals by which a machine or a person ends a process; the others are its own fault. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']);
/** How long what was written before the end may still be on its way, in milliseconds. */
const LAST_WORDS_MS = 1_000;
const HEARTBEAT_BYTES = 1_024;
const NO_PAGE: PageProgress = { stage: 'read', page: 0, pages: 0 };

/** Starts a process that reads files within the limits. It ends with this one, even when this one is killed. */
export function startReaderProcess({
  register,
  limits,
  environment,
  parsers,
}: ReaderProcessOptions): ReaderProcess {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.heapMb}`,
      '--disallow-code-generation-from-strings',
      '--import',
      import.meta.resolve('tsx'),
      ENTRY,
    ],
    {
      cwd: ROOT,
      env: environment,
      // A group of its own, so that what a parser starts ends with it.
      detached: HAS_GROUPS,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    },
  );
  let served = 0;
  let rss = 0;
  let peakRss = 0;
  let printed = 0;
  let outOfHeap = false;
  let death: ReaderDeath | null = null;
  let waiting: { onPage: OnPage; done: (end: ReadResult | ReaderDeath) => void } | null = null;
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  let fileEndsAt = 0;
  let lastPage: PageProgress = NO_PAGE;
  /** The furthest page of each stage: a parser may go to and fro between reading and recognising. */
  const furthest = { read: 0, recognise: 0 };
  let tellReady = (): void => {};
  const ready = new Promise<void>((resolve) => (tellReady = resolve));
  let tellGone = (): void => {};
  const gone = new Promise<void>((resolve) => (tellGone = resolve));

  const kill = (): void => {
    try {
      if (HAS_GROUPS && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  const end = (cause: ReaderDeath['cause'], detail: string, isFromOutside = false): void => {
    if (death !== null) return;
    death = { cause, detail, isFromOutside };
    kill();
  };
  const allow = (ms: number): void => {
    clearTimeout(timer);
    const left = Math.min(ms, fileEndsAt - performance.now());
    timer = setTimeout(
      () => end('slow', `no end after page ${lastPage.page} of ${lastPage.pages}`),
      Math.max(0, left),
    );
  };
  const leave = (): void => {
    clearTimeout(timer);
    tellReady();
    tellGone();
    if (death !== null) waiting?.done(death);
    waiting = null;
  };

  const hold = (bytes: number): void => {
    rss = bytes;
    peakRss = Math.max(peakRss, bytes);
  };

  const take = (message: FromReader): void => {
    if (death !== null) return;
    if (message.type === 'ready') {
      isReady = true;
      clearTimeout(timer);
      tellReady();
    } else if (message.type === 'page') {
      const { stage, page, pages } = message;
      if (page > furthest[stage] && waiting !== null) {
        furthest[stage] = page;
        lastPage = { stage, page, pages };
        allow(stage === 'recognise' ? limits.recogniseMs : limits.quietMs);
        waiting.onPage(lastPage);
      }
    } else if (!isResult(message)) end('output', 'an answer that is no result');
    else if (waiting !== null) {
      clearTimeout(timer);
      served++;
      hold(message.rssBytes);
      const { done } = waiting;
      waiting = null;
      done({ outcome: message.outcome, sha256: message.sha256 });
    }
  };
  const readLines = createLineReader(
    limits.maxAnswerBytes,
    (line) => {
      try {
        take(JSON.parse(line) as FromReader);
      } catch {
        end('output', 'an answer that is no message');
      }
    },
    () => end('output', `an answer of more than ${limits.maxAnswerBytes} bytes`),
  );
  const readBeats = createLineReader(
    HEARTBEAT_BYTES,
    (line) => {
      hold(Number(line));
      if (rss > limits.maxRssBytes) end('memory', `${rss} bytes of memory`);
    },
    () => end('output', 'a heartbeat that is no number'),
  );
  const hear = (chunk: Buffer): void => {
    printed += chunk.length;
    // What V8 says last; nothing of the output is kept.
    outOfHeap ||= chunk.includes('JavaScript heap out of memory');
    if (printed > limits.maxPrintedBytes) end('output', `printed ${printed} bytes`);
  };

  const messages = child.stdio[MESSAGE_FD] as Readable & Writable;
  for (const [fd, take] of [
    [1, hear],
    [2, hear],
    [MESSAGE_FD, readLines],
    [HEARTBEAT_FD, readBeats],
  ] as const) {
    const pipe = child.stdio[fd] as Readable;
    pipe.on('data', take);
    // A pipe to a process that died; its exit says so.
    pipe.on('error', () => {});
  }
  child.once('error', (error) => {
    end('not-started', error.message);
    leave();
  });
  child.once('exit', (code, signal) => {
    const over = (): void => {
      clearTimeout(late);
      if (outOfHeap) end('memory', `heap of ${limits.heapMb} MB exhausted`);
      end(
        isReady ? 'ended' : 'not-started',
        `ended with ${signal ?? `code ${code}`}`,
        signal !== null && FROM_OUTSIDE.has(signal),
      );
      leave();
    };
    const late = setTimeout(over, LAST_WORDS_MS);
    child.once('close', over);
  });
  const tell = (message: ToReader): void => void messages.write(`${JSON.stringify(message)}\n`);
  timer = setTimeout(() => end('not-started', `not ready after ${limits.startMs} ms`), limits.startMs);
  const { maxPassages, maxCharacters } = limits;
  tell({
    type: 'set-up',
    register,
    limits: { maxPassages, maxCharacters },
    parsers,
    parent: process.pid,
  });

  return {
    served: () => served,
    rssBytes: () => rss,
    peakRssBytes: () => peakRss,
    async read(job, onPage) {
      await ready;
      if (death !== null) return death;
      return new Promise((done) => {
        waiting = { onPage, done };
        printed = 0;
        lastPage = NO_PAGE;
        furthest.read = furthest.recognise = 0;
        fileEndsAt = performance.now() + limits.fileMs;
        allow(limits.quietMs);
        tell({ type: 'read', ...job });
      });
    },
    async stop() {
      end('ended', 'stopped');
      await gone;
    },
  };
}
