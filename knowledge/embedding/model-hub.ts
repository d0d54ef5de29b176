import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileSink, type FileSink } from './file-sink.ts';
import { downloadFile, type DownloadTerms } from './hub-download.ts';
import { HubFailure, diskFailure, type HubFailureCode } from './hub-failure.ts';
import { requestHub } from './hub-request.ts';
import { checkModelFolder, isModelName, modelFiles, modelFolder, type ModelReceipt } from './model-files.ts';
import { installModel } from './model-install.ts';
import { takeModelLock } from './model-lock.ts';

export const PUBLIC_HUB = 'https://huggingface.co';

export interface ModelFetchOptions {
  /** Root of the hub. Default `PUBLIC_HUB`. */
  readonly hubRoot?: string;
  /** `<organisation>/<name>`. */
  readonly model: string;
  /** Branch, tag or commit. Default `main`; all files are taken from the one commit the hub names for it. */
  readonly revision?: string;
  /** Default `q8`. */
  readonly dtype?: string;
  /** The model comes to `<dataDir>/models/<organisation>/<name>`. */
  readonly dataDir: string;
  readonly fetch: typeof globalThis.fetch;
  readonly onProgress?: (progress: ModelFetchProgress) => void;
  /** How long the hub may take to answer at all. Default 3,000. */
  readonly answerTimeoutMs?: number;
  /** Longest silence of a running download. Default 30,000. */
  readonly stallTimeoutMs?: number;
  /** How often a broken download is taken up where it stopped. Default 3. */
  readonly retries?: number;
  /** Pause before each of these. Default 1,000. */
  readonly pauseMs?: number;
  /** Largest file that is taken. Default 4 GB. */
  readonly maxBytes?: number;
  /** Ends the fetch cleanly when it fires. */
  readonly signal?: AbortSignal;
  /** Default: a file of its own. */
  readonly openSink?: (path: string) => Promise<FileSink>;
}

export interface ModelFetchProgress {
  readonly file: string;
  /** Of all files together. */
  readonly doneBytes: number;
  /** Null while the hub has not said the size of every file. */
  readonly totalBytes: number | null;
}

/** How a fetch ended. Messages are for logs (English) and name no folder of this machine. */
export type ModelFetchResult =
  /** The model is there and whole; `fetched` is false when it already was, and then nobody was asked. */
  | { readonly state: 'ready'; readonly folder: string; readonly fetched: boolean }
  /** The hub did not answer in time or not at all: semantic search stays off and the next run tries again. */
  | { readonly state: 'unreachable'; readonly message: string }
  /** Another process is fetching this model now. */
  | { readonly state: 'busy' }
  /** Nothing is left behind. */
  | { readonly state: 'refused'; readonly code: HubFailureCode; readonly message: string };

/** Brings a model from the hub, checked and whole, or leaves everything as it was. Never throws. */
export async function fetchModel(options: ModelFetchOptions): Promise<ModelFetchResult> {
  try {
    const { model, dataDir, dtype = 'q8' } = options;
    const addressOf = hubAddress(options);
    const folder = modelFolder(dataDir, model);
    const ready = { state: 'ready', folder, fetched: false } as const;
    if ((await checkModelFolder(folder, dtype)).state === 'complete') return ready;

    const answer = await askHub(addressOf(options.revision ?? 'main', 'config.json'), options);
    if (answer.state === 'unreachable') return answer;
    const revision = answer.commit ?? options.revision ?? 'main';

    const parent = join(dataDir, 'models');
    await onDisk(mkdir(parent, { recursive: true }), 'The folder of models');
    const partialPrefix = `.partial-${model.replace('/', '--')}-`;
    const lock = await onDisk(takeModelLock(join(parent, `.lock-${model.replace('/', '--')}`)), 'The lock');
    if (lock === null) return { state: 'busy' };
    const heartbeat = setInterval(() => void lock.touch(), 20_000).unref();
    const partial = join(parent, `${partialPrefix}${randomUUID()}`);
    try {
      if ((await checkModelFolder(folder, dtype)).state === 'complete') return ready;
      await removeLeftovers(parent, partialPrefix);
      await onDisk(mkdir(join(partial, 'onnx'), { recursive: true }), 'The folder of the model');
      const receipt = await fetchFiles((file) => addressOf(revision, file), partial, revision, options);
      await onDisk(installModel(partial, folder, receipt), 'The model');
      return { ...ready, fetched: true };
    } finally {
      clearInterval(heartbeat);
      await rm(partial, { recursive: true, force: true }).catch(() => undefined);
      await lock.release();
    }
  } catch (cause) {
    if (cause instanceof HubFailure) return { state: 'refused', code: cause.code, message: cause.message };
    const { code, message } = diskFailure(cause, 'The model');
    return { state: 'refused', code, message };
  }
}

function hubAddress({ hubRoot = PUBLIC_HUB, model, dtype = 'q8' }: ModelFetchOptions) {
  if (!isModelName(model)) throw new HubFailure('bad-address', 'A model name is <organisation>/<name>.');
  if (!URL.canParse(hubRoot) || !/^https?:$/.test(new URL(hubRoot).protocol))
    throw new HubFailure('bad-address', 'The address of the model hub must begin with http:// or https://.');
  try {
    modelFiles(dtype);
  } catch (cause) {
    throw new HubFailure('bad-address', `There are no model files of dtype ${dtype}.`, { cause });
  }
  const root = hubRoot.replace(/\/+$/, '');
  return (revision: string, file: string): URL =>
    new URL(`${root}/${model}/resolve/${encodeURIComponent(revision)}/${file}`);
}

type HubProbe =
  | { readonly state: 'there'; readonly commit: string | null }
  | { readonly state: 'unreachable'; readonly message: string };

/** Asks for the head of one small file. Throws HubFailure when the hub says that it has no such model. */
async function askHub(url: URL, { fetch, answerTimeoutMs = 3_000 }: ModelFetchOptions): Promise<HubProbe> {
  const limit = AbortSignal.timeout(answerTimeoutMs);
  const unreachable = (reason: string): HubProbe => ({
    state: 'unreachable',
    message: `The model hub ${url.host} ${reason}.`,
  });
  try {
    let answer = await requestHub(fetch, url, { method: 'HEAD', signal: limit });
    // Plain file servers may know GET only.
    if (answer.response.status === 405 || answer.response.status === 501) {
      answer = await requestHub(fetch, url, { method: 'GET', signal: limit });
      await answer.response.body?.cancel();
    }
    const { status } = answer.response;
    if (status < 400) return { state: 'there', commit: answer.commit };
    if (status === 429 || status >= 500) return unreachable(`is not serving now (status ${status})`);
    const isGone = status === 401 || status === 403 || status === 404 || status === 410;
    throw new HubFailure(
      isGone ? 'not-found' : 'bad-answer',
      `The model hub ${url.host} answered ${status} for the model.`,
    );
  } catch (cause) {
    if (cause instanceof HubFailure) throw cause;
    return unreachable(limit.aborted ? `did not answer within ${answerTimeoutMs} ms` : 'cannot be reached');
  }
}

async function fetchFiles(
  addressOf: (file: string) => URL,
  partial: string,
  revision: string,
  options: ModelFetchOptions,
): Promise<ModelReceipt> {
  const { fetch, answerTimeoutMs = 3_000, dtype = 'q8' } = options;
  const terms: DownloadTerms = {
    fetch,
    openSink: options.openSink ?? openFileSink,
    retries: options.retries ?? 3,
    pauseMs: options.pauseMs ?? 1_000,
    stallTimeoutMs: options.stallTimeoutMs ?? 30_000,
    maxBytes: options.maxBytes ?? 4e9,
    stop: options.signal,
  };
  const paths = modelFiles(dtype);
  const totalBytes = await totalSize(paths.map(addressOf), fetch, answerTimeoutMs * 3);
  await assertRoom(partial, totalBytes);
  const files: ModelReceipt['files'] = [];
  let doneBytes = 0;
  for (const path of paths) {
    const report = (bytes: number): void =>
      options.onProgress?.({ file: path, doneBytes: doneBytes + bytes, totalBytes });
    const file = await downloadFile(addressOf(path), join(partial, path), terms, report);
    if (path.endsWith('.json')) await assertJson(join(partial, path), path);
    else if (file.checkedBy === 'size')
      throw new HubFailure(
        'bad-answer',
        `The hub gives no checksum of ${path}, and weights are not taken without one.`,
      );
    doneBytes += file.bytes;
    files.push({ path, ...file });
  }
  return { model: options.model, revision, fetched: new Date().toISOString(), files };
}

/** A gateway that asks for a login answers every address with its own page. */
async function assertJson(path: string, name: string): Promise<void> {
  try {
    JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new HubFailure('bad-answer', `What the hub sent as ${name} is not JSON.`, { cause });
  }
}

/** Only for the progress line and the look at the free space, so no answer is no error. */
async function totalSize(urls: readonly URL[], fetch: typeof globalThis.fetch, timeoutMs: number) {
  const signal = AbortSignal.timeout(timeoutMs);
  const sizes = await Promise.all(
    urls.map((url) =>
      requestHub(fetch, url, { method: 'HEAD', signal }).then(
        ({ response, bytes }) => (response.status < 400 ? bytes : null),
        () => null,
      ),
    ),
  );
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0);
}

async function assertRoom(folder: string, bytes: number | null): Promise<void> {
  const disk = await statfs(folder).catch(() => null);
  if (bytes === null || disk === null || disk.bavail * disk.bsize >= bytes) return;
  throw new HubFailure('disk-full', `The disk has no room for the ${bytes} bytes of the model.`);
}

/** Remains of a process that was killed; ours to remove while we hold the lock. */
async function removeLeftovers(parent: string, prefix: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  for (const name of names) await rm(join(parent, name), { recursive: true, force: true });
}

async function onDisk<T>(step: Promise<T>, what: string): Promise<T> {
  return step.catch((cause: unknown) => {
    throw diskFailure(cause, what);
  });
}
