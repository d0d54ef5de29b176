import { describe, expect, it } from 'vitest';
import { smallTalk } from '../../../../bot/answer/question/small-talk.ts';

describe('a message that only greets or thanks is taken as that', () => {
  it.each([
    ['Xin chào', 'greeting'],
    ['chào bạn!', 'greeting'],
    ['Kính chào các đồng chí', 'greeting'],
    ['alo', 'greeting'],
    ['HELLO 👋', 'greeting'],
    ['Bạn là ai?', 'identity'],
    ['bot làm được những gì', 'abilities'],
    ['Cảm ơn', 'thanks'],
    ['xin cam on dong chi nhieu', 'thanks'],
    ['Thanks.', 'thanks'],
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
  ])('%s', (message) => {
    expect(smallTalk(message)).toBeNull();
  });
});
