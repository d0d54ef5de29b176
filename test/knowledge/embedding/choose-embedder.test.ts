import { mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseEmbedder, type EmbedderChoice } from '../../../knowledge/embedding/choose-embedder.ts';
import { EmbedderFailure } from '../../../knowledge/embedding/embedder-failure.ts';
import type { openOpenAiEmbedder } from '../../../knowledge/embedding/openai-embedder.ts';
import { openTransformersEmbedder } from '../../../knowledge/embedding/transformers-embedder.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

const WORDS = ['văn', 'bản'];

function newDataDir(model?: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'choose-'));
  if (model !== undefined) writeTinyModel(join(dataDir, 'models', model), { words: WORDS });
  return dataDir;
}

async function identityOf(choice: EmbedderChoice) {
  if (choice.embedder === null) throw new Error(`No embedder: ${choice.code}`);
  await choice.embedder.close();
  return choice.embedder.identity;
}

describe('which embedder is used', () => {
  it('auto: the default model when its folder is there', async () => {
    const dataDir = newDataDir('Xenova/multilingual-e5-small');

    const choice = await chooseEmbedder({ mode: 'auto', dataDir });

    expect(await identityOf(choice)).toMatchObject({
      model: 'Xenova/multilingual-e5-small',
      queryPrefix: 'query: ',
    });
  });

  it('auto: none, and the model may be fetched, when no folder is there', async () => {
    expect(await chooseEmbedder({ mode: 'auto', dataDir: newDataDir() })).toMatchObject({
      embedder: null,
      code: 'model-absent',
      mayFetch: true,
      model: 'Xenova/multilingual-e5-small',
    });
  });

  it('auto: never sends text to a service, even when one is configured', async () => {
    const openai = { baseUrl: null, apiKey: 'k', model: 'm' };

    const choice = await chooseEmbedder({ mode: 'auto', dataDir: newDataDir(), openai });

    expect(choice).toMatchObject({ embedder: null, code: 'model-absent' });
  });

  it('a folder brought by hand gives its model the name of its path', async () => {
    const dataDir = newDataDir('Xenova/bge-m3');
    const modelDir = join(dataDir, 'models/Xenova/bge-m3');

    const choice = await chooseEmbedder({ mode: 'auto', dataDir: newDataDir(), modelDir });

    expect(await identityOf(choice)).toMatchObject({ model: 'Xenova/bge-m3', pooling: 'cls' });
  });

  it('a folder by hand that is empty is not filled from the hub', async () => {
    const modelDir = mkdtempSync(join(tmpdir(), 'empty-'));

    expect(await chooseEmbedder({ mode: 'transformers', dataDir: newDataDir(), modelDir })).toMatchObject({
      code: 'model-absent',
      mayFetch: false,
    });
  });

  it('a folder with a file missing is damaged and may be fetched again', async () => {
    const dataDir = newDataDir('a/b');
    rmSync(join(dataDir, 'models/a/b/tokenizer.json'));

    expect(await chooseEmbedder({ mode: 'auto', model: 'a/b', dataDir })).toMatchObject({
      code: 'model-damaged',
      mayFetch: true,
      detail: expect.stringContaining('tokenizer.json') as string,
    });
  });

  it('a fetched file that shrank since is damaged', async () => {
    const dataDir = newDataDir('a/b');
    const folder = join(dataDir, 'models/a/b');
    const files = [{ path: 'onnx/model_quantized.onnx', bytes: 10_000, sha256: '', checkedBy: 'sha256' }];
    writeFileSync(
      join(folder, 'model.json'),
      JSON.stringify({ model: 'a/b', revision: 'main', fetched: '', files }),
    );

    expect(await chooseEmbedder({ mode: 'auto', model: 'a/b', dataDir })).toMatchObject({
      code: 'model-damaged',
    });
  });

  it('weights that do not load are said, and not fetched over and over', async () => {
    const dataDir = newDataDir('a/b');
    truncateSync(join(dataDir, 'models/a/b/onnx/model_quantized.onnx'), 100);

    expect(await chooseEmbedder({ mode: 'auto', model: 'a/b', dataDir })).toMatchObject({
      code: 'model-not-loadable',
      mayFetch: false,
    });
  });

  it('off is off, also with a model there', async () => {
    expect(
      await chooseEmbedder({ mode: 'none', dataDir: newDataDir('Xenova/multilingual-e5-small') }),
    ).toMatchObject({
      embedder: null,
      code: 'embeddings-off',
      mayFetch: false,
    });
  });

  it('a service without a model name is not configured', async () => {
    const openai = { baseUrl: null, apiKey: 'k', model: null };

    expect(await chooseEmbedder({ mode: 'openai', dataDir: newDataDir(), openai })).toMatchObject({
      code: 'openai-not-configured',
      mayFetch: false,
    });
  });

  it.each([
    ['refused', 'openai-refused'],
    ['unreachable', 'openai-unreachable'],
  ] as const)('a service that is %s is told apart', async (outcome, code) => {
    const open = {
      transformers: openTransformersEmbedder,
      openai: (() =>
        Promise.reject(new EmbedderFailure(outcome, 'no', { retryable: true }))) as typeof openOpenAiEmbedder,
    };
    const openai = { baseUrl: null, apiKey: 'k', model: 'm' };

    expect(await chooseEmbedder({ mode: 'openai', dataDir: newDataDir(), openai }, open)).toMatchObject({
      code,
    });
  });

  it('a name that climbs out of the folder finds nothing', async () => {
    const dataDir = newDataDir('a/b');
    mkdirSync(join(dataDir, 'x'));
    renameSync(join(dataDir, 'models/a/b'), join(dataDir, 'x/b'));

    expect(await chooseEmbedder({ mode: 'auto', model: '../x/b', dataDir })).toMatchObject({
      embedder: null,
    });
  });
});
