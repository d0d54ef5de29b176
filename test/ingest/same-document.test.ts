import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { keepBestTexts, type ReadContent } from '../../ingest/same-document.ts';
import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../knowledge/model/document-number.ts';
import { sampleDocument } from '../support/sample-knowledge.ts';

const TEXT = [
  'Đại hội chi bộ bản Nậm Sỏi được tổ chức trong thời gian không quá một ngày vào trung tuần tháng ba.',
  'Cấp ủy chuẩn bị báo cáo chính trị, báo cáo kiểm điểm và đề án nhân sự trình cấp trên xem xét trước ba mươi ngày.',
  'Kinh phí tổ chức do ngân sách đảng bảo đảm theo định mức đã được Ban Thường vụ phê duyệt cho từng loại hình.',
];
/** As recognition reads it: marks lost here and there. */
const RECOGNISED = TEXT.map((line) =>
  line.replace('Đại hội', 'Dại hội').replace('chính trị', 'chinh trị').replace('Kinh phí', 'Kinh phi'),
);
const OTHER = [
  'Hội nghị sơ kết công tác kiểm tra, giám sát sáu tháng đầu năm và bàn nhiệm vụ thời gian tới của toàn ngành.',
];

function read(path: string, texts: readonly string[], over: Partial<Document> = {}): ReadContent {
  const id = over.id ?? '05-kh-du.2030-03-02.dang-uy-xa-nam-soi';
  return {
    path,
    content: sampleDocument(id, texts, {
      number: '05-KH/ĐU' as DocumentNumber,
      issuedOn: '2030-03-02' as CalendarDate,
      issuer: 'Đảng ủy xã Nậm Sỏi',
      title: 'Tổ chức đại hội chi bộ nhiệm kỳ 2030-2035',
      kind: 'ke-hoach',
      sha256: `sha-${path}`,
      ...over,
    }),
  };
}
const paths = (list: readonly { readonly path: string }[]): string[] => list.map(({ path }) => path);

describe('one document in several files', () => {
  it.each([
    [
      'letters over a scan',
      read('a.docx', TEXT),
      read('a.pdf', [...RECOGNISED, 'Trang'], { ocrCertainty: 0.8 }),
    ],
    [
      'the whole scan over a part in letters',
      read('whole.pdf', RECOGNISED, { ocrCertainty: 0.8 }),
      read('part.docx', TEXT.slice(0, 1)),
    ],
    [
      'the longer of two scans',
      read('a.pdf', RECOGNISED, { ocrCertainty: 0.6 }),
      read('b.pdf', RECOGNISED.slice(0, 2), { ocrCertainty: 0.9 }),
    ],
    [
      'a body named more fully in one',
      read('a.docx', TEXT, {
        id: 'x.ban-thuong-vu' as Document['id'],
        issuer: 'Ban Thường vụ Đảng ủy xã Nậm Sỏi',
      }),
      read('b.pdf', RECOGNISED, { ocrCertainty: 0.8 }),
    ],
    [
      'a scan whose day could not be read',
      read('a.docx', TEXT),
      read('b.pdf', RECOGNISED, { id: 'y' as Document['id'], issuedOn: null, ocrCertainty: 0.8 }),
    ],
    [
      'a scan whose number could not be read, though it is longer',
      read('a.docx', TEXT.slice(0, 2)),
      read('b.pdf', [...RECOGNISED, ...RECOGNISED], {
        id: 'z' as Document['id'],
        number: null,
        ocrCertainty: 0.8,
      }),
    ],
  ])('keeps %s', (_, better, worse) => {
    for (const given of [
      [better, worse],
      [worse, better],
    ]) {
      const { kept, dropped, differing } = keepBestTexts(given);
      expect(paths(kept)).toEqual([better.path]);
      expect(dropped).toEqual([
        { path: worse.path, betterPath: better.path, betterId: better.content.document.id },
      ]);
      expect(differing).toEqual([]);
    }
  });

  it('tells of both files when one number, day and issuer stand over two texts', () => {
    const { kept, differing } = keepBestTexts([read('a.docx', TEXT), read('b.docx', OTHER)]);

    expect(paths(kept)).toEqual(['a.docx']);
    expect(differing.map(({ path, betterPath }) => [path, betterPath])).toEqual([
      ['a.docx', 'b.docx'],
      ['b.docx', 'a.docx'],
    ]);
  });

  it.each([
    ['the same number of another day', { id: '2' as Document['id'], issuedOn: '2035-03-02' as CalendarDate }],
    [
      'the same number and day of another commune',
      { id: '3' as Document['id'], issuer: 'Đảng ủy xã Tà Lơi' },
    ],
    ['our digest of it', { id: '4' as Document['id'], form: 'digest' as const }],
    [
      'another paper without number of that day and body',
      { id: '5' as Document['id'], number: null, title: 'Công tác tuyên truyền' },
    ],
  ])('keeps %s as a document of its own', (_, over) => {
    expect(keepBestTexts([read('a.docx', TEXT), read('b.docx', OTHER, over)]).kept).toHaveLength(2);
  });

  it('keeps two texts under one number and day of a doubtful body, and tells of it', () => {
    const { kept, doubtful } = keepBestTexts([
      read('a.docx', TEXT),
      read('b.docx', OTHER, { id: '6' as Document['id'], issuer: 'Ban Thường vụ Đảng ủy xã Nậm Sỏi' }),
    ]);

    expect([kept.length, paths(doubtful)]).toEqual([2, ['a.docx', 'b.docx']]);
  });

  it('takes a report saved twice for one, and not that of another paper', () => {
    const press = { number: null, kind: 'bao-chi', issuer: 'Báo Lang Mông', issuedOn: null } as const;
    const a = read('a.html', TEXT, { ...press, id: 'p' as Document['id'] });
    const b = read('b.pdf', TEXT, { ...press, id: 'q' as Document['id'] });
    const c = read('c.html', TEXT, { ...press, id: 'r' as Document['id'], issuer: 'Báo Hòa Thắng' });

    expect(keepBestTexts([a, b, c]).kept).toHaveLength(2);
  });
});

describe('laws of choosing', () => {
  const copies = fc
    .array(
      fc.record({
        lines: fc.integer({ min: 1, max: 3 }),
        repeats: fc.integer({ min: 1, max: 2 }),
        isScan: fc.boolean(),
        hasNumber: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((list) =>
      list.map(({ lines, repeats, isScan, hasNumber }, i) =>
        read(
          `f${i}`,
          Array.from({ length: repeats }, () => (isScan ? RECOGNISED : TEXT).slice(0, lines)).flat(),
          {
            ...(isScan ? { ocrCertainty: 0.8 } : {}),
            ...(hasNumber ? {} : { number: null, id: `ohne-${i}` as Document['id'] }),
          },
        ),
      ),
    );

  it('chooses the same file in any order, and when the files come one after the other', () => {
    fc.assert(
      fc.property(copies, (list) => {
        const together = paths(keepBestTexts(list).kept);
        const backwards = paths(keepBestTexts(list.toReversed()).kept);
        const oneByOne = list.reduce<ReadContent[]>(
          (held, one) => [...keepBestTexts([...held, one]).kept],
          [],
        );

        expect([backwards, paths(oneByOne)]).toEqual([together, together]);
      }),
    );
  });
});
