import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expandUnambiguous, findAbbreviations } from '../../../knowledge/search/abbreviations.ts';

describe('a short form with one reading is written out', () => {
  it.each([
    ['BTV họp', 'Ban Thường vụ họp'],
    ['btv họp', 'Ban Thường vụ họp'],
    ['UBKT của chi bộ', 'Ủy ban Kiểm tra của chi bộ'],
    ['ct 35', 'chỉ thị 35'],
    ['ct số 35', 'chỉ thị số 35'],
    ['CT so 35', 'chỉ thị so 35'],
    ['kl 7', 'kết luận 7'],
    ['bn người dự đhđb', 'bao nhiêu người dự đại hội đại biểu'],
    ['họp ở tx Bình Lộc', 'họp ở thị xã Bình Lộc'],
    ['BCH/BTV họp', 'Ban Chấp hành/Ban Thường vụ họp'],
    ['điều 1 - BTV họp', 'điều 1 - Ban Thường vụ họp'],
    ['PBT, BT và TU', 'Phó Bí thư, Bí thư và Tỉnh ủy'],
    ['hđnd và hdnd', 'Hội đồng nhân dân và Hội đồng nhân dân'],
  ])('%s → %s', (typed, written) => {
    expect(expandUnambiguous(typed)).toBe(written);
  });
});

describe('what is not a short form here stays as it is', () => {
  it.each([
    ['35-CT/TW'],
    ['35-ct/tw'],
    ['12-tb/bch-đu'],
    ['12-TB/BCH-ĐU'],
    ['số 15 - KH/TU'],
    ['Quy chế 190-qd/tw'],
    ['số 12 - HD / TW'],
    ['07-HD/TU ngày 1/11/2019'],
    ['ct của chi bộ'],
    ['bt thôi'],
    ['tu dưỡng'],
    ['kh mới'],
    ['xã Bình Lộc'],
    [''],
  ])('%s', (text) => {
    expect(expandUnambiguous(text)).toBe(text);
  });
});

describe('a short form with several readings stays, and each reading is told', () => {
  it.each([
    ['CB', ['chi bộ', 'cán bộ']],
    ['ĐB', ['đảng bộ', 'đại biểu']],
    ['QH', ['quy hoạch', 'Quốc hội']],
    ['QĐ 15', ['quyết định', 'quy định']],
    ['qđ 15', ['quyết định', 'quy định']],
    ['ĐC', ['đồng chí', 'được']],
  ])('%s', (text, longs) => {
    expect(expandUnambiguous(text)).toBe(text);
    expect(findAbbreviations(text).map((found) => found.longs)).toEqual([longs]);
  });
});

test('a short form found is given with where it stands', () => {
  const text = 'Hỏi về BTV và CB.';

  for (const { short, start, end } of findAbbreviations(text)) expect(text.slice(start, end)).toBe(short);
  expect(findAbbreviations(text).map(({ short }) => short)).toEqual(['BTV', 'CB']);
});

test('writing out twice equals writing out once, whatever is typed', () => {
  const words = fc.constantFrom(
    ...'BTV btv CB ĐB đc dc QĐ qd ct CT 35 190 số / - – tw TW TU BT vs j ko hđnd . , chi bộ họp'.split(' '),
  );
  const typed = fc
    .array(fc.tuple(words, fc.constantFrom(' ', '', '-', '/')))
    .map((parts) => parts.flat().join(''));

  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: 'grapheme' })), (text) => {
      const once = expandUnambiguous(text);
      expect(expandUnambiguous(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test('nothing but short forms changes: the rest stands where it stood', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = findAbbreviations(text).filter(({ longs }) => longs.length === 1);
      let from = 0;
      let rest = expandUnambiguous(text);
      for (const { start, end, longs } of found) {
        const kept = text.slice(from, start) + longs[0]!;
        expect(rest.startsWith(kept)).toBe(true);
        rest = rest.slice(kept.length);
        from = end;
      }
      expect(rest).toBe(text.slice(from));
    }),
  );
});
