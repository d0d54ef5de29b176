import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MODEL } from '../../knowledge/embedding/model-profile.ts';
import { readManifest } from '../../knowledge/store/open-version.ts';
import { currentVersionName, versionNames } from '../../knowledge/store/publish.ts';
import { openVectorIndex } from '../../knowledge/vectors/open-vector-index.ts';
import { ask, askUntil, startBot } from '../support/running-bot.ts';
import {
  killPrograms,
  linesForPeople,
  runProgram,
  startProgram,
  type ProgramEnd,
} from '../support/run-program.ts';
import { startFakeEmbeddingsServer } from '../support/fake-embeddings-server.ts';
import { startFakeModelHub, type FakeModelHub } from '../support/fake-model-hub.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';
import { tinyModelFiles } from '../support/tiny-model.ts';

const WORDS = [...new Set(samplePaper(1).toLowerCase().split(/\s+/))];

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let docs: string;
let dataDir: string;
let hub: FakeModelHub;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-vectors-'));
  docs = join(folder, 'docs');
  dataDir = join(folder, 'data');
  writeSampleFolder(docs, 3);
  hub = await startFakeModelHub(DEFAULT_MODEL, tinyModelFiles({ words: WORDS, dimensions: 32 }));
});
afterEach(async () => {
  killPrograms();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({ EMBEDDINGS: 'auto', EMBEDDING_HUB: hub.root, LOG_LEVEL: 'info' });
const ingest = (...words: string[]): Promise<ProgramEnd> =>
  runProgram('ingest', ['ingest', docs, '--data', dataDir, ...words], { env: settings() });
const knowledgeDir = (): string => join(dataDir, 'knowledge');
const current = (): string => currentVersionName(knowledgeDir()) ?? '';
interface Found {
  readonly vectorScore: number | null;
  readonly file: string;
}
async function search(words: string): Promise<{ readonly found: Found[]; readonly end: ProgramEnd }> {
  const end = await runProgram('bot', ['search', words, '--json', '--data', dataDir], { env: settings() });
  expect(end.code, end.stderr).toBe(0);
  return { found: JSON.parse(end.stdout) as Found[], end };
}

describe('from keyword search to search by meaning', () => {
  it('publishes for keyword search first, then fetches, embeds and publishes again while a bot answers', async () => {
    const ingesting = startProgram('ingest', ['ingest', docs, '--data', dataDir, '--json'], {
      env: settings(),
    });
    await ingesting.waitFor(/"event":"ingest\.published"/);
    const first = current();
    expect(readManifest(knowledgeDir(), first).embedder).toBeNull();
    const bot = await startBot(dataDir, settings());
    const answers = await askUntil(bot, 'Bộ phận văn thư số 1 hoàn thành bao nhiêu hồ sơ?', async () => {
      await bot.program.waitFor(/"event":"knowledge\.opened".*"semantic":true/);
      return true;
    });
    const end = await ingesting.ended;

    expect(end.code, end.stderr).toBe(0);
    const report = JSON.parse(end.stdout) as object;
    expect(report).toMatchObject({
      published: true,
      version: current(),
      previous: null,
      counts: { added: 3 },
    });
    expect(versionNames(knowledgeDir())).toEqual([first, current()]);
    expect(readManifest(knowledgeDir(), current()).embedder).toMatchObject({
      model: DEFAULT_MODEL,
      dimensions: 32,
    });
    for (const { status } of answers) expect(status).toBe('answered');
    const { found } = await search('hoàn thành hồ sơ');
    expect(found[0]?.vectorScore).toEqual(expect.any(Number));
    bot.program.kill('SIGTERM');
    expect((await bot.program.ended).code).toBe(0);

    // Nobody is asked again, nothing is embedded again.
    hub.requests.length = 0;
    const second = await ingest();
    expect(second.code).toBe(0);
    expect(second.stdout).toContain(`Phiên bản đang dùng vẫn là ${current()}`);
    expect(hub.requests).toEqual([]);
  });

  it('embeds only new texts in the next run', async () => {
    await ingest();
    const before = readManifest(knowledgeDir(), current()).counts.passages;
    writeFileSync(join(docs, 'van-ban-4.txt'), samplePaper(4));

    const end = await ingest();

    const fresh = readManifest(knowledgeDir(), current()).counts.passages - before;
    expect(fresh).toBeGreaterThan(3);
    const totals = [...end.stderr.matchAll(/^\[\d+\/(\d+)\] lập vectơ/gm)].map(([, total]) => Number(total));
    expect(new Set(totals)).toEqual(new Set([fresh]));
    expect((await search('hoàn thành hồ sơ')).found.every(({ vectorScore }) => vectorScore !== null)).toBe(
      true,
    );
  });

  it('takes a graph from 5,000 passages on', async () => {
    const lines = Array.from(
      { length: 5_200 },
      (_, i) => `## Mục ${i}\n\nBộ phận số ${i} hoàn thành ${i * 3} hồ sơ trong quý ${(i % 4) + 1}.`,
    );
    writeFileSync(join(docs, 'dai.md'), `# Danh mục\n\n${lines.map((line) => `${line}\n`).join('\n')}`);

    const end = await ingest();

    expect(end.code, end.stderr).toBe(0);
    const { embedder, counts } = readManifest(knowledgeDir(), current());
    expect(counts.passages).toBeGreaterThan(5_000);
    const version = join(knowledgeDir(), 'versions', current());
    const graphBefore = readFileSync(join(version, 'vectors.hnsw')).length;
    expect(graphBefore).toBeGreaterThan(100_000);
    if (embedder === null) throw new Error('no vectors');
    const warnings: string[] = [];
    const index = await openVectorIndex({
      folder: version,
      identity: embedder,
      rows: counts.passages,
      log: { log: (_level, event) => void warnings.push(event) },
    });
    expect(index.size).toBe(counts.passages);
    expect(warnings).toEqual([]);
    index.close();
    const { found } = await search('bộ phận số 77 hoàn thành');
    expect(found.some(({ vectorScore }) => vectorScore !== null)).toBe(true);
  }, 90_000);
});

describe('when the model cannot be had', () => {
  it.each([
    ['the download is cut', { cutAfter: 100 }, /bị ngắt giữa chừng/],
    ['the checksum is wrong', { body: Buffer.alloc(700, 1) }, /sai (mã kiểm tra|kích thước)/],
    ['the hub refuses', { status: 404 }, /không có mô hình này/],
    ['the hub is down', { status: 503 }, /Không kết nối được kho mô hình/],
  ])('%s: one line, exit code 0, and search by keyword goes on', async (_what, fault, line) => {
    for (const name of !('status' in fault) ? ['onnx/model_quantized.onnx'] : ['*'])
      hub.faults.set(name, fault);

    const end = await ingest();

    expect(end.code, end.stderr).toBe(0);
    expect(linesForPeople(end)).toEqual([expect.stringMatching(line)]);
    expect(readManifest(knowledgeDir(), current()).embedder).toBeNull();
    const { found } = await search('hoàn thành hồ sơ');
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.vectorScore).toBeNull();
  });

  it('the next ingest tries again', async () => {
    hub.faults.set('*', { status: 503 });
    await ingest();
    hub.faults.clear();

    const end = await ingest();

    expect(end.code, end.stderr).toBe(0);
    expect(linesForPeople(end)).toEqual([]);
    expect(readManifest(knowledgeDir(), current()).embedder).not.toBeNull();
  });

  it('nobody listens at the address of the hub: the same', async () => {
    await hub.close();

    const end = await ingest();

    expect(end.code, end.stderr).toBe(0);
    expect(linesForPeople(end)).toEqual([expect.stringMatching(/Không kết nối được kho mô hình/)]);
    expect((await search('hồ sơ')).found.length).toBeGreaterThan(0);
  });
});

describe('when the embedding service stops in the middle', () => {
  it('documents are published for keyword search all the same, with one line', async () => {
    const server = await startFakeEmbeddingsServer();
    // The first request of a run asks only how long a vector is.
    Object.defineProperty(server, 'behaviour', {
      get: () => (server.inputs.length === 1 ? { kind: 'answer' } : { kind: 'status', status: 401 }),
    });
    const env = { EMBEDDINGS: 'openai', OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'fake' };

    for (const number of [3, 4]) {
      writeFileSync(join(docs, `van-ban-${number}.txt`), samplePaper(number));
      server.inputs.length = 0;
      const end = await runProgram('ingest', ['ingest', docs, '--data', dataDir], { env });

      expect(end.code, end.stderr).toBe(0);
      expect(linesForPeople(end)).toEqual([expect.stringMatching(/Dịch vụ từ chối yêu cầu/)]);
      expect(readManifest(knowledgeDir(), current())).toMatchObject({
        embedder: null,
        counts: { documents: number },
      });
    }
    await server.close();
  });
});

describe('damaged vectors', () => {
  let whole: Buffer;
  let path: string;
  let template: string;
  beforeAll(async () => {
    template = mkdtempSync(join(tmpdir(), 'tro-ly-vectors-template-'));
    const papers = join(template, 'docs');
    writeSampleFolder(papers, 3);
    const templateHub = await startFakeModelHub(
      DEFAULT_MODEL,
      tinyModelFiles({ words: WORDS, dimensions: 32 }),
    );
    const env = { EMBEDDINGS: 'auto', EMBEDDING_HUB: templateHub.root };
    const end = await runProgram('ingest', ['ingest', papers, '--data', join(template, 'data')], { env });
    expect(end.code, end.stderr).toBe(0);
    await templateHub.close();
  });
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  beforeEach(() => {
    dataDir = join(template, 'data');
    path = join(knowledgeDir(), 'versions', current(), 'vectors.f32');
    whole = readFileSync(path);
  });
  afterEach(() => writeFileSync(path, whole));

  it.each([
    ['truncated', () => truncateSync(path, whole.length - 40)],
    ['longer', () => appendFileSync(path, Buffer.alloc(128))],
    ['empty', () => truncateSync(path, 0)],
    [
      'with numbers that are no numbers',
      () => {
        const bytes = Buffer.from(whole);
        bytes.writeFloatLE(Number.NaN, 128);
        writeFileSync(path, bytes);
      },
    ],
    ['missing', () => rmSync(path)],
  ])(
    '%s: search goes on by keyword with a clear log line, and verify names the file',
    async (_how, damage) => {
      damage();

      const { found, end } = await search('hoàn thành hồ sơ');
      const verified = await runProgram('ingest', ['knowledge', 'verify', '--data', dataDir]);

      expect(found.length).toBeGreaterThan(0);
      expect(found[0]?.vectorScore).toBeNull();
      expect(end.stderr).toMatch(/"event":"knowledge\.vectors-refused".*"code":"vectors-damaged"/);
      expect(verified.code).toBe(1);
      expect(verified.stdout).toMatch(/vectors\.f32/);
    },
  );

  it('a bot answers by keyword, and the next ingest makes the vectors anew', async () => {
    truncateSync(path, 200);
    const damaged = current();
    const bot = await startBot(dataDir, settings());

    expect(bot.program.stderr()).toMatch(/knowledge\.vectors-refused/);
    expect((await ask(bot, 'Bộ phận văn thư số 1 hoàn thành bao nhiêu hồ sơ?')).status).toBe('answered');
    const papers = join(template, 'docs');
    const end = await runProgram('ingest', ['ingest', papers, '--data', dataDir], { env: settings() });
    expect(end.code, end.stderr).toBe(0);
    expect(current()).not.toBe(damaged);
    await bot.program.waitFor(/"event":"knowledge\.opened".*"semantic":true/);
  });
});
