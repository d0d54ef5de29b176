import { describe, expect, it, test } from 'vitest';
import { questionSlot } from '../../../../bot/answer/sentence/question-slot.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';

describe('the thing asked about stands beside the question word', () => {
  it.each([
    ['Đại hội trực tiếp bầu những chức danh nào?', 'chuc danh'],
    ['Đảng bộ cơ sở đông từ bao nhiêu đảng viên thì họp đại hội đại biểu?', 'dang vien'],
    ['Một tổ bầu cử có mấy thành viên?', 'thanh vien'],
    ['Phiếu bầu in trên giấy màu gì?', 'giay mau'],
    ['Quy định đó là gì?', ''],
    ['Đại hội họp khi nào?', ''],
    ['Ai phát phiếu bầu?', ''],
  ])('%s', (question, head) => {
    expect(questionSlot(foldedSyllables(question))?.head.join(' ')).toBe(head);
  });
});

test('what comes before and after the question word is kept apart', () => {
  expect(questionSlot(foldedSyllables('Mốc tuổi tính vào tháng nào của năm 2025?'))).toEqual({
    word: 'nao',
    head: ['thang'],
    before: ['moc', 'tuoi', 'tinh', 'vao'],
    after: ['cua', 'nam', '2025'],
  });
});

test('a request without a question word has no slot', () => {
  expect(questionSlot(foldedSyllables('Nêu tên phường làm điểm'))).toBeNull();
  expect(questionSlot([])).toBeNull();
});
