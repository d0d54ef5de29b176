import { describe, expect, it, test } from 'vitest';
import type { Told } from '../../../bot/answer/situation/first-line.ts';
import { nameOf, successionNotes, validityNotes } from '../../../bot/answer/validity-notes.ts';
import { calendarDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../../knowledge/model/register.ts';
import { UNKNOWN_VALIDITY, type Validity } from '../../../knowledge/model/validity.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const TODAY = calendarDate(2026, 11, 22)!;
const IN_FORCE: Validity = { ...UNKNOWN_VALIDITY, status: 'in-force' };

/** In force everywhere, original, official: nothing to say about it. */
function paper(over: Partial<Document> = {}): Document {
  return sampleDocument('a', ['Một câu.'], {
    number: '12-HD/MAU' as DocumentNumber,
    kind: 'huong-dan',
    term: null,
    jurisdiction: { scope: 'country' },
    validity: IN_FORCE,
    ...over,
  }).document;
}

const notesOn = (over: Partial<Document>, day: CalendarDate = TODAY): string[] =>
  validityNotes([{ document: paper(over), markers: '[1]' }], day);

describe('a reader is told what limits a source', () => {
  const local = { scope: 'local', place: 'Bình Lộc', unit: 'xã', province: 'Sơn Hà' } as const;

  it.each<[string, Partial<Document>, string[]]>([
    ['in force', {}, []],
    [
      'superseded by a known paper',
      { validity: { ...IN_FORCE, status: 'superseded', supersededBy: '15-HD/MAU (1/2/2025)' } },
      ['Nguồn [1] (12-HD/MAU ngày 2/1/2020) đã được thay thế bởi 15-HD/MAU (1/2/2025).'],
    ],
    [
      'superseded by an unknown one',
      { validity: { ...IN_FORCE, status: 'superseded' } },
      ['Nguồn [1] (12-HD/MAU ngày 2/1/2020) đã hết hiệu lực.'],
    ],
    [
      'run out on its last day',
      { validity: { ...IN_FORCE, to: calendarDate(2025, 1, 1) } },
      ['Nguồn [1] (12-HD/MAU ngày 2/1/2020) đã hết hiệu lực.'],
    ],
    [
      'amended before the day, and again after it',
      {
        validity: {
          ...IN_FORCE,
          amendedBy: [
            { by: '20-HD/MAU (1/2/2026)', from: calendarDate(2026, 2, 1) },
            { by: '21-HD/MAU (1/2/2027)', from: calendarDate(2027, 2, 1) },
          ],
        },
      },
      [
        'Nguồn [1] (12-HD/MAU ngày 2/1/2020) đã được sửa đổi, bổ sung bởi 20-HD/MAU (1/2/2026); đồng chí cần đọc cùng văn bản đó.',
      ],
    ],
    [
      'with a caution',
      { validity: { ...IN_FORCE, caution: 'Hai nguồn ghi khác nhau.' } },
      ['Lưu ý nguồn [1]: Hai nguồn ghi khác nhau.'],
    ],
    [
      'of a past term',
      { term: '2020-2025', validity: UNKNOWN_VALIDITY },
      ['Nguồn [1] thuộc nhiệm kỳ 2020–2025 đã qua, không mặc nhiên áp dụng cho nhiệm kỳ hiện nay.'],
    ],
    [
      'of some past term',
      { validity: { ...IN_FORCE, status: 'past-term' } },
      ['Nguồn [1] thuộc nhiệm kỳ đã qua, không mặc nhiên áp dụng cho nhiệm kỳ hiện nay.'],
    ],
    [
      'of unknown validity',
      { validity: UNKNOWN_VALIDITY },
      ['Chưa xác định được hiệu lực hiện nay của nguồn [1]; đồng chí cần đối chiếu văn bản gốc.'],
    ],
    [
      'local',
      { jurisdiction: local },
      ['Nguồn [1] là của xã Bình Lộc (Sơn Hà), không áp dụng cho địa phương khác.'],
    ],
    [
      'of a province',
      { jurisdiction: { scope: 'local', place: 'Sơn Hà', unit: 'tỉnh', province: 'Sơn Hà' } },
      ['Nguồn [1] là của tỉnh Sơn Hà, không áp dụng cho địa phương khác.'],
    ],
    [
      'of the level that ended',
      { level: 'district' },
      ['Nguồn [1] là của cấp huyện; cấp huyện đã kết thúc hoạt động từ 1/7/2025.'],
    ],
    ['a digest', { form: 'digest' }, ['Nguồn [1] là bản tóm lược, không thay thế văn bản gốc.']],
    [
      'a report of the press',
      { kind: 'bao-chi', validity: UNKNOWN_VALIDITY },
      ['Nguồn [1] là tin, bài báo chí, không phải văn bản quy định.'],
    ],
    [
      'the digest of a report',
      { kind: 'bao-chi', form: 'digest' },
      ['Nguồn [1] là bản tóm lược, không thay thế văn bản gốc.'],
    ],
  ])('%s', (_name, over, notes) => {
    expect(notesOn(over)).toEqual(notes);
  });

  it('by the state on the day asked about', () => {
    const superseded: Validity = { ...IN_FORCE, status: 'superseded', to: calendarDate(2025, 1, 1) };

    expect(notesOn({ validity: superseded }, calendarDate(2024, 12, 31)!)).toEqual([]);
    expect(notesOn({ level: 'district' }, calendarDate(2025, 6, 30)!)).toEqual([]);
    expect(
      notesOn({ term: '2020-2025', validity: UNKNOWN_VALIDITY }, calendarDate(2025, 12, 31)!)[0],
    ).toMatch(/^Chưa/);
  });
});

describe('what the first line says of all sources is not said again', () => {
  const local = paper({
    ...{ kind: 'bao-chi', level: 'district', term: '2020-2025', validity: UNKNOWN_VALIDITY },
    jurisdiction: { scope: 'local', place: 'Bến Sỏi', unit: 'thị xã', province: 'Sông Trăng' },
  });
  const notes = (...told: Told[]): string[] =>
    validityNotes([{ document: local, markers: '[1]' }], TODAY, new Set(told));

  it('and everything else is', () => {
    expect(notes('past-term', 'local', 'ended-level')).toEqual([
      'Nguồn [1] là tin, bài báo chí, không phải văn bản quy định.',
    ]);
    expect(notes('past-term', 'ended-level')).toEqual([
      'Nguồn [1] là tin, bài báo chí về thị xã Bến Sỏi (Sông Trăng); không phải văn bản quy định, không áp dụng cho địa phương khác.',
    ]);
    expect(notes()).toHaveLength(3);
  });

  it('a replaced paper among them', () => {
    const validity: Validity = { ...IN_FORCE, status: 'superseded', supersededBy: '15-HD/MAU (1/2/2025)' };
    const cited = [{ document: paper({ validity }), markers: '[1]' }];

    expect(validityNotes(cited, TODAY, new Set(['replaced']))).toEqual([]);
    expect(validityNotes(cited, TODAY)).toHaveLength(1);
  });
});

test('a digest of unknown validity has one note, not two', () => {
  const document = paper({ form: 'digest', validity: UNKNOWN_VALIDITY });

  expect(validityNotes([{ document, markers: '[1], [2]' }], TODAY)).toEqual([
    'Nguồn [1], [2] là bản tóm lược, chưa xác định được hiệu lực hiện nay; đồng chí cần đối chiếu văn bản gốc.',
  ]);
});

test('sources with the same limit share a note; other terms and places have their own', () => {
  const past = (term: string): Document => paper({ term, validity: UNKNOWN_VALIDITY });
  const notes = validityNotes(
    [
      { document: past('2020-2025'), markers: '[1], [3]' },
      { document: past('2015-2020'), markers: '[2]' },
      { document: past('2020-2025'), markers: '[4]' },
    ],
    TODAY,
  );

  expect(notes.map((note) => note.slice(0, 47))).toEqual([
    expect.stringContaining('Nguồn [1], [3], [4] thuộc nhiệm kỳ 2020–2025'),
    expect.stringContaining('Nguồn [2] thuộc nhiệm kỳ 2015–2020'),
  ]);
});

describe('a paper named in the answer that was replaced', () => {
  const entry = (issuedOn: CalendarDate | null, over: Partial<RegisterEntry> = {}): RegisterEntry => ({
    number: '12-HD/MAU' as DocumentNumber,
    issuedOn,
    issuer: null,
    kind: 'huong-dan',
    title: 'Hướng dẫn',
    term: null,
    level: null,
    place: null,
    status: 'superseded',
    certainty: 'confirmed',
    from: null,
    to: null,
    replaces: [],
    replacedBy: { number: '15-HD/MAU' as DocumentNumber, issuedOn: calendarDate(2025, 2, 1) },
    guides: [],
    note: null,
    ...over,
  });
  const old = entry(calendarDate(2020, 1, 2));
  const other = entry(calendarDate(2014, 5, 6), {
    replacedBy: { number: '99-HD/MAU' as DocumentNumber, issuedOn: null },
  });
  const SAYS_OLD =
    'Văn bản 12-HD/MAU ngày 2/1/2020 nêu trong câu trả lời đã được thay thế bởi 15-HD/MAU (1/2/2025).';

  it.each<[string, string, RegisterEntry[], string[]]>([
    ['is told', 'Theo Hướng dẫn số 12-HD/MAU.', [old], [SAYS_OLD]],
    ['is told once', 'Theo 12-HD/MAU ngày 2/1/2020 và 12-HD/MAU.', [old], [SAYS_OLD]],
    ['is known by its date among equal numbers', 'Theo 12-HD/MAU ngày 2/1/2020.', [other, old], [SAYS_OLD]],
    [
      'is the other one by the other date',
      'Theo 12-HD/MAU, ngày 06/5/2014 của Ban Mẫu.',
      [other, old],
      ['Văn bản 12-HD/MAU ngày 6/5/2014 nêu trong câu trả lời đã được thay thế bởi 99-HD/MAU.'],
    ],
    ['stays untold when the number alone does not say which', 'Theo 12-HD/MAU.', [other, old], []],
    ['stays untold when its date is of no known paper', 'Theo 12-HD/MAU ngày 3/3/2023.', [other, old], []],
    ['stays untold when nothing replaced it', 'Theo 12-HD/MAU.', [entry(null, { replacedBy: null })], []],
    [
      'is told with doubt when only others say so',
      'Theo 12-HD/MAU.',
      [entry(calendarDate(2020, 1, 2), { certainty: 'secondary' })],
      [
        'Văn bản 12-HD/MAU ngày 2/1/2020 nêu trong câu trả lời có thể đã được thay thế bởi 15-HD/MAU (1/2/2025) (theo nguồn thứ cấp, cần đối chiếu).',
      ],
    ],
    [
      'is not told again when the words themselves tell it',
      'Hướng dẫn số 15-HD/MAU ngày 1/2/2025 thay thế Hướng dẫn số 12-HD/MAU ngày 2/1/2020.',
      [old],
      [],
    ],
    ['is nothing to tell without a number', 'Theo hướng dẫn.', [old], []],
  ])('%s', (_name, quote, register, notes) => {
    expect(successionNotes([quote], [], register)).toEqual(notes);
  });

  it('is not told again when it is the cited source itself', () => {
    const cited = paper({ issuedOn: calendarDate(2020, 1, 2) });

    expect(successionNotes(['Theo 12-HD/MAU.'], [cited], [old])).toEqual([]);
  });
});

test('a document is named by number and date, else by its title', () => {
  expect(nameOf(paper())).toBe('12-HD/MAU ngày 2/1/2020');
  expect(nameOf(paper({ issuedOn: null }))).toBe('12-HD/MAU');
  expect(nameOf(paper({ number: null, title: 'Bài báo' }))).toBe('Bài báo');
});
