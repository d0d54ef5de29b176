import { describe, expect, it } from 'vitest';

import { findPlace } from '../../ingest/identify/place.ts';
import { findReferences } from '../../ingest/identify/references.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { cpuTimeOf } from '../support/cpu-time.ts';

/** Inputs on which a careless pattern takes minutes; `size` is about the length in characters. */
const WORST: readonly (readonly [string, (size: number) => string])[] = [
  ['blanks', (size) => `a${' '.repeat(size)}b`],
  ['dots', (size) => '.'.repeat(size)],
  ['Điều Điều', (size) => 'Điều '.repeat(size / 5)],
  ['Điều 1. on lines', (size) => 'Điều 1.\n'.repeat(size / 8)],
  ['capitals', (size) => 'An Khê '.repeat(size / 7)],
  ['bodies', (size) => 'Ban Thường vụ Tỉnh ủy '.repeat(size / 22)],
  ['numbers', (size) => '35-CT/TW, ngày '.repeat(size / 15)],
  ['digits', (size) => '1'.repeat(size)],
  ['dates', (size) => '30/5/2019 '.repeat(size / 10)],
  ['open quotes', (size) => '“Đại hội. '.repeat(size / 10)],
  ['terms', (size) => 'nhiệm kỳ 2020 - '.repeat(size / 16)],
  ['ordinals', (size) => ': Thứ nhất, '.repeat(size / 12)],
  ['bullets', (size) => '- \n-\n– a\n'.repeat(size / 9)],
  ['stars', (size) => `# A\n\n# B\n\n${'*_**'.repeat(size / 4)}`],
  ['brackets', (size) => `# A\n\n# B\n\n${'[a]('.repeat(size / 4)}`],
  ['tags', (size) => `<html><body>${'<p'.repeat(size / 2)}`],
  ['paragraphs', (size) => `<html><body>${'<p>Đại hội đảng bộ.</p>'.repeat(size / 22)}</body></html>`],
  ['replacements', (size) => 'thay thế Quy định số 35-CT/TW, '.repeat(size / 31)],
  ['ended papers', (size) => `${'35-CT/TW; '.repeat(size / 10)}hết hiệu lực kể từ ngày`],
  ['heads', (size) => 'Số 05 -\nĐẢNG CỘNG SẢN VIỆT NAM '.repeat(size / 33)],
  ['misread numbers', (size) => 'lI1lI1. '.repeat(size / 8)],
  ['own effect', (size) => 'Quy định này và '.repeat(size / 16)],
  [
    'an official paper of one line',
    (size) =>
      `ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY LĂNG MÔNG\n*\nSố 05-KH/HU\n\nKẾ HOẠCH\ntổ chức\n-----\n\n${'thay thế 35-CT/TW và '.repeat(size / 21)}`,
  ],
  [
    'feet',
    (size) =>
      `ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY LĂNG MÔNG\n*\nSố 05-KH/HU\n\nKẾ HOẠCH\ntổ chức\n-----\n\nNội dung.\n\n${'T/M BAN THƯỜNG VỤ (Đã ký) '.repeat(size / 26)}`,
  ],
  ['front matter', (size) => `---\n${'- '.repeat(size / 2)}\n---\nA`],
];

async function millisecondsFor(text: string): Promise<number> {
  const bytes = Buffer.from(text);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 2; i++) {
    best = Math.min(best, await cpuTimeOf(() => readDocument(bytes, { file: 'a' })));
  }
  return best;
}

describe('reading time grows with the text, not faster', () => {
  it.each(WORST)('stays near linear on a flood of %s', async (_, make) => {
    await millisecondsFor(make(2_000));
    const half = await millisecondsFor(make(50_000));
    const full = await millisecondsFor(make(100_000));

    // Four times would be quadratic; small times are noise.
    expect(full < 300 || full / half < 3.5).toBe(true);
    expect(full).toBeLessThan(8_000);
  });

  it.each([
    ['places', (text: string) => findPlace(text, text, text)],
    ['references', (text: string) => findReferences(text)],
  ] as const)('stays near linear when looking for %s', async (_, find) => {
    const time = (text: string): Promise<number> => cpuTimeOf(() => find(text));
    const make = (size: number): string => 'huyện A B C D (tỉnh ('.repeat(size / 21);
    await time(make(5_000));

    expect(await time(make(100_000))).toBeLessThan(1_000);
  });
});
