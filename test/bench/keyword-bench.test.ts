import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { growPassages, readRealText } from './grown-corpus.ts';
import { formatKeywordBench } from './keyword-bench.ts';
import { ENGINES, runBenchJob, type AskFigures } from './keyword-bench-job.ts';
import { foldedSyllables } from '../../knowledge/text/syllables.ts';

function starterDocuments(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-documents-'));
  const sentences = Array.from(
    { length: 60 },
    (_, i) => `Đại hội chi bộ thôn ${i} bầu cấp ủy nhiệm kỳ mới gồm ${i + 3} đồng chí.`,
  );
  writeFileSync(join(folder, 'van-ban.md'), sentences.join(' '));
  return folder;
}

describe('the keyword benchmark', () => {
  it('grows passages of 120 to 250 syllables and a little, the same every time', () => {
    const { sentences } = readRealText('no-such-folder', starterDocuments());
    const passages = [...growPassages(sentences, 40)];

    expect([...growPassages(sentences, 40)]).toEqual(passages);
    for (const passage of passages) {
      expect(foldedSyllables(passage).length).toBeGreaterThanOrEqual(120);
      expect(foldedSyllables(passage).length).toBeLessThanOrEqual(250 + 120);
    }
  });

  it.each(ENGINES.map(({ name }) => name))('%s finds twenty passages for every question', async (engine) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-engine-'));
    const documentsFolder = starterDocuments();
    const job = { engine, passages: 40, folder, evalFolder: 'no-such-folder', documentsFolder };

    await runBenchJob({ ...job, phase: 'build' });
    const figures = (await runBenchJob({ ...job, phase: 'ask' })) as AskFigures;

    expect(figures.hits).toBe(20);
    expect(figures.p50Ms).toBeGreaterThan(0);
  });

  it('says in its table what was skipped and why', () => {
    const text = formatKeywordBench({
      source: 'tài liệu',
      questions: 3,
      rows: [],
      skipped: [{ engine: 'Orama', passages: 60_000, reason: 'too big' }],
    });

    expect(text).toContain('skipped: Orama at 60000 passages: too big');
  });
});
