import { mkdtempSync, readdirSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LangChainEmbeddings } from '../../../knowledge/embedding/langchain-embeddings.ts';
import {
  openTransformersEmbedder,
  type TransformersLibrary,
} from '../../../knowledge/embedding/transformers-embedder.ts';
import { writeTinyModel, type TinyModelOptions } from '../../support/tiny-model.ts';

const WORDS = ['đảng', 'viên', 'đại', 'hội', 'nhân', 'sự', 'quy', 'trình', 'bước'];

function modelFolder(options: Partial<TinyModelOptions> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-model-'));
  writeTinyModel(folder, { words: WORDS, ...options });
  return folder;
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return NaN;
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? NaN), 0);
}

describe('embedder on a local model', () => {
  it('gives unit vectors in the order of the texts, whatever their lengths', async () => {
    const embedder = await openTransformersEmbedder({
      folder: modelFolder(),
      model: 'a/plain',
      batchSize: 2,
    });
    const texts = ['quy trình nhân sự bước quy trình', 'đảng', 'đại hội đảng viên', 'nhân sự', 'hội'];
    const progress: string[] = [];

    const vectors = await embedder.embedPassages(texts, (done, total) => progress.push(`${done}/${total}`));

    expect(embedder.identity).toMatchObject({ adapter: 'transformers', dtype: 'q8', dimensions: 8 });
    expect(progress).toEqual(['2/5', '4/5', '5/5']);
    for (const [at, text] of texts.entries()) {
      expect(cosine(vectors[at], vectors[at])).toBeCloseTo(1, 5);
      // Alone or padded beside longer ones, a text has the same vector.
      expect(cosine(vectors[at], await embedder.embedQuery(text))).toBeCloseTo(1, 5);
    }
    expect(cosine(vectors[1], vectors[4])).toBeLessThan(0.99);
    await embedder.close();
  });

  it('puts the prefixes of the e5 family before questions and passages', async () => {
    const folder = modelFolder();
    const plain = await openTransformersEmbedder({ folder, model: 'a/plain' });
    const e5 = await openTransformersEmbedder({ folder, model: 'a/multilingual-e5-small' });

    expect(e5.identity).toMatchObject({
      queryPrefix: 'query: ',
      passagePrefix: 'passage: ',
      pooling: 'mean',
    });
    expect(cosine(await e5.embedQuery('đảng'), await plain.embedQuery('query: đảng'))).toBeCloseTo(1, 5);
    const [passage] = await e5.embedPassages(['đảng']);
    expect(cosine(passage, await plain.embedQuery('passage: đảng'))).toBeCloseTo(1, 5);
    await Promise.all([plain.close(), e5.close()]);
  });

  it('takes the first token of the bge-m3 family', async () => {
    const folder = modelFolder();
    const bge = await openTransformersEmbedder({ folder, model: 'a/bge-m3' });

    const [one, other] = await bge.embedPassages(['đảng viên', 'đảng hội nhân sự']);

    expect(bge.identity.pooling).toBe('cls');
    expect(cosine(one, other)).toBeCloseTo(1, 5);
    await bge.close();
  });

  it.each([
    ['NaN', NaN],
    ['zero', 0],
    ['infinite', Infinity],
  ])('refuses a model that gives %s vectors', async (_, fill) => {
    await expect(
      openTransformersEmbedder({ folder: modelFolder({ fill }), model: 'a/broken' }),
    ).rejects.toMatchObject({ code: 'embedder-unavailable' });
  });

  it('refuses weights that are cut short, with the name of the model', async () => {
    const folder = modelFolder();
    truncateSync(join(folder, 'onnx/model_quantized.onnx'), 300);

    await expect(openTransformersEmbedder({ folder, model: 'a/cut' })).rejects.toMatchObject({
      code: 'embedder-unavailable',
      message: expect.stringContaining('a/cut') as string,
    });
  });

  it('never asks the network for a file that is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-model-'));

    await expect(
      openTransformersEmbedder({ folder, model: 'Xenova/multilingual-e5-small' }),
    ).rejects.toMatchObject({
      code: 'embedder-unavailable',
      message: expect.stringContaining('allowRemoteModels=false') as string,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that the optional library is not installed', async () => {
    const importLibrary = (): Promise<TransformersLibrary> =>
      Promise.reject(new Error("Cannot find package '@huggingface/transformers'"));

    await expect(
      openTransformersEmbedder({ folder: modelFolder(), model: 'a/b', importLibrary }),
    ).rejects.toMatchObject({
      code: 'embedder-unavailable',
      message: expect.stringContaining('not installed') as string,
    });
  });

  it('refuses to embed after closing, and closes twice', async () => {
    const embedder = await openTransformersEmbedder({ folder: modelFolder(), model: 'a/b' });

    await embedder.close();
    await embedder.close();

    await expect(embedder.embedQuery('đảng')).rejects.toMatchObject({ code: 'embedder-unavailable' });
  });

  it('serves LangChain with the same vectors', async () => {
    const embedder = await openTransformersEmbedder({ folder: modelFolder(), model: 'a/e5-tiny' });
    const langchain = new LangChainEmbeddings(embedder);

    const [document] = await langchain.embedDocuments(['đại hội']);
    const [passage] = await embedder.embedPassages(['đại hội']);

    expect(document).toEqual(Array.from(passage ?? []));
    expect(await langchain.embedQuery('đại hội')).toEqual(Array.from(await embedder.embedQuery('đại hội')));
    await embedder.close();
  });
});
