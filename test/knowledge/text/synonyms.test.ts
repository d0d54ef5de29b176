import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import { findSynonyms } from '../../../knowledge/text/synonyms.ts';

const othersOf = (text: string): string[] => findSynonyms(text).flatMap(({ others }) => others);

describe('everyday words lead to the wording of the papers', () => {
  it.each([
    ['bầu nhiều nhất mấy vị', 'khong qua'],
    ['chị em chiếm bao nhiêu', 'nu'],
    ['ai đắc cử', 'trung cu'],
    ['hoãn họp', 'lui'],
    ['dong dau o dau', 'con dau'],
    ['người ngoài danh sách', 'de cu'],
    ['HAI XÃ SÁP NHẬP', 'hop nhat'],
    ['mấy lỗi ấy đã sửa chưa', 'khac phuc'],
    ['phieu hong', 'phieu khong hop le'],
  ])('%s → %s', (typed, other) => {
    expect(othersOf(typed)).toContain(other);
  });
});

describe('words that only look alike are kept apart', () => {
  it.each([
    ['đại hội điểm', 'thi diem'],
    ['đại hội thí điểm', 'diem'],
    ['tái cử', 'tai nhiem'],
    ['bầu lại', 'bau bo sung'],
    ['chuẩn y', 'phe chuan'],
    ['thẩm định', 'tham tra'],
    ['đảng bộ', 'ket thuc hoat dong'],
    ['dang bo', 'ket thuc hoat dong'],
    ['mấy vị', 'ly do'],
  ])('%s is not %s', (typed, other) => {
    expect(othersOf(typed)).not.toContain(other);
  });
});

test('the longest word is taken and none inside it', () => {
  expect(findSynonyms('người ngoài danh sách').map(({ from, to }) => [from, to])).toEqual([[0, 4]]);
  expect(findSynonyms('không vượt quá').map(({ from, to }) => [from, to])).toEqual([[0, 3]]);
});

test('places do not overlap, lie in the text and never offer the word itself', () => {
  const words = fc.constantFrom(
    'nữ',
    'tối đa',
    'người',
    'ngoài',
    'danh sách',
    'không',
    'quá',
    'vượt',
    'họp',
    '?',
  );

  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const text = parts.join(' ');
      const syllables = foldedSyllables(text);
      let last = 0;
      for (const { from, to, others } of findSynonyms(text)) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeLessThanOrEqual(syllables.length);
        expect(others).not.toContain(syllables.slice(from, to).join(' '));
        expect(others.map((other) => foldDiacritics(other))).toEqual(others);
        last = to;
      }
    }),
  );
});
