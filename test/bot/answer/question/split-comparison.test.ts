import { describe, expect, it } from 'vitest';
import { splitComparison } from '../../../../bot/answer/question/split-comparison.ts';

describe('a comparison falls into its two sides', () => {
  it.each([
    ['Phân biệt bầu lại và bầu bổ sung', 'bầu lại', 'bầu bổ sung'],
    ['so sánh giữa xã Bình Lộc với xã An Thịnh?', 'xã bình lộc', 'xã an thịnh'],
    ['Quy chế 112 và 115 khác nhau thế nào?', 'quy chế 112', '115'],
    ['Cho hỏi: giữa đại hội điểm và đại hội thí điểm có gì khác', 'đại hội điểm', 'đại hội thí điểm'],
    ['Đại hội điểm khác gì với đại hội thí điểm', 'đại hội điểm', 'đại hội thí điểm'],
    ['phan biet bau lai va bau bo sung', 'bau lai', 'bau bo sung'],
  ])('%s', (question, first, second) => {
    expect(splitComparison(question)).toEqual([first, second]);
  });
});

it('a question asked of each of two things is asked of both', () => {
  expect(splitComparison('Hướng dẫn 07 với Quyết định 12, mỗi cái ra ngày nào?')).toEqual([
    'hướng dẫn 07 ra ngày nào',
    'quyết định 12 ra ngày nào',
  ]);
  expect(splitComparison('xa A va xa B thi moi noi bau may nguoi')).toEqual([
    'xa a bau may nguoi',
    'xa b bau may nguoi',
  ]);
});

describe('what compares no two things is left whole', () => {
  it.each([
    [''],
    ['Số dư là bao nhiêu?'],
    ['Bí thư và phó bí thư do ai bầu?'],
    ['Điểm khác biệt của thị xã là gì'],
    ['khác nhau'],
    ['So sánh'],
    ['và'],
  ])('%s', (question) => {
    expect(splitComparison(question)).toBeNull();
  });
});

it('takes a question of greatest length at once', () => {
  const started = performance.now();
  for (const unit of ['phân biệt ', 'so sánh a và ', 'a khác ', ': giữa và ', 'va '])
    splitComparison(unit.repeat(2_000).slice(0, 2_000));

  expect(performance.now() - started).toBeLessThan(3_000);
});
