import { describe, expect, it, test } from 'vitest';
import { questionTerms, type TermStatistics } from '../../../../bot/answer/question/question-terms.ts';

/** Every term is held and as rare as any other. */
const EVEN: TermStatistics = { idf: () => 2, has: () => true };
const foldedOf = (question: string): string[] =>
  questionTerms(question, EVEN).unigrams.map(({ folded }) => folded);

describe('what the question is about is kept, what only asks is dropped', () => {
  it.each([
    ['Số dư của danh sách bầu cử là bao nhiêu?', ['so', 'du', 'danh', 'sach', 'bau', 'cu']],
    ['Xin hỏi đồng chí nào chủ trì ạ', ['dong', 'chi', 'chu', 'tri']],
    ['BTV họp khi nào', ['ban', 'thuong', 'vu', 'hop']],
    ['cán bộ có cần thẻ không', ['can', 'bo', 'the']],
    ['là của và', []],
    ['', []],
  ])('%s', (question, terms) => {
    expect(foldedOf(question)).toEqual(terms);
  });
});

test('typed with marks a word asks for its marks, without marks for any', () => {
  expect(questionTerms('đảng bộ', EVEN).unigrams.map(({ accented }) => accented)).toEqual(['đảng', 'bộ']);
  expect(questionTerms('dang bo', EVEN).unigrams.map(({ accented }) => accented)).toEqual([null]);
});

test('a term counts once, however often it is typed', () => {
  expect(foldedOf('bầu bầu bầu')).toEqual(['bau']);
});

test('a word that stands nowhere weighs less than a held one as rare', () => {
  const corpus: TermStatistics = { idf: () => 2, has: (term) => term !== 'binh' };
  const [unknown, known] = questionTerms('Bình Lộc', corpus).unigrams;

  expect([unknown?.folded, known?.folded]).toEqual(['binh', 'loc']);
  expect(unknown!.weight).toBeLessThan(known!.weight);
});

test('each reading of an ambiguous short form is looked for, with a share of the weight', () => {
  const terms = questionTerms('CB thế nào họp', EVEN).unigrams;
  const weightOf = (folded: string): number => terms.find((term) => term.folded === folded)?.weight ?? 0;

  expect(weightOf('chi')).toBe(0);
  expect(weightOf('bo')).toBe(1);
  expect(weightOf('hop')).toBe(2);
});

test('other words for the same go with the term', () => {
  const [first] = questionTerms('phụ nữ', EVEN).unigrams;

  expect(first?.others).toContain('chi em');
});

test('neighbouring words make pairs, worth less when one of them only asks', () => {
  const pairs = questionTerms('bầu cử ở đâu', EVEN).bigrams;

  expect(pairs.map(({ folded, weight }) => [folded, weight])).toEqual([
    ['bau cu', 2],
    ['cu o', 0.8],
  ]);
});
