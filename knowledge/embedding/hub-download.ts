import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { HubFailure, diskFailure } from './hub-failure.ts';
import type { FileSink } from './file-sink.ts';
import { announcedBytes, requestHub, type Checksum, type HubAnswer } from './hub-request.ts';

/** How a file is brought. */
export interface DownloadTerms {
  readonly fetch: typeof globalThis.fetch;
  readonly openSink: (path: string) => Promise<FileSink>;
  /** How often a broken download is taken up again where it stopped. */
  readonly retries: number;
  /** Pause before each further try. */
  readonly pauseMs: number;
  /** Longest silence of a connection. */
  readonly stallTimeoutMs: number;
  /** A larger file is refused. */
  readonly maxBytes: number;
  /** Ends the download when it fires. */
  readonly stop?: AbortSignal | undefined;
}

/** What stands on the disk after a checked download. */
export interface DownloadedFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly checkedBy: 'sha256' | 'git-sha1' | 'size';
}

/**
 * Brings one file to `path`, flushed and checked by size and, when the hub names one, by checksum: read back from the
 * disk, so that what is checked is what will be loaded. `onBytes` is told how many bytes are there. Throws HubFailure.
 */
export async function downloadFile(
  url: URL,
  path: string,
  terms: DownloadTerms,
  onBytes: (bytes: number) => void,
): Promise<DownloadedFile> {
  const sink = await terms.openSink(path).catch((cause: unknown) => {
    throw diskFailure(cause, fileName(url));
  });
  let received;
  try {
    received = await receive(url, sink, terms, onBytes);
    await writing(sink.flush(), url);
  } finally {
    await sink.close().catch(() => undefined);
  }
  const { checksum, expected } = received;
  const actual = await hashFile(path, received.bytes, checksum);
  if (checksum !== null && actual.matched !== checksum.hex)
    throw new HubFailure('wrong-checksum', `${fileName(url)} has another checksum than the hub announced.`);
  if (checksum === null && expected === null)
    throw new HubFailure('bad-answer', `The hub gives neither size nor checksum of ${fileName(url)}.`);
  return { bytes: received.bytes, sha256: actual.sha256, checkedBy: checksum?.algorithm ?? 'size' };
}

interface Received {
  readonly bytes: number;
  readonly expected: number | null;
  readonly checksum: Checksum | null;
}

async function receive(
  url: URL,
  sink: FileSink,
  terms: DownloadTerms,
  onBytes: (bytes: number) => void,
): Promise<Received> {
  let bytes = 0;
  let checksum: Checksum | null = null;
  let lastCause: unknown;
  for (let attempt = 0; attempt <= terms.retries; attempt++) {
    if (attempt > 0 && terms.pauseMs > 0)
      await pause(terms.pauseMs, undefined, { signal: terms.stop }).catch(() => undefined);
    if (terms.stop?.aborted === true) throw new HubFailure('stopped', 'The download was stopped.');
    const stall = new StallTimer(terms.stallTimeoutMs);
    try {
      const answer = await requestHub(terms.fetch, url, {
        method: 'GET',
        signal: terms.stop === undefined ? stall.signal : AbortSignal.any([stall.signal, terms.stop]),
        ...(bytes > 0 ? { range: bytes } : {}),
      });
      assertFile(answer, url);
      assertSize(answer, url, terms.maxBytes);
      checksum ??= answer.checksum;
      if (bytes > 0 && !continuesAt(answer.response, bytes)) {
        await writing(sink.empty(), url);
        bytes = 0;
      }
      const limit = answer.bytes ?? terms.maxBytes;
      for await (const chunk of answer.response.body ?? []) {
        stall.restart();
        bytes += (chunk as Uint8Array).length;
        if (bytes > limit)
          throw new HubFailure('wrong-size', `${fileName(url)} is larger than the hub announced.`);
        await writing(sink.write(chunk as Uint8Array), url);
        onBytes(bytes);
      }
      if (answer.bytes === null || bytes === answer.bytes) return { bytes, expected: answer.bytes, checksum };
    } catch (cause) {
      if (cause instanceof HubFailure) throw cause;
      // Anything else is the connection: what has arrived is kept and the rest asked for again.
      lastCause = cause;
    } finally {
      stall.stop();
    }
  }
  if (terms.stop?.aborted === true) throw new HubFailure('stopped', 'The download was stopped.');
  throw new HubFailure('cut', `The connection broke while ${fileName(url)} was being fetched.`, {
    cause: lastCause,
  });
}

class StallTimer {
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;
  #timer: NodeJS.Timeout;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    // Also ends a body that was not read to its end.
    this.#controller.abort();
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(new Error('stalled')), this.#timeoutMs);
  }
}

function assertFile({ response }: HubAnswer, url: URL): void {
  const { status } = response;
  if (status === 200 || status === 206) return;
  // Overload passes by: take it like a lost connection.
  if (status === 429 || status >= 500) throw new Error(`status ${status}`);
  if (status === 416)
    throw new HubFailure('wrong-size', `${fileName(url)} is smaller than the hub announced.`);
  const isGone = status === 401 || status === 403 || status === 404 || status === 410;
  throw new HubFailure(
    isGone ? 'not-found' : 'bad-answer',
    `${url.host} answered ${status} for ${fileName(url)}.`,
  );
}

function assertSize({ response, bytes }: HubAnswer, url: URL, maxBytes: number): void {
  const announced = announcedBytes(response);
  if (bytes !== null && announced !== null && bytes !== announced)
    throw new HubFailure('wrong-size', `The hub announced two different sizes for ${fileName(url)}.`);
  if ((bytes ?? 0) > maxBytes)
    throw new HubFailure('wrong-size', `${fileName(url)} is larger than the ${maxBytes} bytes allowed.`);
}

function continuesAt(response: Response, bytes: number): boolean {
  return (
    response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${bytes}-`)
  );
}

async function writing(step: Promise<void>, url: URL): Promise<void> {
  await step.catch((cause: unknown) => {
    throw diskFailure(cause, fileName(url));
  });
}

async function hashFile(
  path: string,
  bytes: number,
  checksum: Checksum | null,
): Promise<{ sha256: string; matched: string | null }> {
  const sha256 = createHash('sha256');
  const git: Hash | null =
    checksum?.algorithm === 'git-sha1' ? createHash('sha1').update(`blob ${bytes}\0`) : null;
  for await (const chunk of createReadStream(path)) {
    sha256.update(chunk as Buffer);
    git?.update(chunk as Buffer);
  }
  const hex = sha256.digest('hex');
  return { sha256: hex, matched: git === null ? hex : git.digest('hex') };
}

function fileName(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
}
