import { expect, it } from 'vitest';
import { formatIngestBench, runIngestBench } from './ingest-bench.ts';

it('the ingest benchmark counts the documents of a real run and what a second one costs', async () => {
  const rows = await runIngestBench({ files: 5, formats: ['text'] });

  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ format: 'text', files: 5, unit: 'documents' });
  expect(rows[0]?.perSecond).toBeCloseTo(5 / (rows[0]?.seconds ?? 0));
  expect(rows[0]?.readerPeakBytes).toBeGreaterThan(0);
  expect(formatIngestBench(rows).split('\n').at(-1)).toMatch(/^text +5 /);
}, 60_000);
