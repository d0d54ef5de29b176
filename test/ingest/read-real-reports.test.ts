import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { Document } from '../../knowledge/model/document.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import { readDocument } from '../../ingest/read-document.ts';

const FOLDER = '../shared/corpus';

async function readReport(
  prefix: string,
): Promise<{ document: Document; passages: readonly Passage[]; codes: string[] }> {
  const file = readdirSync(FOLDER).find((name) => name.startsWith(prefix)) ?? '';
  const result = await readDocument(readFileSync(`${FOLDER}/${file}`), { file });
  if (result.outcome !== 'ok') throw new Error(result.detail);
  return { ...result.content, codes: result.warnings.map(({ code }) => code) };
}

const EXPECTED = [
  [
    '000',
    {
      issuer: 'GLO',
      issuedOn: null,
      term: '2020-2025',
      place: 'An Khê',
      unit: 'thị xã',
      province: null,
      references: ['35-CT/TW 2019-05-30'],
    },
  ],
  [
    '001',
    {
      issuer: 'Trang thông tin điện tử thị xã Duyên Hải',
      issuedOn: null,
      term: '2020-2025',
      place: 'Duyên Hải',
      unit: 'thị xã',
      province: 'Trà Vinh',
      references: [
        '35-CT/TW 2019-05-30',
        '134-KH/TU 2019-07-10',
        '118-KH/TXU 2019-07-29',
        '403-TB/TXU 2020-03-05',
        '3053-QĐ/TU 2019-11-27',
      ],
    },
  ],
  [
    '002',
    {
      issuer: 'doisongphapluat.nguoiduatin.vn',
      issuedOn: '2020-06-02',
      term: '2020-2025',
      place: 'Mường Ảng',
      unit: 'huyện',
      province: 'Điện Biên',
      references: [],
    },
  ],
  [
    '003',
    {
      issuer: 'LSO',
      issuedOn: null,
      term: '2010-2015',
      place: 'Lạng Sơn',
      unit: 'thành phố',
      province: null,
      references: ['40-KH/TU 2009-10-30', '37-CT/TW null'],
    },
  ],
  [
    '004',
    {
      issuer: 'Báo Bắc Kạn',
      issuedOn: '2020-08-28',
      term: '2020-2025',
      place: 'Bắc Kạn',
      unit: 'tỉnh',
      province: 'Bắc Kạn',
      references: ['35-CT/TW null', '07-HD/TU 2019-11-01'],
    },
  ],
] as const;

describe.skipIf(!existsSync(FOLDER))('the five real reports (skipped without ../shared/corpus)', () => {
  it.each(EXPECTED)(
    'finds publisher, day, term, place and papers named in report %s',
    async (prefix, expected) => {
      const { document } = await readReport(prefix);

      const { jurisdiction } = document;
      const place =
        jurisdiction.scope === 'local' ? jurisdiction : { place: null, unit: null, province: null };
      expect({
        issuer: document.issuer,
        issuedOn: document.issuedOn,
        term: document.term,
        place: place.place,
        unit: place.unit,
        province: place.province,
        references: document.references.map((reference) => `${reference.number} ${reference.issuedOn}`),
      }).toEqual(expected);
      expect(document.kind).toBe('bao-chi');
    },
  );

  it('drops counters, imprint, ratings and bylines from every report', async () => {
    for (const [prefix] of EXPECTED) {
      const { passages } = await readReport(prefix);
      const text = passages.map((passage) => passage.text).join('\n');
      expect(text).not.toMatch(
        /Lượt xem|truy cập|BẢN ĐỒ|đánh giá bài viết|Tổng số điểm|Designed by|Link nguồn|Điện thoại|\nP\.V|Thời gian chờ/,
      );
    }
  });

  it('does not believe a page date twelve years after the events', async () => {
    const { codes } = await readReport('003');

    expect(codes).toContain('page-date-not-credible');
  });

  it('keeps results, limits and solutions as three lists of whole points', async () => {
    const { passages } = await readReport('001');

    const sizes = new Map(
      passages.flatMap(({ list }) => (list === null ? [] : ([[list.group, list.size]] as const))),
    );
    expect([...sizes.values()]).toEqual([7, 4, 6]);
    expect(passages.find(({ list }) => list?.group === 2)?.list?.lead).toContain('còn một số hạn chế:');
  });

  it('says a teaser only once', async () => {
    for (const prefix of ['002', '003', '004']) {
      const { passages } = await readReport(prefix);
      const starts = passages.map((passage) => passage.text.slice(0, 60));
      expect(new Set(starts).size).toBe(starts.length);
    }
  });
});
