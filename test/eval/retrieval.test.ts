import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateRetrieval } from './retrieval.ts';
import { loadRetrievalSet } from './retrieval-set.ts';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'retrieval-set-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const FILES = {
  'corpus.jsonl': '{"id":"d1","title":"Một","text":"một"}\n{"id":"d2","text":"hai"}\n',
  'queries.jsonl':
    '{"id":"q1","text":"một?"}\n{"id":"q2","text":"hai?"}\n{"id":"q3","text":"không ai hỏi"}\n',
  'qrels.tsv': 'q1\td1\t1\nq2\td2\t1\nq2\td1\t0\n',
};

describe('a retrieval set', () => {
  it('is read with titles that may be missing and grades that may be zero', () => {
    const set = loadRetrievalSet(folderWith(FILES));

    expect(set.corpus.map(({ title }) => title)).toEqual(['Một', '']);
    expect([...(set.relevant.get('q2') ?? [])]).toEqual(['d2']);
  });

  it('names file and line of what is broken', () => {
    const folder = folderWith({ ...FILES, 'corpus.jsonl': '{"id":"d1","text":"một"}\n{"id":' });

    expect(() => loadRetrievalSet(folder)).toThrow(/corpus\.jsonl:2/);
    expect(() => loadRetrievalSet(folderWith({ ...FILES, 'qrels.tsv': 'q1 d1 1' }))).toThrow(/qrels\.tsv:1/);
  });
});

describe('evaluating retrieval', () => {
  it('asks only the queries that have relevant texts and gives the means', async () => {
    const set = loadRetrievalSet(folderWith(FILES));
    const asked: string[] = [];

    const figures = await evaluateRetrieval({
      ...set,
      rankDocuments: (query) => {
        asked.push(query);
        return ['d1', 'd2'];
      },
    });

    expect(asked).toEqual(['một?', 'hai?']);
    expect(figures.queries).toBe(2);
    expect(figures.mrr10).toBe(0.75);
    expect(figures.ndcg10).toBeCloseTo((1 + 1 / Math.log2(3)) / 2, 12);
    expect(figures.p95Ms).toBeGreaterThanOrEqual(figures.p50Ms);
  });
});
