import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../ingest/ocr/find-columns.ts';
import type { RecognisedLine } from '../../../ingest/ocr/recogniser.ts';

const line = (left: number, right: number, top: number): RecognisedLine => ({
  text: 'x',
  confidence: 90,
  box: { left, right, top, bottom: top + 36 },
});
/** Lines of running text over the whole width. */
const body = (top: number, count: number): RecognisedLine[] =>
  Array.from({ length: count }, (_, n) => line(240, 1530, top + n * 50));

describe('columns side by side on a recognised page', () => {
  it('are a letterhead and a foot, not the text between them', () => {
    const head = [line(280, 800, 160), line(980, 1460, 164), line(970, 1470, 215), line(430, 660, 260)];
    const foot = [line(240, 370, 930), line(910, 1530, 914), line(240, 800, 985), line(1110, 1340, 963)];
    const zones = findColumns([...head, line(760, 1010, 330), ...body(420, 8), ...foot]);
    expect(zones).toHaveLength(2);
    const [first, second] = zones;
    expect([first?.top, first?.bottom]).toEqual([160, 296]);
    expect([second?.top, second?.bottom]).toEqual([914, 1021]);
    expect(first?.middle).toBeGreaterThan(800);
    expect(first?.middle).toBeLessThan(970);
  });

  it('are no rows of a table with three columns', () => {
    const row = (top: number) => [line(240, 400, top), line(700, 900, top), line(1200, 1500, top)];
    expect(findColumns([...row(100), ...row(160), ...row(220)])).toEqual([]);
  });

  it('are not looked for in a page that is set in two columns', () => {
    const rows = Array.from({ length: 20 }, (_, n) => [
      line(100, 760, 100 + n * 50),
      line(860, 1520, 100 + n * 50),
    ]);
    expect(findColumns(rows.flat())).toEqual([]);
  });

  it('are none on a page without lines', () => {
    expect(findColumns([])).toEqual([]);
  });
});
