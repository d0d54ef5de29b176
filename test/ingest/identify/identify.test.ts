import { describe, expect, it } from 'vitest';

import { restoreBodyCase } from '../../../ingest/identify/body-names.ts';
import { findDates, latestEventDay } from '../../../ingest/identify/dates.ts';
import { documentIdOf } from '../../../ingest/document-id.ts';
import { readOfficialHeader } from '../../../ingest/identify/official-header.ts';
import { findPlace, parsePlace } from '../../../ingest/identify/place.ts';
import { findReferences } from '../../../ingest/identify/references.ts';
import { findTerm } from '../../../ingest/identify/term.ts';
import { parseText } from '../../../ingest/parse/text-parser.ts';

describe('days', () => {
  it.each([
    ['ngày 30-5-2019', '2019-05-30'],
    ['ngày 05/3/2020', '2020-03-05'],
    ['05.03.2020', '2020-03-05'],
    ['ngày 05 tháng 02 năm 2020', '2020-02-05'],
    ['31/02/2020', null],
  ])('reads %s', (text, date) => {
    expect(findDates(text).map((found) => found.date)).toEqual([date]);
  });

  it.each(['ngày 12 và 13-1', 'nhiệm kỳ 2015-2020', 'đổi mới 1/3', '1.500.000 đồng', 'Số 36/2018/QH14'])(
    'finds no day in %s',
    (text) => {
      expect(findDates(text)).toEqual([]);
    },
  );

  it('does not take the years of a term for events', () => {
    expect(latestEventDay('Ngày 30/6/2010, nhiệm kỳ 2010 - 2015, tháng 10-2009')).toBe('2010-06-30');
  });
});

describe('variants of the official head', () => {
  const HEADS: readonly (readonly [string, Record<string, unknown>])[] = [
    ['Số 05-NQ/ĐU', { number: '05-NQ/ĐU' }],
    ['Số: 05-NQ/ĐU', { number: '05-NQ/ĐU' }],
    ['Số 05 - NQ/ĐU', { number: '05-NQ/ĐU' }],
    ['Số: 5/NQ-ĐU', { number: '05-NQ/ĐU' }],
    ['Số      -NQ/ĐU', { number: null, numberLeftOpen: true }],
    ['Số …-NQ/ĐU', { number: null, numberLeftOpen: true }],
  ];

  it.each(HEADS)('reads the number of %s', (line, expected) => {
    const header = readOfficialHeader(
      parseText(
        `ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ SƠN LĨNH\n*\n${line}\nSơn Lĩnh, ngày 05 tháng 02 năm 2020\nNGHỊ QUYẾT\nvề đại hội\n-----\nNội dung.`,
      ).blocks,
    );

    expect({
      number: header?.number?.value ?? null,
      ...(header?.numberLeftOpen ? { numberLeftOpen: true } : {}),
    }).toEqual(expected);
  });

  it.each([
    ['ngày      tháng 02 năm 2020', true],
    ['ngày 31 tháng 02 năm 2020', true],
    ['ngày … tháng … năm 2020', true],
    ['ngày 01 tháng 02 năm 2020', false],
  ])('never guesses a day: %s', (day, leftOpen) => {
    const header = readOfficialHeader(
      parseText(
        `ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY LĂNG MÔNG\n*\nSố 05-KH/HU\nLăng Mông, ${day}\nKẾ HOẠCH\ntổ chức đại hội\nNội dung kế hoạch.`,
      ).blocks,
    );

    expect([header?.dateLeftOpen, header?.issuedOn === null]).toEqual([leftOpen, leftOpen]);
  });

  it('reads a công văn, which has no title line', () => {
    const header = readOfficialHeader(
      parseText(
        'ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY LĂNG MÔNG\n*\nSố 15-CV/HU\nV/v tăng cường lãnh đạo đại hội\nLăng Mông, ngày 01 tháng 02 năm 2020\n\nKính gửi: Các chi bộ, đảng bộ trực thuộc\n\nNội dung.',
      ).blocks,
    );

    expect([header?.number?.value, header?.title, header?.bodyStart]).toEqual([
      '15-CV/HU',
      'V/v tăng cường lãnh đạo đại hội',
      6,
    ]);
  });

  it('does not take a report for an official paper', () => {
    expect(
      readOfficialHeader(
        parseText(
          'Huyện Lăng Mông đại hội xong\n\nKẾ HOẠCH ĐÃ RÕ\n\nTheo Kế hoạch số 88-KH/HU, các chi bộ đã đại hội xong trong tháng 6.',
        ).blocks,
      ),
    ).toBeNull();
  });
});

describe('papers named in a text', () => {
  it.each([
    [
      'Kế hoạch số 134-KH/TU, ngày 10/7/2019 của Ban Thường vụ Tỉnh ủy về đại hội',
      ['134-KH/TU', '2019-07-10', 'Ban Thường vụ Tỉnh ủy'],
    ],
    [
      'kế hoạch số 40 – KH/TU ngày 30/10/2009 của Ban Thường vụ Tỉnh uỷ về',
      ['40-KH/TU', '2009-10-30', 'Ban Thường vụ Tỉnh uỷ'],
    ],
    ['Chỉ thị số 37/CT-TW của Bộ Chính trị đã nêu', ['37-CT/TW', null, 'Bộ Chính trị']],
    [
      'Nghị định 30/2020/NĐ-CP ngày 5 tháng 3 năm 2020 của Chính phủ',
      ['30/2020/NĐ-CP', '2020-03-05', 'Chính phủ'],
    ],
    [
      'Kế hoạch số 118-KH/TXU, ngày 29/7/2019 của Thị ủy Bến Sỏi Về đại hội',
      ['118-KH/TXU', '2019-07-29', 'Thị ủy Bến Sỏi'],
    ],
    ['Thông báo 03-TB/HU của cả nước', ['03-TB/HU', null, null]],
  ])('reads %s', (text, expected) => {
    expect(findReferences(text).map((found) => [found.number, found.issuedOn, found.issuer])).toEqual([
      expected,
    ]);
  });

  it('keeps one number of two days as two papers and joins a bare mention to the only one', () => {
    expect(
      findReferences('35-CT/TW ngày 30/5/2019; 35-CT/TW ngày 14/6/2024').map(({ issuedOn }) => issuedOn),
    ).toEqual(['2019-05-30', '2024-06-14']);
    expect(findReferences('theo 35-CT/TW và 35-CT/TW ngày 30/5/2019')).toHaveLength(1);
  });
});

describe('place and term', () => {
  it.each([
    [
      'Huyện ủy Lăng Mông họp. Huyện Lăng Mông (tỉnh Hòa Thắng) phát triển.',
      'huyện',
      'Lăng Mông',
      'Hòa Thắng',
    ],
    ['thị xã Bến Sỏi, tỉnh Sông Trăng', 'thị xã', 'Bến Sỏi', 'Sông Trăng'],
    ['Đảng bộ tỉnh Hòa Thắng đã đại hội', 'tỉnh', 'Hòa Thắng', 'Hòa Thắng'],
  ])('reads the place of %s', (text, unit, place, province) => {
    expect(findPlace('', '', text)?.jurisdiction).toEqual({ scope: 'local', unit, place, province });
  });

  it('does not take words after a committee for its place', () => {
    expect(
      findPlace('', '', 'Thị ủy Ban Thường vụ đã họp; Tỉnh ủy Quyết định; Huyện ủy Đại hội.'),
    ).toBeNull();
  });

  it('reads declared places', () => {
    expect(parsePlace('An Phú, Sông Trăng')).toEqual({
      scope: 'local',
      place: 'An Phú',
      unit: null,
      province: 'Sông Trăng',
    });
    expect(parsePlace('cả nước')).toEqual({ scope: 'country' });
  });

  it.each([
    ['nhiệm kỳ 2020 – 2025, nhiệm kỳ 2015-2020, nhiệm kỳ 2020-2025', '2020-2025'],
    ['nhiệm kỳ 2020-2022, nhiệm kỳ 2020-2022, nhiệm kỳ 2020-2025', '2020-2025'],
    ['đại hội tiến tới Đại hội đại biểu toàn quốc lần thứ XIII của Đảng', '2020-2025'],
    ['trong năm 2019-2020', undefined],
  ])('reads the term of %s', (text, term) => {
    expect(findTerm('', text)?.term).toBe(term);
  });
});

describe('names', () => {
  it.each([
    ['THỊ ỦY BẾN SỎI', 'Thị ủy Bến Sỏi'],
    ['BAN CHẤP HÀNH ĐẢNG BỘ XÃ SƠN LĨNH', 'Ban Chấp hành Đảng bộ xã Sơn Lĩnh'],
    ['ỦY BAN NHÂN DÂN TỈNH HÒA THẮNG', 'Ủy ban nhân dân tỉnh Hòa Thắng'],
  ])('writes %s as in running text', (capitals, shown) => {
    expect(restoreBodyCase(capitals)).toBe(shown);
  });

  it('makes ids of letters, digits, dots and hyphens that differ for different papers', () => {
    const base = {
      number: null,
      issuedOn: null,
      issuer: null,
      kind: 'bao-chi',
      title: 'Đại hội “điểm”: ở xã Sơn Lĩnh / Đại Ngàn?',
      form: 'original',
      textHash: 'abcdef0123',
    } as const;

    expect(documentIdOf(base)).toBe('bao-chi.dai-hoi-diem-o-xa-son-linh-dai-ngan.abcdef01');
    expect(documentIdOf({ ...base, form: 'digest' })).toBe(
      'bao-chi.dai-hoi-diem-o-xa-son-linh-dai-ngan.abcdef01.tom-luoc',
    );
  });
});
