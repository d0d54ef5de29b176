import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embedPassages } from '../../../knowledge/embedding/embed-passages.ts';
import { LangChainEmbeddings } from '../../../knowledge/embedding/langchain-embeddings.ts';
import {
  openOpenAiEmbedder,
  type OpenAiEmbedderOptions,
} from '../../../knowledge/embedding/openai-embedder.ts';
import { publicTexts } from '../../../knowledge/embedding/public-texts.ts';
import {
  startFakeEmbeddingsServer,
  type EmbeddingsBehaviour,
  type FakeEmbeddingsServer,
} from '../../support/fake-embeddings-server.ts';

let server: FakeEmbeddingsServer;
beforeEach(async () => {
  server = await startFakeEmbeddingsServer();
});
afterEach(() => server.close());

function open(options: Partial<OpenAiEmbedderOptions> = {}) {
  return openOpenAiEmbedder({
    baseUrl: server.baseUrl,
    apiKey: 'key-of-test',
    model: 'text-embedding-x',
    dimensions: 6,
    queryTimeoutMs: 20_000,
    ...options,
  });
}

function open6(texts: readonly string[]) {
  return publicTexts(texts.map((text) => ({ text, disclosure: 'public' })));
}

describe('embedder on a service', () => {
  it('asks once for the length of the vectors when it is not known', async () => {
    server.dimensions = 11;

    const embedder = await openOpenAiEmbedder({ baseUrl: server.baseUrl, apiKey: null, model: 'm' });

    expect(embedder.identity).toMatchObject({
      adapter: 'openai',
      model: 'm',
      dimensions: 11,
      pooling: 'none',
    });
    expect(server.inputs).toHaveLength(1);
  });

  it('sends batches and gives unit vectors in the order of the texts', async () => {
    const embedder = await open({ batchSize: 2 });
    server.behaviour = { kind: 'answer', reversed: true };
    const progress: string[] = [];

    const vectors = await embedder.embedPassages(open6(['một', 'hai', 'ba']), (done, total) =>
      progress.push(`${done}/${total}`),
    );

    expect(server.inputs).toEqual([['một', 'hai'], ['ba']]);
    expect(server.headers[0]).toMatchObject({ authorization: 'Bearer key-of-test' });
    expect(progress).toEqual(['2/3', '3/3']);
    for (const [at, text] of ['một', 'hai', 'ba'].entries()) {
      expect(Math.hypot(...vectors[at]!)).toBeCloseTo(1, 5);
      expect(vectors[at]).toEqual(await embedder.embedQuery(text));
    }
  });

  it('adds the prefixes of an e5 model served by an own server', async () => {
    const embedder = await open({ model: 'intfloat/multilingual-e5-small' });

    await embedder.embedQuery('số dư');
    await embedder.embedPassages(open6(['số dư']));

    expect(server.inputs).toEqual([['query: số dư'], ['passage: số dư']]);
  });

  it('sends nothing that is not public (P12)', async () => {
    const embedder = await open();

    const vectors = await embedPassages(embedder, [
      { text: 'nội bộ', disclosure: 'internal' },
      { text: 'công khai', disclosure: 'public' },
    ]);

    expect(vectors.map((vector) => vector !== null)).toEqual([false, true]);
    expect(server.inputs).toEqual([['công khai']]);
    expect(() => publicTexts([{ text: 'nội bộ', disclosure: 'internal' }])).toThrow(RangeError);
  });

  it('refuses texts nobody declared public, before sending any (P12)', async () => {
    const embedder = await open();

    await expect(embedder.embedPassages(['nội bộ'])).rejects.toMatchObject({ code: 'embedder-unavailable' });
    await expect(new LangChainEmbeddings(embedder).embedDocuments(['nội bộ'])).rejects.toMatchObject({
      code: 'embedder-unavailable',
    });
    expect(server.inputs).toEqual([]);
  });

  it('tries again what passes by itself', async () => {
    server.behaviour = { kind: 'status', status: 503, times: 2 };
    const embedder = await open({ maxRetries: 2 });

    expect(await embedder.embedPassages(open6(['một']))).toHaveLength(1);
    expect(server.inputs).toHaveLength(3);
  });

  it('asks once only for a question, because a person waits', async () => {
    server.behaviour = { kind: 'status', status: 503 };
    const embedder = await open();

    await expect(embedder.embedQuery('một')).rejects.toMatchObject({ outcome: 'refused' });
    expect(server.inputs).toHaveLength(1);
  });

  it.each<[string, EmbeddingsBehaviour, object]>([
    ['401', { kind: 'status', status: 401 }, { outcome: 'refused', retryable: false, status: 401 }],
    ['429', { kind: 'status', status: 429 }, { outcome: 'refused', retryable: true, status: 429 }],
    ['500', { kind: 'status', status: 500 }, { outcome: 'refused', retryable: true, status: 500 }],
    ['silence', { kind: 'hang' }, { outcome: 'unreachable', retryable: true, status: null }],
    [
      'silence after the headers',
      { kind: 'hang', afterHeaders: true },
      { outcome: 'unreachable', retryable: true },
    ],
    [
      'NaN',
      { kind: 'raw', body: '{"data":[{"embedding":[NaN]}]}' },
      { outcome: 'refused', retryable: false },
    ],
    [
      'null',
      { kind: 'raw', body: '{"data":[{"embedding":[null]}]}' },
      { outcome: 'refused', retryable: false },
    ],
    ['too few vectors', { kind: 'raw', body: '{"data":[]}' }, { outcome: 'refused', retryable: false }],
    ['zero', { kind: 'raw', body: '{"data":[{"embedding":[0,0,0,0,0,0]}]}' }, { outcome: 'refused' }],
    ['overflow', { kind: 'raw', body: '{"data":[{"embedding":[1e999,0,0,0,0,0]}]}' }, { outcome: 'refused' }],
    ['a page', { kind: 'raw', body: '<html>', type: 'text/html' }, { outcome: 'refused', retryable: false }],
  ])('tells refusal from silence: %s', async (_, behaviour, expected) => {
    server.behaviour = behaviour;
    const timeoutMs = behaviour.kind === 'hang' ? 60 : 20_000;
    const embedder = await open({ maxRetries: 0, timeoutMs, queryTimeoutMs: timeoutMs });

    const failure = { code: 'embedder-unavailable', ...expected };
    await expect(embedder.embedPassages(open6(['một']))).rejects.toMatchObject(failure);
    await expect(embedder.embedQuery('một')).rejects.toMatchObject(failure);
  });

  it('refuses vectors of another length than the version has', async () => {
    const embedder = await open({ dimensions: 384 });

    await expect(embedder.embedQuery('một')).rejects.toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('6 numbers where 384') as string,
    });
  });

  it('is unreachable when nobody listens', async () => {
    const embedder = await open({ maxRetries: 0 });
    await server.close();

    await expect(embedder.embedQuery('một')).rejects.toMatchObject({ outcome: 'unreachable' });
  });

  it('never puts the key into an error', async () => {
    server.behaviour = { kind: 'status', status: 401 };
    const embedder = await open();

    const error = await embedder.embedQuery('một').catch((cause: unknown) => cause);

    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).not.toContain('key-of-test');
  });
});
