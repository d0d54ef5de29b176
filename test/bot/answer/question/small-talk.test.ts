import { describe, expect, it } from 'vitest';
import { smallTalk, withoutCourtesy } from '../../../../bot/answer/question/small-talk.ts';

describe('a message that asks nothing of the papers is answered as a person would', () => {
  it.each([
    ['Xin chào', 'greeting'],
    ['chào bạn!', 'greeting'],
    ['Kính chào các đồng chí', 'greeting'],
    ['alo', 'greeting'],
    ['alo alo', 'greeting'],
    ['HELLO 👋', 'greeting'],
    ['Bạn là ai?', 'identity'],
    ['ban ten gi', 'identity'],
    ['Ai tạo ra bạn?', 'identity'],
    ['bot làm được những gì', 'abilities'],
    ['Bạn có thể giúp gì?', 'abilities'],
    ['Tôi có thể hỏi bạn những gì?', 'abilities'],
    ['hướng dẫn sử dụng', 'abilities'],
    ['Bạn là người hay máy?', 'machine'],
    ['ban la robot a', 'machine'],
    ['Tôi đang nói chuyện với người hay máy vậy?', 'machine'],
    ['Cảm ơn', 'thanks'],
    ['xin cam on dong chi nhieu', 'thanks'],
    ['Thanks.', 'thanks'],
    ['Tạm biệt nhé', 'goodbye'],
    ['bye bye', 'goodbye'],
    ['ok', 'acknowledged'],
    ['vâng ạ', 'acknowledged'],
    ['đã hiểu', 'acknowledged'],
    ['trả lời sai rồi', 'complaint'],
    ['bot ngu quá', 'complaint'],
  ])('%s', (message, kind) => {
    expect(smallTalk(message)).toBe(kind);
  });
});

describe('a message that may ask something is never taken as small talk', () => {
  it.each([
    [''],
    ['👋'],
    ['Chào bạn, số dư là bao nhiêu?'],
    ['Cảm ơn, còn xã Bình Lộc thì sao?'],
    ['Bí thư là ai?'],
    ['Ai chào mừng đại hội?'],
    ['Lời chào mừng đại hội'],
    ['Đảng là ai?'],
    ['Hướng dẫn 26 là gì?'],
    ['Ai bầu ra bí thư?'],
    ['Phiếu sai có hợp lệ không'],
    ['Máy đếm phiếu do ai quản lý?'],
    ['Người làm được những gì khi bị kỷ luật?'],
    ['Đúng là phải bầu lại à?'],
  ])('%s', (message) => {
    expect(smallTalk(message)).toBeNull();
  });
});

describe('courtesy around a question is no part of it', () => {
  it.each([
    ['Chào bạn, số dư là bao nhiêu?', 'số dư là bao nhiêu?'],
    ['Xin chào! Ai bầu bí thư?', 'Ai bầu bí thư?'],
    ['Kính thưa đồng chí, chi bộ bầu mấy người?', 'chi bộ bầu mấy người?'],
    ['Số dư là bao nhiêu? Xin cảm ơn!', 'Số dư là bao nhiêu?'],
    ['ai bầu bí thư, cảm ơn bạn', 'ai bầu bí thư'],
    ['Lời chào mừng đại hội do ai đọc?', 'Lời chào mừng đại hội do ai đọc?'],
    ['Thư cảm ơn do ai ký?', 'Thư cảm ơn do ai ký?'],
    ['Cảm ơn, còn xã Bình Lộc thì sao?', 'Cảm ơn, còn xã Bình Lộc thì sao?'],
    ['Xin chào', 'Xin chào'],
    ['', ''],
  ])('%s', (message, question) => {
    expect(withoutCourtesy(message)).toBe(question);
  });
});
