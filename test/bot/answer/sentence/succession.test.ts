import { expect, it } from 'vitest';
import { asksForSuccession, tellsSuccession } from '../../../../bot/answer/sentence/succession.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';

const asks = (question: string) => asksForSuccession(foldedSyllables(question).join(' '));

it.each([
  'Chỉ thị 12 thay thế chỉ thị nào?',
  'chi thi moi ra thi van ban nao bi thay',
  'Hướng dẫn 07 còn hiệu lực không?',
  'Trước Quy chế 300 thì bầu theo quy chế nào?',
])('%s asks how papers succeed one another', (question) => {
  expect(asks(question)).toBe(true);
});

it.each(['Ai thay mặt đại hội ký?', 'Trước đại hội phải làm gì?', 'Sau 3 ngày thì nộp gì?'])(
  '%s does not',
  (question) => {
    expect(asks(question)).toBe(false);
  },
);

it('a sentence tells it by saying which paper replaces or ends another', () => {
  expect(tellsSuccession('Quy chế này thay thế Quy chế số 300-QĐ/TW.')).toBe(true);
  expect(tellsSuccession('Quy chế này có 30 điều.')).toBe(false);
});
