import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { loadDefaultParser } from '../default-parsers.ts';
import type { ParserLoader } from '../parse/parser.ts';
import type { ReadContext } from '../read-document.ts';
import { readJob } from './read-job.ts';
import {
  createLineReader,
  HEARTBEAT_FD,
  MESSAGE_FD,
  type FromReader,
  type ToReader,
} from './reader-messages.ts';

// Entry of a reader process: hostile files are opened here and nowhere else. Started by reader-process.ts; it answers on
// a pipe of its own, writes no file, and ends with its parent.

const HEARTBEAT_EVERY_MS = 50;
const MAX_REQUEST_BYTES = 64 * 1024 * 1024;

const channel = new Socket({ fd: MESSAGE_FD, readable: true, writable: true });
const answer = (message: FromReader): void => void channel.write(`${JSON.stringify(message)}\n`);
let shared: Pick<ReadContext, 'register' | 'loadParser'> = {};
let limits = { maxPassages: 0, maxCharacters: 0 };

async function take(message: ToReader): Promise<void> {
  if (message.type === 'set-up') {
    new Worker(new URL('./parent-watch.mjs', import.meta.url), {
      workerData: { parent: message.parent, heartbeatFd: HEARTBEAT_FD, everyMs: HEARTBEAT_EVERY_MS },
      execArgv: [],
    }).unref();
    let loadParser: ParserLoader = loadDefaultParser;
    if (message.parsers !== null)
      ({ loadParser } = (await import(message.parsers)) as { loadParser: ParserLoader });
    shared = { register: message.register, loadParser };
    limits = message.limits;
    answer({ type: 'ready' });
    return;
  }
  const { location, context } = message;
  const onPage: ReadContext['onPage'] = ({ stage, page, pages }) =>
    answer({ type: 'page', stage, page, pages });
  const result = await readJob({ location, context }, { ...shared, onPage }, limits);
  answer({ type: 'result', rssBytes: process.memoryUsage.rss(), ...result });
}

function leave(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(0);
  }
}

const readLines = createLineReader(
  MAX_REQUEST_BYTES,
  // A promise that rejects ends the process, and the parent says so of the file.
  (line) => void take(JSON.parse(line) as ToReader),
  leave,
);
channel.on('data', (chunk: Buffer) => readLines(chunk));
channel.on('error', leave);
channel.on('close', leave);
