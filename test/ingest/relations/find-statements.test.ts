import { describe, expect, it } from 'vitest';

import { ownEffect } from '../../../ingest/relations/effective-day.ts';
import { findStatements, type StatementSource } from '../../../ingest/relations/find-statements.ts';

const shown = (source: Partial<StatementSource>): string[] =>
  findStatements({ title: '', paragraphs: [], isOfficial: true, isGuidance: false, ...source }).map(
    ({ kind, subject, object, effectiveFrom }) =>
      [
        `${subject?.number ?? 'this'} ${kind} ${object?.number ?? 'this'}`,
        object?.issuedOn ?? subject?.issuedOn,
        effectiveFrom === null ? null : `from ${effectiveFrom}`,
      ]
        .filter((part) => part != null)
        .join(' '),
  );

describe('what an official paper says of others', () => {
  it.each([
    [
      'a replacement with the words that are only its ground left out',
      'Quy định này có hiệu lực từ ngày ký, thay thế Quy định số 80-QĐ/TW, ngày 18/8/2022 của Bộ Chính trị về phân cấp quản lý cán bộ và được thực hiện theo Hướng dẫn số 15-HD/BTCTW.',
      ['this replaces 80-QĐ/TW 2022-08-18'],
    ],
    [
      'a list of replaced papers',
      'Quy định này thay thế Quy định số 80-QĐ/TW, ngày 18/8/2022; Quy định số 50-QĐ/TW, ngày 27/12/2021 và Quyết định số 41-QĐ/TW, ngày 3/11/2021.',
      [
        'this replaces 80-QĐ/TW 2022-08-18',
        'this replaces 50-QĐ/TW 2021-12-27',
        'this replaces 41-QĐ/TW 2021-11-03',
      ],
    ],
    [
      'papers that end when this one takes effect',
      'Chỉ thị số 35-CT/TW, ngày 14/6/2024 và Kết luận số 118-KL/TW, ngày 18/1/2025 hết hiệu lực kể từ ngày Chỉ thị này có hiệu lực.',
      ['this repeals 35-CT/TW 2024-06-14', 'this repeals 118-KL/TW 2025-01-18'],
    ],
    [
      'papers that end on a day, named behind the verb',
      'Các văn bản sau đây hết hiệu lực kể từ ngày 01/01/2026: Quy định số 10-QĐ/TU, ngày 1/2/2018; Quy định số 11-QĐ/TU, ngày 3/2/2018.',
      [
        'this repeals 10-QĐ/TU 2018-02-01 from 2026-01-01',
        'this repeals 11-QĐ/TU 2018-02-03 from 2026-01-01',
      ],
    ],
    [
      'a passive repeal with its day',
      'Quyết định số 12-QĐ/HU, ngày 3/4/2019 bị bãi bỏ kể từ ngày 01/7/2025.',
      ['this repeals 12-QĐ/HU 2019-04-03 from 2025-07-01'],
    ],
    [
      'a passive replacement',
      'Quy định số 80-QĐ/TW, ngày 18/8/2022 được thay thế bởi Quy định số 377-QĐ/TW, ngày 8/10/2025 của Bộ Chính trị.',
      ['377-QĐ/TW replaces 80-QĐ/TW 2022-08-18'],
    ],
    [
      'a replacement of this paper by another',
      'Hướng dẫn này được thay thế bởi Hướng dẫn số 20-HD/BTCTW, ngày 5/6/2026.',
      ['20-HD/BTCTW replaces this 2026-06-05'],
    ],
    [
      'a state paper',
      'Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 45/QĐ-UBND ngày 12 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh.',
      ['this replaces 45/QĐ-UBND 2020-03-12'],
    ],
    [
      'a repeal of a part, which amends',
      'Bãi bỏ khoản 2 Điều 5 của Quy định số 11-QĐ/TU, ngày 5/3/2021.',
      ['this amends 11-QĐ/TU 2021-03-05'],
    ],
    [
      'a replacement of words, which amends',
      'Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại Điều 3 Quy định số 22-QĐ/TU, ngày 2/2/2022.',
      ['this amends 22-QĐ/TU 2022-02-02'],
    ],
    [
      'an end with an exception, which amends',
      'Quy định số 80-QĐ/TW, ngày 18/8/2022 hết hiệu lực, trừ Điều 5.',
      ['this amends 80-QĐ/TW 2022-08-18'],
    ],
    [
      'an amendment',
      'Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 244-QĐ/TW, ngày 9/6/2014.',
      ['this amends 244-QĐ/TW 2014-06-09'],
    ],
    [
      'its grounds',
      'Căn cứ Điều lệ Đảng; Quy định số 24-QĐ/TW, ngày 30/7/2021 và Hướng dẫn số 01-HD/TW, ngày 28/9/2021;',
      ['this based-on 24-QĐ/TW 2021-07-30', 'this based-on 01-HD/TW 2021-09-28'],
    ],
    [
      'what it carries out',
      'Thực hiện Chỉ thị số 35-CT/TW, ngày 30/5/2019 của Bộ Chính trị, Ban Thường vụ xây dựng kế hoạch như sau:',
      ['this implements 35-CT/TW 2019-05-30'],
    ],
  ])('reads %s', (_, paragraph, expected) => {
    expect(shown({ paragraphs: [paragraph] })).toEqual(expected);
  });

  it.each([
    ['a negation', 'Hướng dẫn này không thay thế Hướng dẫn số 26-HD/BTCTW, ngày 18/10/2019.'],
    ['a negation of the passive', 'Quy định số 80-QĐ/TW chưa được thay thế bởi Quy định số 99-QĐ/TW.'],
    ['what goes on', 'Quy định số 89-QĐ/TW, ngày 4/8/2017 tiếp tục có hiệu lực.'],
    ['a proposal', 'Ban Tổ chức đề nghị bãi bỏ Quyết định số 15-QĐ/HU, ngày 2/3/2018.'],
    ['a plan', 'Trong năm 2026 sẽ thay thế Quy định số 15-QĐ/HU, ngày 2/3/2018.'],
    ['a case', 'Trường hợp Quy định số 80-QĐ/TW được sửa đổi, bổ sung thì thực hiện theo văn bản mới.'],
    ['people who are replaced', 'Không bố trí người thay thế theo Quy định số 80-QĐ/TW.'],
    ['people who are added', 'Bổ sung cán bộ luân chuyển theo tinh thần Quy định số 80-QĐ/TW.'],
    ['what others did before', 'Quy định số 80-QĐ/TW, ngày 18/8/2022 đã hết hiệu lực.'],
    ['its own end', 'Quy định này hết hiệu lực kể từ ngày 01/7/2027.'],
    ['no paper at all', 'Thay thế ủy viên, bãi bỏ quy trình cũ, bổ sung hồ sơ.'],
  ])('reads no relation in %s', (_, paragraph) => {
    expect(shown({ paragraphs: [paragraph] })).toEqual([]);
  });

  it('keeps no number of a person or a telephone in its evidence', () => {
    const [statement] = findStatements({
      title: '',
      paragraphs: [
        'Quy định này thay thế Quy định số 80-QĐ/TW, ngày 18/8/2022; vướng mắc xin gọi 0912 345 678 hoặc 001088123456.',
      ],
      isOfficial: true,
      isGuidance: false,
    });

    expect(statement?.evidence).toBe(
      'Quy định này thay thế Quy định số 80-QĐ/TW, ngày 18/8/2022; vướng mắc xin gọi [đã che] hoặc [đã che].',
    );
  });

  it('carries a verb over the points of the list it announces', () => {
    expect(
      shown({
        paragraphs: [
          'Điều 2. Bãi bỏ các văn bản sau đây:',
          '1. Quy định số 10-QĐ/TU, ngày 1/2/2018 của Tỉnh ủy.',
          '2. Quy định số 11-QĐ/TU, ngày 1/3/2018 của Tỉnh ủy.',
          'Các ban đảng theo dõi Quy định số 12-QĐ/TU, ngày 1/4/2018.',
        ],
      }),
    ).toEqual(['this repeals 10-QĐ/TU 2018-02-01', 'this repeals 11-QĐ/TU 2018-03-01']);
  });

  it('reads the title and tells a guidance from a plan', () => {
    const attached = 'thực hiện Quy chế bầu cử ban hành kèm theo Quyết định số 190-QĐ/TW, ngày 10/10/2024';
    expect(shown({ title: attached, isGuidance: true })).toEqual(['this guides 190-QĐ/TW 2024-10-10']);
    const direct = 'triển khai thực hiện Chỉ thị số 45-CT/TW, ngày 14/4/2025';
    expect([shown({ title: direct, isGuidance: true }), shown({ title: direct })]).toEqual([
      ['this guides 45-CT/TW 2025-04-14'],
      ['this implements 45-CT/TW 2025-04-14'],
    ]);
  });
});

describe('what a report says', () => {
  it('tells of two papers, never of itself', () => {
    expect(
      shown({
        isOfficial: false,
        paragraphs: [
          'Bộ Chính trị ban hành Quy định số 377-QĐ/TW, ngày 8/10/2025 thay thế Quy định số 80-QĐ/TW, ngày 18/8/2022.',
          'Bãi bỏ Quy định số 50-QĐ/TW, ngày 27/12/2021.',
          'Quy định số 41-QĐ/TW, ngày 3/11/2021 hết hiệu lực.',
          'Thực hiện Chỉ thị số 35-CT/TW, các địa phương đã tổ chức đại hội.',
        ],
      }),
    ).toEqual(['377-QĐ/TW replaces 80-QĐ/TW 2022-08-18']);
  });
});

describe('when a paper takes effect by its own words', () => {
  it.each([
    ['Quy định này có hiệu lực thi hành kể từ ngày 01/7/2025.', '2025-07-01', null],
    ['Quyết định này có hiệu lực kể từ ngày 01 tháng 7 năm 2025.', '2025-07-01', null],
    ['Quy chế này có hiệu lực từ ngày ký.', 'issue', null],
    ['Chỉ thị này có hiệu lực kể từ ngày ban hành và phổ biến đến chi bộ.', 'issue', null],
    ['Quy định này hết hiệu lực kể từ ngày 01/7/2027.', null, '2027-07-01'],
    ['Quy định số 15-QĐ/TU có hiệu lực từ ngày 01/7/2025.', null, null],
    ['Quy định này có hiệu lực từ ngày 31/02/2025.', null, null],
  ])('reads %s', (paragraph, from, ends) => {
    expect(ownEffect([paragraph])).toMatchObject({ from, ends });
  });
});
