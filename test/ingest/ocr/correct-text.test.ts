import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { correctLines, plainSigns } from '../../../ingest/ocr/correct/correct-lines.ts';
import { correctText } from '../../../ingest/ocr/correct/correct-text.ts';
import { loadSyllableModel } from '../../../ingest/ocr/correct/syllable-model.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { starterSyllableCounts } from '../../eval/syllables.ts';

const model = loadSyllableModel();
const correct = (line: string): string => correctText(line, model);

describe('the correction of recognised lines', () => {
  it.each([
    ['Bí thư chỉ bộ do đại hội bầu', 'Bí thư chi bộ do đại hội bầu'],
    ['lấy ý kiến của chỉ bộ thôn', 'lấy ý kiến của chi bộ thôn'],
    ['theo quy định của chỉ uỷ.', 'theo quy định của chi uỷ.'],
    ['Kính gửi: Các chỉ bộ, đảng bộ trực thuộc', 'Kính gửi: Các chi bộ, đảng bộ trực thuộc'],
    ['Kiếm tra, giám sát việc chuẩn bị', 'Kiểm tra, giám sát việc chuẩn bị'],
    ['phân công thành viên tiếu ban phục vụ', 'phân công thành viên tiểu ban phục vụ'],
    ['đại hội biếu quyết thông qua', 'đại hội biểu quyết thông qua'],
    ['BÁO CÁO CỦA CHỈ BỘ THÔN TÁM', 'BÁO CÁO CỦA CHI BỘ THÔN TÁM'],
    ['phân công cán bộ theo đõi tiến độ', 'phân công cán bộ theo dõi tiến độ'],
    ['giữ vững quốc phòng, an nỉnh trên địa bàn', 'giữ vững quốc phòng, an ninh trên địa bàn'],
    ['tỷ lệ cấp ủy viên nử từ 15% trở lên', 'tỷ lệ cấp ủy viên nữ từ 15% trở lên'],
  ])('puts wrong marks right: %s', (read, right) => {
    expect(correct(read)).toBe(right);
  });

  it.each([
    'Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị',
    'đồng chí Nguyễn Thị Nữ, Bí thư Đảng ủy xã Bến Sỏi',
    'việc này chỉ Bộ Chính trị quyết định',
    'hôm nay chỉ bộ phận giúp việc làm',
    'đồng chí ấy chỉ ủy quyền cho cấp phó',
    'khi cần thì chỉ bộ',
    'nhắn cho người hỏi ngay, đừng chờ',
    'đang tập hợp ý kiến về khoản chi cũ',
    'chỉ bầu những người có tên trong danh sách',
    'Khoản 2 Điều 16, mục XIII, điểm a',
    'https://example.org/chi-bo',
  ])('leaves alone: %s', (line) => {
    expect(correct(line)).toBe(line);
  });

  it('never changes digits, signs, the letters themselves or words with a capital inside a sentence', () => {
    const word = fc.constantFrom(
      ...'chỉ bộ đảng uỷ nử trong Nguyễn 15% 35-CT/TW 30/5/2019 XIII, cấp, (chi bô) bị thự'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const line = words.join(' ');
        const out = correct(line);
        expect(foldDiacritics(out)).toBe(foldDiacritics(line));
        for (const [i, after] of out.split(' ').entries()) {
          const before = words.join(' ').split(' ')[i] ?? '';
          if (/\d/.test(before) || (i > 0 && /^\p{Lu}/u.test(before))) expect(after).toBe(before);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('knows the signs that stand for a slash and for the mark of a point', () => {
    expect(plainSigns('V⁄v chuẩn bị đại hội')).toBe('V/v chuẩn bị đại hội');
    expect(plainSigns('€) Phân công cấp ủy viên')).toBe('c) Phân công cấp ủy viên');
    expect(plainSigns('trị giá 20 € (hai mươi)')).toBe('trị giá 20 € (hai mươi)');
  });

  describe('over the end of a line', () => {
    const lineAt = (text: string, row: number, left = 100) => ({
      text,
      raw: text,
      confidence: 90,
      box: { left, right: left + 900, top: row * 40, bottom: row * 40 + 25 },
    });
    const read = (...lines: ReturnType<typeof lineAt>[]): string[] =>
      correctLines(lines).map(({ text }) => text);

    it('reads on in the line below', () => {
      const lines = [lineAt('Trong năm qua, các chỉ', 1), lineAt('bộ đã kết nạp đảng viên; cấp ủy theo', 2)];
      expect(read(...lines, lineAt('đõi việc này.', 3))).toEqual([
        'Trong năm qua, các chi',
        'bộ đã kết nạp đảng viên; cấp ủy theo',
        'dõi việc này.',
      ]);
    });

    it.each([
      ['a line far below', [lineAt('việc này chỉ', 1), lineAt('bộ phận giúp việc làm', 5)]],
      ['another column', [lineAt('việc này chỉ', 1), lineAt('bộ trực thuộc', 1, 1200)]],
      ['a right reading', [lineAt('việc này chỉ', 1), lineAt('bộ phận giúp việc làm', 2)]],
      ['a new sentence', [lineAt('việc này chỉ', 1), lineAt('Bộ Chính trị quyết định', 2)]],
    ])('leaves alone: %s', (_, lines) => {
      expect(read(...lines)).toEqual(lines.map(({ text }) => text));
    });
  });

  it('rests on counts of the starter documents as they are now', () => {
    const file = new URL('../../../ingest/ocr/correct/syllable-counts.tsv', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(starterSyllableCounts());
  });
});
