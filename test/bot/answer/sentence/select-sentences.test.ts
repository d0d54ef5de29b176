import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatesOf } from '../../../../bot/answer/sentence/candidate.ts';
import {
  selectSentences,
  sharesOf,
  type ScoredCandidate,
  type SelectionLimits,
} from '../../../../bot/answer/sentence/select-sentences.ts';
import { foundPassages } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const LIMITS: SelectionLimits = { maxCharacters: 120, maxSentences: 3, worth: 0.001 };

function scored(...sentences: readonly (readonly [string, number])[]): ScoredCandidate[] {
  const found = foundPassages(
    sampleDocument(
      'a',
      sentences.map(([text]) => text),
    ),
  );
  return candidatesOf(found).map((candidate, i) => ({ candidate, score: sentences[i]?.[1] ?? 0 }));
}

const chosen = (list: readonly ScoredCandidate[], limits = LIMITS): string[] =>
  selectSentences(list, limits).map(({ candidate }) => candidate.sentence.text);

const ONE = 'Đại hội bầu chín người.';
const TWO = 'Hội trường ở xã Bình Lộc.';
const THREE = 'Khai mạc vào buổi sáng sớm.';
const FOUR = 'Kết thúc lúc chiều muộn nhé.';

test('the best come first, no more than asked for', () => {
  expect(chosen(scored([ONE, 1], [TWO, 3], [THREE, 2.5], [FOUR, 1.5]))).toEqual([TWO, THREE, FOUR]);
});

test('a sentence far below the best is left out', () => {
  expect(chosen(scored([ONE, 5], [TWO, 0.5], [THREE, 3]))).toEqual([ONE, THREE]);
});

test('a doubtful answer gets more sentences than a sure one', () => {
  expect(chosen(scored([ONE, 9], [TWO, 1], [THREE, 1]))).toEqual([ONE]);
  expect(chosen(scored([ONE, 1.2], [TWO, 1], [THREE, 1]))).toEqual([ONE, TWO, THREE]);
});

test('a sentence that says the same again is left out', () => {
  const again = 'Đại hội đã bầu chín người.';

  expect(chosen(scored([ONE, 3], [again, 2.9], [TWO, 2]))).toEqual([ONE, TWO]);
});

test('the best is taken whatever its length, others only while there is room', () => {
  const long = `Câu này ${'dài '.repeat(60)}lắm.`;

  expect(chosen(scored([long, 3], [ONE, 2.9]))).toEqual([long]);
  expect(chosen(scored([ONE, 3], [long, 2.9], [TWO, 2.5]))).toEqual([ONE, TWO]);
});

test('nothing is chosen from nothing', () => {
  expect(selectSentences([], LIMITS)).toEqual([]);
});

test('equal scores are taken in the order of the documents', () => {
  expect(chosen(scored([TWO, 1], [ONE, 1], [THREE, 1]).reverse())).toEqual([TWO, ONE, THREE]);
});

test('whatever the scores, the limits hold', () => {
  const texts = [ONE, TWO, THREE, FOUR, 'Danh sách có số dư theo quy chế.', 'Ban kiểm phiếu có năm vị.'];
  const scores = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 6, maxLength: 6 });

  fc.assert(
    fc.property(scores, (given) => {
      const list = scored(...texts.map((text, i) => [text, given[i]!] as const));
      const result = selectSentences(list, LIMITS);
      // Not toBe: 0 and -0 rank alike.
      expect(result[0]!.score === Math.max(...given)).toBe(true);
      expect(result.length).toBeLessThanOrEqual(LIMITS.maxSentences);
      expect(new Set(result).size).toBe(result.length);
      const characters = result.reduce((sum, { candidate }) => sum + candidate.sentence.text.length, 0);
      expect(characters).toBeLessThanOrEqual(LIMITS.maxCharacters);
      const shares = sharesOf(list);
      for (const one of result.slice(1)) {
        const length = one.candidate.sentence.text.length;
        expect(shares[list.indexOf(one)]).toBeGreaterThanOrEqual(LIMITS.worth * length);
      }
    }),
    { numRuns: 100 },
  );
});

test('titles, captions, the notice of a digest and scraps are no candidates', () => {
  const notice = 'Bản tóm lược, không thay thế văn bản gốc. Khi dùng cần đối chiếu.';
  const digest = sampleDocument(
    'b',
    [notice, 'Số dư do đại hội quyết định. Ừ.', 'Tên bài báo hay', 'Ảnh hội trường'],
    {
      form: 'digest',
    },
  );
  const found = foundPassages(digest).map((one, i) => ({
    ...one,
    passage: { ...one.passage, role: (['body', 'body', 'title', 'caption'] as const)[i] ?? 'body' },
  }));

  expect(candidatesOf(found).map(({ sentence }) => sentence.text)).toEqual(['Số dư do đại hội quyết định.']);
});
