import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseEmbedder } from '../../../knowledge/embedding/choose-embedder.ts';
import { embedPassages } from '../../../knowledge/embedding/embed-passages.ts';
import { fetchModel } from '../../../knowledge/embedding/model-hub.ts';
import { fuseRows } from '../../../knowledge/search/fusion.ts';
import {
  openVectorIndex,
  prepareVectorGraph,
  VECTORS_NAME,
} from '../../../knowledge/vectors/open-vector-index.ts';
import { readVectorsFile, writeVectorsFile } from '../../../knowledge/vectors/vectors-file.ts';
import { startFakeModelHub, type FakeModelHub } from '../../support/fake-model-hub.ts';
import { tinyModelFiles } from '../../support/tiny-model.ts';

const MODEL = 'Xenova/multilingual-e5-small';
const PASSAGES = [
  'chi bộ họp thường kỳ mỗi tháng một lần',
  'đại hội bầu ban chấp hành bằng phiếu kín',
  'đảng viên đóng đảng phí theo quy định',
  'nhân sự được giới thiệu qua năm bước',
  'số dư danh sách bầu cử từ mười đến mười lăm phần trăm',
];
const WORDS = [...new Set(PASSAGES.join(' ').split(' '))];

let hub: FakeModelHub;
beforeEach(async () => {
  hub = await startFakeModelHub(MODEL, tinyModelFiles({ words: WORDS, dimensions: 32 }));
});
afterEach(() => hub.close());

describe('from a model hub to a found passage', () => {
  it('fetches, checks, loads, embeds, stores, links and finds', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'vector-path-'));
    const before = await chooseEmbedder({ mode: 'auto', dataDir });
    expect(before).toMatchObject({ embedder: null, code: 'model-absent', mayFetch: true });

    const seen: number[] = [];
    const fetched = await fetchModel({
      hubRoot: hub.root,
      model: MODEL,
      dataDir,
      fetch,
      onProgress: ({ doneBytes }) => seen.push(doneBytes),
    });
    expect(fetched).toMatchObject({ state: 'ready', fetched: true });
    expect(seen.length).toBeGreaterThanOrEqual(4);

    const { embedder } = await chooseEmbedder({ mode: 'auto', dataDir });
    if (embedder === null) throw new Error('The fetched model was not taken.');
    const rows = await embedPassages(
      embedder,
      PASSAGES.map((text) => ({ text, disclosure: 'internal' as const })),
    );
    const folder = mkdtempSync(join(tmpdir(), 'version-'));
    const path = join(folder, VECTORS_NAME);
    await prepareVectorGraph(folder, await writeVectorsFile(path, embedder.identity, rows), { graphFrom: 1 });

    const opening = { folder, identity: embedder.identity, rows: PASSAGES.length };
    const graph = await openVectorIndex({ ...opening, graphFrom: 1 });
    const exact = await openVectorIndex(opening);
    for (const [row, text] of PASSAGES.entries()) {
      const question = await embedder.embedQuery(text.split(' ').reverse().join(' '));
      const found = graph.search(question, 3);
      expect(found[0]?.row).toBe(row);
      expect(found).toEqual(exact.search(question, 3));
    }

    const question = await embedder.embedQuery('giới thiệu nhân sự');
    const fused = fuseRows([{ row: 1, score: 4 }], graph.search(question, 3), { vectorWeight: 0.9 });
    expect(fused[0]).toMatchObject({ row: 3, keyword: null });
    await embedder.close();
  });

  it('refuses the vectors of the model before, once another is set', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'vector-path-'));
    await fetchModel({ hubRoot: hub.root, model: MODEL, dataDir, fetch });
    const { embedder } = await chooseEmbedder({ mode: 'transformers', dataDir });
    if (embedder === null) throw new Error('The fetched model was not taken.');
    const path = join(dataDir, VECTORS_NAME);
    await writeVectorsFile(path, embedder.identity, await embedder.embedPassages(PASSAGES));

    const changed = { ...embedder.identity, model: 'Xenova/bge-m3' };

    await expect(readVectorsFile(path, changed)).rejects.toMatchObject({ code: 'embedder-mismatch' });
    await embedder.close();
  });
});
