import { expect, it } from 'vitest';
import { questionTerms } from '../../../../bot/answer/question/question-terms.ts';
import { isolatedIn } from '../../../../bot/answer/sentence/isolated-terms.ts';
import { wordIndex } from '../../../../bot/answer/sentence/word-index.ts';

const ANY = { idf: () => 1, has: () => true };

function isolated(question: string, ...texts: string[]): string[] {
  return isolatedIn(questionTerms(question, ANY), texts.map(wordIndex)).map(({ folded }) => folded);
}

it('a word is not told by texts that hold its two syllables in other words', () => {
  const texts = ['Tờ trình dài ba trang.', 'Cấp ủy phục vụ đại hội; đoàn chủ tịch điều hành.'];
  expect(isolated('Trang phục của đoàn chủ tịch?', ...texts)).toEqual(['trang', 'phuc']);
});

it('it is by a text that holds them side by side', () => {
  expect(isolated('Trang phục của đoàn chủ tịch?', 'Đoàn chủ tịch mặc trang phục gọn gàng.')).toEqual([]);
});

it('a syllable without neighbours is told wherever it stands', () => {
  expect(isolated('Ai ký?', 'Bí thư ký văn bản.')).toEqual([]);
  expect(isolated('Ai ký?', 'Bí thư phát biểu.')).toEqual(['ky']);
});
