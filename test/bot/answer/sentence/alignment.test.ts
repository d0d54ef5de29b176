import { expect, test } from 'vitest';
import type { QuestionTerms } from '../../../../bot/answer/question/question-terms.ts';
import { alignment } from '../../../../bot/answer/sentence/alignment.ts';
import { matchOf, wordIndex } from '../../../../bot/answer/sentence/word-index.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';

function aligned(question: string, sentence: string) {
  const syllables = foldedSyllables(question);
  const terms: QuestionTerms = {
    unigrams: syllables.map((folded, position) => ({
      folded,
      accented: null,
      weight: 1,
      position,
      others: [],
    })),
    bigrams: [],
    syllables,
  };
  const words = wordIndex(sentence);
  return alignment(
    terms,
    terms.unigrams.map((term) => matchOf(term, words)),
    words,
  );
}

test('a number beside the words of the question is nearer than one far away', () => {
  const filler = 'và còn rất nhiều việc khác nữa cần phải được lo liệu cho thật chu đáo';
  const near = aligned('đại biểu chính thức', 'Có 200 đại biểu chính thức.');
  const far = aligned('đại biểu chính thức', `Có 200 ghế ${filler} cho đại biểu chính thức.`);

  expect(near.nearNumber).toBeGreaterThan(2 * far.nearNumber);
  expect([near.newNumbers, far.newNumbers]).toEqual([1, 1]);
});

test('numbers and names of the question itself are nothing new', () => {
  const { newNumbers, newNames, nearNumber } = aligned('xã Bình Lộc năm 2020', 'Ở xã Bình Lộc năm 2020.');

  expect([newNumbers, newNames, nearNumber]).toEqual([0, 0, 0]);
});

test('a name is a capital that does not open the sentence', () => {
  expect(aligned('bí thư', 'Đồng chí bí thư là Nguyễn Văn An.').newNames).toBe(3);
  expect(aligned('bí thư', 'Đồng chí bí thư đi họp.').newNames).toBe(0);
});

test('words in the order of the question count more than the same words in another', () => {
  expect(aligned('ban chấp hành bầu ban thường vụ', 'Ban chấp hành bầu ban thường vụ.').inOrder).toBe(1);
  expect(aligned('chấp hành bầu thường vụ', 'Thường vụ bầu chấp hành.').inOrder).toBeLessThan(0.7);
});

test('nothing in common gives zero, not NaN', () => {
  expect(aligned('', '')).toEqual({
    longestRun: 0,
    inOrder: 0,
    density: 0,
    nearNumber: 0,
    nearName: 0,
    nearNew: 0,
    newNumbers: 0,
    newNames: 0,
  });
});
