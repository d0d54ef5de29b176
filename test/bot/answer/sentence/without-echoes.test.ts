import { expect, it } from 'vitest';
import { candidatesOf } from '../../../../bot/answer/sentence/candidate.ts';
import { questionKind } from '../../../../bot/answer/question/question-type.ts';
import { questionTerms } from '../../../../bot/answer/question/question-terms.ts';
import { withoutEchoes } from '../../../../bot/answer/sentence/without-echoes.ts';
import { foundPassages } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const ANY = { idf: () => 1, has: () => true };

function kept(question: string, text: string): string[] {
  const analysed = { kind: questionKind(question), terms: questionTerms(question, ANY) };
  const candidates = candidatesOf(foundPassages(sampleDocument('mau', [text])));
  return withoutEchoes(analysed, candidates).map(({ sentence }) => sentence.text);
}

it('a sentence that gives the words of the question back is no answer', () => {
  const text = '4. Bầu đại biểu dự đại hội cấp trên. Đại hội bầu tiếp cho đủ số lượng.';
  expect(kept('Bầu đại biểu dự đại hội cấp trên chưa đủ thì làm sao?', text)).toEqual([
    'Đại hội bầu tiếp cho đủ số lượng.',
  ]);
});

it('one that adds a figure or a word is', () => {
  expect(kept('Ban chấp hành có mấy ủy viên?', 'Ban chấp hành có 33 ủy viên.')).toHaveLength(1);
  expect(kept('Bí thư do ai bầu?', 'Bí thư do chi ủy bầu.')).toHaveLength(1);
});

it('yes or no is answered by the words of the question', () => {
  expect(kept('Đảng viên có được tự ứng cử không?', 'Đảng viên được tự ứng cử.')).toHaveLength(1);
});

it('what a short form stands for is told by the words of the question', () => {
  expect(kept('UBKT là viết tắt của gì?', 'UBKT là viết tắt của Ủy ban Kiểm tra.')).toHaveLength(1);
});
