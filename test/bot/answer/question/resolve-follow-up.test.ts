import { describe, expect, it, test } from 'vitest';
import { resolveFollowUp } from '../../../../bot/answer/question/resolve-follow-up.ts';

const BEFORE = 'Đảng bộ xã Bình Lộc họp ngày nào?';

describe('a question that leans on the turn before inherits it', () => {
  it.each([
    ['Còn xã An Thịnh thì họp vào ngày nào?'],
    ['Thế còn bên xã An Thịnh họp ngày nào?'],
    ['Vậy bao nhiêu người được triệu tập về dự?'],
    ['Ở đó có bao nhiêu người được triệu tập?'],
    ['Họ bầu bao nhiêu người vào ban chấp hành?'],
    ['o do ai lam truong ban bau cu vay'],
    ['Bao nhiêu người?'],
  ])('%s', (question) => {
    const { texts, isFollowUp } = resolveFollowUp(question, [BEFORE]);

    expect(isFollowUp).toBe(true);
    expect(texts.map(({ text }) => text)).toEqual([question, BEFORE]);
    expect(texts[1]!.weight).toBeLessThan(texts[0]!.weight);
  });
});

describe('a question that stands alone inherits nothing', () => {
  it.each([
    ['Số dư khi bầu ban chấp hành được quy định thế nào?'],
    ['Đảng bộ huyện Sơn Hà chọn mấy đơn vị làm điểm?'],
  ])('%s', (question) => {
    expect(resolveFollowUp(question, [BEFORE])).toEqual({
      texts: [{ text: question, weight: 1 }],
      isFollowUp: false,
      asks: question,
    });
  });
});

test('only the last turn that says anything is inherited', () => {
  const { texts } = resolveFollowUp('Còn nữ?', ['Câu đầu tiên', BEFORE, '  ']);

  expect(texts.map(({ text }) => text)).toEqual(['Còn nữ?', BEFORE]);
});

test('without earlier turns nothing is a follow-up', () => {
  expect(resolveFollowUp('Còn nữ?', []).isFollowUp).toBe(false);
  expect(resolveFollowUp('Còn nữ?', ['', ' ']).isFollowUp).toBe(false);
});
