import { describe, expect, it } from 'vitest';
import {
  lacksArticle,
  lacksPart,
  missingNumerals,
} from '../../../../bot/answer/sentence/missing-numerals.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';

describe('a number of the question that stands nowhere around the answer is told', () => {
  it.each<[string, string[], string[]]>([
    ['Điều 15 nói gì', ['Điều 16. Nội dung'], ['15']],
    ['Điều 15 nói gì', ['Điều 15. Nội dung'], []],
    ['Điều 5 nói gì', ['Điều năm'], []],
    ['Điều 05 nói gì', ['Điều 5'], []],
    ['bước 1', ['bước thứ nhất'], []],
    ['bước 4', ['bước thứ tư'], []],
    ['Đại hội XV', ['Đại hội XIV'], ['xv']],
    ['Đại hội XV', ['Đại hội XV'], []],
    ['Đại hội XV', ['Đại hội 15'], ['xv']],
    ['tổ x họp', ['tổ y'], []],
    ['nhiệm kỳ 2020-2025', ['Văn bản', 'nhiệm kỳ 2020–2025'], []],
    ['nhiệm kỳ 2020-2025', ['năm 2020'], ['2025']],
    ['không có số', [], []],
    ['năm 12345', [], []],
  ])('%s in %j lacks %j', (question, texts, missing) => {
    expect(missingNumerals(foldedSyllables(question), texts)).toEqual(missing);
  });
});

describe('a numbered part is held only with its number right behind it', () => {
  it.each([
    ['Điều 15 quy chế nói gì?', 'Điều 7 quy định 15 ngày.', true],
    ['Điều 15 quy chế nói gì?', 'Theo Điều 15, đại hội quyết định.', false],
    ['Phụ lục 2 nói gì?', 'Phụ lục 4 có 2 phần.', true],
    ['Bước ba làm gì?', 'Bước 3: thẩm định.', false],
    ['Đại hội có 15 đại biểu?', 'Đại hội họp.', false],
    ['Quy chế nói gì?', 'Điều 7.', false],
  ])('%s | %s', (question, text, lacks) => {
    expect(lacksPart(foldedSyllables(question), [text])).toBe(lacks);
  });
});

describe('an article that is asked for by its number', () => {
  it.each([
    ['Điều 15 quy chế nói gì?', 'Theo quy chế, số dư không quá 30%.', true],
    ['phu luc 2 noi gi', 'Phụ lục 4 có 2 phần.', true],
    ['Điều 24 khoản 3 nói gì?', 'Theo khoản 3 Điều 24, chi bộ đại hội.', false],
    ['Bước 3 làm gì?', 'Không có bước nào.', false],
    ['Lúc 7 giờ họp được không?', 'Họp buổi sáng.', false],
  ])('%s | %s', (question, text, lacks) => {
    expect(lacksArticle(foldedSyllables(question), [text])).toBe(lacks);
  });
});
