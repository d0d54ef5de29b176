import { expect, test } from 'vitest';
import type { QuestionTerm } from '../../../../bot/answer/question/question-terms.ts';
import { soundMatch } from '../../../../bot/answer/sentence/sound-match.ts';
import { wordIndex } from '../../../../bot/answer/sentence/word-index.ts';

/** Out of ten passages: `kinh` in eight, `nghiệm` in four and always behind it. */
const PASSAGES: Readonly<Record<string, number>> = {
  kinh: 8,
  nghiem: 4,
  'kinh nghiem': 4,
  rut: 5,
  'rut kinh': 1,
};
const corpus = {
  has: (term: string): boolean => term in PASSAGES,
  idf: (term: string): number => Math.log(11 / ((PASSAGES[term] ?? 0) + 0.5)),
};
const kinh: QuestionTerm = { folded: 'kinh', accented: 'kinh', weight: 1, position: 0, others: [] };

test('a syllable inside another word is not the one asked about', () => {
  const asked = new Set(['kinh phi']);

  expect(soundMatch(kinh, wordIndex('Rút kinh nghiệm.'), asked, corpus)).toBeLessThan(0.1);
  expect(soundMatch(kinh, wordIndex('Kinh phí bảo đảm.'), asked, corpus)).toBe(1);
});

test('in the word that the question asks about it counts whole', () => {
  expect(soundMatch(kinh, wordIndex('Rút kinh nghiệm.'), new Set(['rut kinh', 'kinh nghiem']), corpus)).toBe(
    1,
  );
});

test('a syllable that is not there counts nothing', () => {
  expect(soundMatch(kinh, wordIndex('Đại hội thành công.'), new Set(), corpus)).toBe(0);
});
