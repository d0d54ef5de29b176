import { describe, expect, it } from 'vitest';
import { readSituation, type SituationFacts } from '../../../../bot/answer/situation/read-situation.ts';
import { knownPlaces } from '../../../../bot/answer/situation/read-places.ts';
import { paperIdentities } from '../../../../bot/answer/situation/paper-identities.ts';
import type { CalendarDate } from '../../../../knowledge/model/calendar-date.ts';
import type { DocumentNumber } from '../../../../knowledge/model/document-number.ts';
import { UNKNOWN_VALIDITY } from '../../../../knowledge/model/validity.ts';
import { foldDiacritics } from '../../../../knowledge/text/fold.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const ASKED_ON = '2026-11-22' as CalendarDate;
const day = (text: string): CalendarDate => text as CalendarDate;

function directive(id: string, number: string, issuedOn: string, term: string, to: string | null) {
  return sampleDocument(id, ['Một câu.'], {
    number: number as DocumentNumber,
    kind: number.includes('CT') ? 'chi-thi' : 'quy-che',
    issuedOn: day(issuedOn),
    term: term === '' ? null : term,
    validity: {
      ...UNKNOWN_VALIDITY,
      status: to === null ? 'in-force' : 'superseded',
      from: day(issuedOn),
      to: to === null ? null : day(to),
    },
  }).document;
}

const local = (id: string, place: string, unit: string, province: string | null) =>
  sampleDocument(id, ['Một câu.'], { jurisdiction: { scope: 'local', place, unit, province } }).document;

const documents = [
  directive('a', '35-CT/TW', '2019-05-30', '2020-2025', '2024-06-13'),
  directive('b', '35-CT/TW', '2024-06-14', '2025-2030', '2025-04-13'),
  directive('c', '190-QĐ/TW', '2024-10-10', '', null),
  directive('d', '12-CT/TW', '2016-05-05', '2015-2020', '2020-12-31'),
  directive('e', '12-CT/TW', '2021-05-05', '2020-2025', null),
  local('f', 'Lang Mông', 'huyện', 'Sơn Hà'),
  local('g', 'Tân Lập', 'xã', 'Sơn Hà'),
  local('h', 'Tân Lập', 'xã', 'Sông Trăng'),
];
const facts: SituationFacts = {
  papers: paperIdentities({ documents: () => documents, register: () => [] }),
  places: knownPlaces(documents, (term) =>
    ['chi bo', 'dai hoi', 'bau cu', 'nao duoc', 'to chuc'].includes(term),
  ),
};
const read = (text: string, over: Partial<Parameters<typeof readSituation>[1]> = {}) =>
  readSituation(text, { asOf: ASKED_ON, facts, ...over });

it('a longer name in capitals is another place than the known one it begins with', () => {
  const names = (text: string): string[] => read(text).places.map(({ name }) => name);

  expect(names('Huyện Lang Mông Đông họp ngày nào?')).toEqual(['Lang Mông Đông']);
  expect(names('Huyện Lang Mông họp ngày nào?')).toEqual(['Lang Mông']);
  expect(names('Xã Tân Lập Sơn Hà họp ngày nào?')[0]).toBe('Tân Lập');
});

describe('the time that words name', () => {
  const year = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31` });

  it.each<[string, object]>([
    ['Số dư là bao nhiêu?', { period: null, term: null, isAboutThePast: false }],
    ['Hiện nay số dư là bao nhiêu?', { period: null, isAboutNow: true }],
    ['Năm 2022 số dư là bao nhiêu?', { period: year(2022), term: null, isAboutThePast: true }],
    [
      'Nhiệm kỳ 2020-2025 số dư là bao nhiêu?',
      { term: '2020-2025', period: year(2020), isAboutThePast: true },
    ],
    ['Nhiệm kỳ 2025 – 2030 số dư là bao nhiêu?', { term: '2025-2030', period: null, isAboutThePast: false }],
    ['Đại hội XIII bầu thế nào?', { term: '2020-2025', isAboutThePast: true }],
    ['Khóa XIV có gì mới?', { term: '2025-2030', isAboutThePast: false }],
    ['Đại hội đại biểu toàn quốc lần thứ XII quy định gì?', { term: '2015-2020' }],
    ['Đại hội Đảng bộ thị xã lần thứ XVII họp khi nào?', { term: null, period: null }],
    ['Quốc hội khóa XIII có bao nhiêu đại biểu?', { term: null }],
    ['Khoá trước chọn mấy đơn vị làm điểm?', { term: '2020-2025', isAboutThePast: true }],
    ['Tháng 4 năm 2025 tuổi tái cử tính thế nào?', { period: { from: '2025-04-01', to: '2025-04-30' } }],
    ['Trước ngày 1/7/2025 cấp huyện làm gì?', { period: { from: '2025-06-30', to: '2025-06-30' } }],
    ['Đại hội năm 2020 số dư bao nhiêu?', { period: year(2020), term: '2020-2025' }],
    ['Nam sinh năm 1965 có được tái cử không?', { period: null, term: null }],
    ['Đảng viên sinh năm 2001 được kết nạp khi nào?', { period: null }],
    ['Đại hội năm 2030 làm gì?', { period: null, isAboutThePast: false }],
    ['Chỉ thị 35-CT/TW ngày 30/5/2019 quy định gì?', { period: null, term: null }],
    ['Trước khi có Quy chế 190 thì số dư bao nhiêu?', { period: { from: '2024-10-09', to: '2024-10-09' } }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
    expect(read(foldDiacritics(text))).toMatchObject(expected);
  });

  it('is counted from the day of asking', () => {
    expect(read('Khóa trước làm gì?', { asOf: day('2021-03-01') }).term).toBe('2015-2020');
    expect(read('Năm 2024 làm gì?', { asOf: day('2024-05-01') }).period).toBeNull();
  });

  it('is inherited by a follow-up and by no other question', () => {
    const history = ['Nhiệm kỳ 2020-2025 số dư là bao nhiêu?'];
    expect(read('Còn tỷ lệ nữ thì sao?', { history }).term).toBe('2020-2025');
    expect(read('Còn hiện nay thì sao?', { history }).term).toBeNull();
    expect(read('Ban kiểm phiếu của đại hội có bao nhiêu người?', { history }).term).toBeNull();
  });
});

describe('the places that words name', () => {
  it.each<[string, readonly object[]]>([
    ['Số dư là bao nhiêu?', []],
    ['Lang Mông họp khi nào?', [{ name: 'Lang Mông', unit: null, within: ['Sơn Hà'] }]],
    ['Huyện Đăk Pring họp khi nào?', [{ name: 'Đăk Pring', unit: 'huyện' }]],
    ['Xã Ea Lê, tỉnh Sông Trăng có mấy chi bộ?', [{ name: 'Ea Lê', unit: 'xã', within: ['Sông Trăng'] }]],
    ['xa dak pring hop khi nao', [{ name: 'dak pring', unit: 'xã' }]],
    ['Xã nào được chọn làm điểm?', []],
    ['Cấp xã bầu thế nào, tỉnh ủy chỉ đạo ra sao?', []],
    ['Tỉnh Bắc Kạn làm gì?', [{ name: 'Bắc Kạn', unit: 'tỉnh' }]],
    ['Phường 2 có được chọn không?', [{ name: '2', unit: 'phường' }]],
    ['Lang Mông và Bắc Kạn khác nhau thế nào?', [{ name: 'Lang Mông' }, { name: 'Bắc Kạn' }]],
    ['Hòa bình là gì?', []],
    ['Tư tưởng Hồ Chí Minh là gì?', []],
    ['Xã Tân Lập, tỉnh Sơn Hà họp khi nào?', [{ name: 'Tân Lập', within: ['Sơn Hà'] }]],
  ])('%s', (text, expected) => {
    const { places } = read(text);
    expect(places).toHaveLength(expected.length);
    expect(places).toMatchObject(expected);
  });

  it('come from the setting when the words name none, and never against them', () => {
    expect(read('Số dư bao nhiêu?', { place: 'Lang Mông' }).places).toMatchObject([
      { name: 'Lang Mông', isNamed: false },
    ]);
    expect(read('Ở Bắc Kạn số dư bao nhiêu?', { place: 'Lang Mông' }).places).toMatchObject([
      { name: 'Bắc Kạn' },
    ]);
  });
});

describe('the paper that a number means', () => {
  const meant = (text: string, over = {}) =>
    read(text, over).papers.map((paper) => paper.meant?.issuedOn ?? null);

  it.each<[string, (string | null)[]]>([
    ['Chỉ thị 35 quy định gì?', [null]],
    ['Chỉ thị 35 năm 2019 quy định gì?', ['2019-05-30']],
    ['CT 35-CT/TW ngày 14/6/2024 quy định gì?', ['2024-06-14']],
    ['Nhiệm kỳ 2020-2025, Chỉ thị 35 quy định gì?', ['2019-05-30']],
    ['Đại hội XIV theo chỉ thị 35 hay không?', ['2024-06-14']],
    ['Năm 2022, Chỉ thị 35 quy định gì?', ['2019-05-30']],
    ['Quy chế 190 quy định gì?', ['2024-10-10']],
    // One of the two is in force, the other is not.
    ['Chỉ thị 12 quy định gì?', ['2021-05-05']],
    ['Hướng dẫn 5 bước nhân sự thế nào?', []],
    ['Chỉ thị 99-CT/TW quy định gì?', []],
  ])('%s', (text, expected) => {
    expect(meant(text)).toEqual(expected);
  });

  it('is the only one there was on the day of asking, or the one chosen before', () => {
    expect(meant('Chỉ thị 35 quy định gì?', { asOf: day('2020-02-02') })).toEqual(['2019-05-30']);
    expect(meant('Chỉ thị 35 nói gì về nữ?', { history: ['Chỉ thị 35 năm 2019 ban hành khi nào?'] })).toEqual(
      ['2019-05-30'],
    );
  });
});
