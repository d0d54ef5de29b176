import { describe, expect, it } from 'vitest';
import { askedFocus, focusHeld } from '../../../../bot/answer/sentence/asked-focus.ts';
import { wordIndex } from '../../../../bot/answer/sentence/word-index.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';

describe('the words for the very thing asked for are told from the subject', () => {
  it.each([
    ['Kinh phí tổ chức đại hội hết bao nhiêu?', 'kinh phi to'],
    ['Ai ký quy chế này?', 'ky quy'],
    ['Đảng bộ có mấy chi bộ trực thuộc?', 'chi bo'],
    ['Đại hội khai mạc ngày nào?', 'khai mac'],
    ['Số điện thoại của văn phòng là gì?', 'so dien thoai'],
    ['Nêu kết quả bầu cử', 'ket qua bau'],
  ])('%s', (question, focus) => {
    expect(askedFocus(foldedSyllables(question)).join(' ')).toBe(focus);
  });
});

it('words in a row count more than the same words apart', () => {
  const held = (text: string): number => focusHeld(['kinh', 'phi'], wordIndex(text));

  expect(held('Kinh phí do cấp ủy bảo đảm.')).toBe(1);
  expect(held('Rút kinh nghiệm, lãng phí giảm.')).toBeLessThan(0.5);
  expect(held('Đại hội thành công.')).toBe(0);
});

it('another wording for the same counts as the same', () => {
  expect(focusHeld(['toi', 'da'], wordIndex('Số dư không quá 30%.'))).toBe(1);
});
