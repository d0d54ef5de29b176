import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileSink } from '../../../knowledge/embedding/file-sink.ts';
import { checkModelFolder, modelFolder, readReceipt } from '../../../knowledge/embedding/model-files.ts';
import { fetchModel, type ModelFetchOptions } from '../../../knowledge/embedding/model-hub.ts';
import {
  HUB_COMMIT,
  startFakeModelHub,
  type FakeModelHub,
  type HubFault,
} from '../../support/fake-model-hub.ts';
import { tinyModelFiles } from '../../support/tiny-model.ts';

const MODEL = 'Xenova/multilingual-e5-small';
const WEIGHTS = 'onnx/model_quantized.onnx';
// Large enough that an answer comes in several pieces.
const FILES = tinyModelFiles({ words: Array.from({ length: 4_000 }, (_, at) => `từ${at}`) });

let hub: FakeModelHub;
let dataDir: string;
beforeEach(async () => {
  hub = await startFakeModelHub(MODEL, FILES);
  dataDir = mkdtempSync(join(tmpdir(), 'hub-data-'));
});
afterEach(() => hub.close());

function fetchTiny(options: Partial<ModelFetchOptions> = {}) {
  return fetchModel({ hubRoot: hub.root, model: MODEL, dataDir, fetch, pauseMs: 0, ...options });
}

/** Names left in data/models: nothing half made may be among them. */
function leftovers(): string[] {
  const models = join(dataDir, 'models');
  return existsSync(models) ? readdirSync(models) : [];
}

describe('fetching a model', () => {
  it('brings every file whole, with progress and a receipt, from the commit the hub names', async () => {
    const progress: { doneBytes: number; totalBytes: number | null }[] = [];

    const result = await fetchTiny({ onProgress: (step) => progress.push(step) });

    const folder = modelFolder(dataDir, MODEL);
    expect(result).toEqual({ state: 'ready', folder, fetched: true });
    for (const [path, bytes] of FILES) expect(readFileSync(join(folder, path)).equals(bytes)).toBe(true);
    const total = [...FILES.values()].reduce((sum, { length }) => sum + length, 0);
    expect(progress.at(-1)).toMatchObject({ doneBytes: total, totalBytes: total });
    expect(progress.map(({ doneBytes }) => doneBytes)).toEqual(
      progress.map(({ doneBytes }) => doneBytes).sort((a, b) => a - b),
    );
    const receipt = await readReceipt(folder);
    expect(receipt).toMatchObject({ model: MODEL, revision: HUB_COMMIT });
    expect(receipt?.files.map(({ path, checkedBy }) => `${path} ${checkedBy}`)).toEqual([
      'config.json git-sha1',
      'tokenizer_config.json git-sha1',
      'tokenizer.json git-sha1',
      `${WEIGHTS} sha256`,
    ]);
    expect(
      hub.requests.filter((line) => line.startsWith('GET /Xenova') && !line.includes(HUB_COMMIT)),
    ).toEqual([]);
    expect(leftovers()).toEqual(['Xenova']);
  });

  it('asks nobody when the model is there', async () => {
    await fetchTiny();
    const asked = hub.requests.length;

    expect(await fetchTiny()).toMatchObject({ state: 'ready', fetched: false });
    expect(hub.requests).toHaveLength(asked);
  });

  it('replaces a folder that lacks a file', async () => {
    mkdirSync(modelFolder(dataDir, MODEL), { recursive: true });
    writeFileSync(join(modelFolder(dataDir, MODEL), 'config.json'), '{}');

    expect(await fetchTiny()).toMatchObject({ state: 'ready', fetched: true });
    expect(await checkModelFolder(modelFolder(dataDir, MODEL))).toEqual({ state: 'complete' });
    expect(leftovers()).toEqual(['Xenova']);
  });

  it('takes up a broken download where it stopped', async () => {
    hub.faults.set(WEIGHTS, { cutAfter: 40_000, cuts: 1 });

    expect(await fetchTiny()).toMatchObject({ state: 'ready', fetched: true });
    expect(hub.requests.some((line) => /bytes=[1-9]\d*-$/.test(line))).toBe(true);
    expect(readFileSync(join(modelFolder(dataDir, MODEL), WEIGHTS)).equals(FILES.get(WEIGHTS)!)).toBe(true);
  });

  it('starts a broken download again where the hub cannot continue', async () => {
    hub.faults.set(WEIGHTS, { cutAfter: 40_000, cuts: 1, noRanges: true });

    expect(await fetchTiny()).toMatchObject({ state: 'ready', fetched: true });
    expect(readFileSync(join(modelFolder(dataDir, MODEL), WEIGHTS)).equals(FILES.get(WEIGHTS)!)).toBe(true);
  });

  it.each<[string, string, HubFault, string, RegExp]>([
    ['cut at every try', WEIGHTS, { cutAfter: 1_000 }, 'cut', /broke while model_quantized\.onnx/],
    ['silent in the middle', WEIGHTS, { stallAfter: 1_000 }, 'cut', /broke/],
    ['overloaded at every try', 'tokenizer.json', { status: 503 }, 'cut', /broke/],
    [
      'of another checksum',
      WEIGHTS,
      { body: flipped(FILES.get(WEIGHTS)!) },
      'wrong-checksum',
      /another checksum/,
    ],
    [
      'of another git checksum',
      'config.json',
      { body: flipped(FILES.get('config.json')!) },
      'wrong-checksum',
      /config/,
    ],
    ['announced too long', 'tokenizer.json', { lengthBy: 100 }, 'wrong-size', /smaller/],
    ['announced too short', 'tokenizer.json', { lengthBy: -100 }, 'wrong-checksum', /tokenizer\.json/],
    ['of two announced sizes', WEIGHTS, { linkedSizeBy: 5 }, 'wrong-size', /two different sizes/],
    ['absent', 'tokenizer.json', { status: 404 }, 'not-found', /404/],
    ['redirected to a file address', WEIGHTS, { redirectTo: 'file:///etc/passwd' }, 'bad-redirect', /file:/],
    ['redirected in a circle', 'config.json', { redirectTo: 'config.json' }, 'bad-redirect', /more than 5/],
    [
      'a page of a gateway',
      'config.json',
      { plain: true, body: Buffer.from('<html>Login</html>') },
      'bad-answer',
      /not JSON/,
    ],
    ['without any checksum', WEIGHTS, { plain: true }, 'bad-answer', /no checksum/],
  ])('refuses a file that is %s and leaves nothing behind', async (_, file, fault, code, message) => {
    hub.faults.set(file, fault);

    const result = await fetchTiny({
      stallTimeoutMs: fault.stallAfter === undefined ? 10_000 : 60,
      retries: 2,
    });

    expect(result).toMatchObject({
      state: 'refused',
      code,
      message: expect.stringMatching(message) as string,
    });
    expect(leftovers()).toEqual([]);
  });

  it('refuses a file larger than allowed before taking it', async () => {
    expect(await fetchTiny({ maxBytes: 10_000 })).toMatchObject({ state: 'refused', code: 'wrong-size' });
    expect(leftovers()).toEqual([]);
  });

  it('says that the disk is full, and leaves nothing behind', async () => {
    const openSink: typeof openFileSink = async (path) => {
      const sink = await openFileSink(path);
      let room = 30_000;
      return {
        ...sink,
        async write(bytes) {
          room -= bytes.length;
          if (room < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          await sink.write(bytes);
        },
      };
    };

    const result = await fetchTiny({ openSink });

    expect(result).toMatchObject({
      state: 'refused',
      code: 'disk-full',
      message: expect.stringMatching(/full/) as string,
    });
    expect(leftovers()).toEqual([]);
  });

  it('stops when it is told to, and leaves nothing behind', async () => {
    hub.faults.set(WEIGHTS, { stallAfter: 1_000 });
    const stopping = new AbortController();

    const result = await fetchTiny({
      signal: stopping.signal,
      onProgress: ({ file }) => {
        if (file === WEIGHTS) stopping.abort();
      },
    });

    expect(result).toMatchObject({ state: 'refused', code: 'stopped' });
    expect(leftovers()).toEqual([]);
  });

  it('says that the folder cannot be written', async () => {
    writeFileSync(join(dataDir, 'models'), 'a file where the folder should be');

    expect(await fetchTiny()).toMatchObject({ state: 'refused', code: 'not-writable' });
  });

  it.each([
    [{ model: '../../etc/passwd' }],
    [{ model: 'only-a-name' }],
    [{ hubRoot: 'ftp://hub' }],
    [{ hubRoot: 'hub' }],
    [{ dtype: 'q3' }],
  ])('asks nobody for the impossible %j', async (options) => {
    expect(await fetchTiny(options)).toMatchObject({ state: 'refused', code: 'bad-address' });
    expect(hub.requests).toEqual([]);
  });
});

describe('a hub that does not answer', () => {
  it('is unreachable when nobody listens', async () => {
    const closed = await closedPort();

    expect(await fetchTiny({ hubRoot: `http://127.0.0.1:${closed}` })).toEqual({
      state: 'unreachable',
      message: `The model hub 127.0.0.1:${closed} cannot be reached.`,
    });
    expect(leftovers()).toEqual([]);
  });

  it('is unreachable when it is silent for longer than it may', async () => {
    hub.faults.set('config.json', { hang: true });

    const result = await fetchTiny({ answerTimeoutMs: 50 });

    expect(result).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining('within 50 ms') as string,
    });
  });

  it('is unreachable while it is overloaded, to be asked again next time', async () => {
    hub.faults.set('config.json', { status: 503 });

    expect(await fetchTiny()).toMatchObject({ state: 'unreachable' });
  });

  it('is asked by GET when it knows no HEAD', async () => {
    hub.faults.set('config.json', { noHead: true });

    expect(await fetchTiny()).toMatchObject({ state: 'ready', fetched: true });
  });

  it('refuses when it has no such model', async () => {
    expect(await fetchTiny({ model: 'nobody/nothing' })).toMatchObject({
      state: 'refused',
      code: 'not-found',
    });
  });
});

describe('two processes at once', () => {
  it('fetch once: the second finds the first at work', async () => {
    let second: ReturnType<typeof fetchTiny> | undefined;

    const first = await fetchTiny({
      openSink: async (path) => {
        second ??= fetchTiny();
        await second;
        return openFileSink(path);
      },
    });

    expect(first).toMatchObject({ state: 'ready', fetched: true });
    expect(await second).toEqual({ state: 'busy' });
    expect(hub.requests.filter((line) => line.startsWith(`GET /storage/${WEIGHTS}`))).toHaveLength(1);
  });

  it('do not wait for one that was killed, and clear its remains', async () => {
    const models = join(dataDir, 'models');
    const remains = join(models, `.partial-${MODEL.replace('/', '--')}-dead`);
    mkdirSync(remains, { recursive: true });
    writeFileSync(
      join(models, `.lock-${MODEL.replace('/', '--')}`),
      JSON.stringify({ host: (await import('node:os')).hostname(), pid: 2 ** 22 + 1, token: 'dead' }),
    );

    expect(await fetchTiny()).toMatchObject({ state: 'ready', fetched: true });
    expect(leftovers()).toEqual(['Xenova']);
  });

  it('respect a living holder on another machine', async () => {
    const models = join(dataDir, 'models');
    mkdirSync(models, { recursive: true });
    const lock = join(models, `.lock-${MODEL.replace('/', '--')}`);
    writeFileSync(lock, JSON.stringify({ host: 'elsewhere', pid: 1, token: 'living' }));

    expect(await fetchTiny()).toEqual({ state: 'busy' });
    expect(existsSync(lock)).toBe(true);
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 1;
}
