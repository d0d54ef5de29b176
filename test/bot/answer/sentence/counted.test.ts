import { describe, expect, it, test } from 'vitest';
import { countTold } from '../../../../bot/answer/sentence/counted.ts';

const told = (unit: string, sentence: string, asked = ''): number =>
  countTold(
    unit === '' ? [] : unit.split(' '),
    asked.split(' ').filter((word) => word !== ''),
    sentence,
  );

describe('a number of what is counted', () => {
  it.each([
    ['chi bo', 'Đảng bộ có 12 chi bộ trực thuộc.', 1],
    ['dai bieu du khuyet', 'Mỗi đoàn bầu 2 đại biểu dự khuyết.', 1],
    ['dong chi', 'Đại hội bầu 15 người vào ban chấp hành.', 1],
    ['', 'Tất cả có 7 mục.', 1],
    ['dai bieu', 'Số đại biểu được triệu tập là 120.', 0.8],
    ['phieu', 'Người trúng cử phải được hơn một nửa số người được triệu tập bầu.', 1],
    ['nguoi', 'Hội nghị tiến hành khi có ít nhất hai phần ba được triệu tập.', 0.8],
  ])('%s: %s', (unit, sentence, share) => {
    expect(told(unit, sentence)).toBeCloseTo(share);
  });
});

describe('other numbers tell less or nothing', () => {
  it.each([
    ['y kien', 'Đề cương được xây dựng trong 2 tháng.'],
    ['dai bieu du khuyet', 'Đại biểu vắng mặt thì đại biểu dự khuyết thay.'],
    ['bieu mau', 'Hướng dẫn số 27-HD/BTCTW ngày 26/8/2024 có biểu mẫu kèm theo.'],
  ])('%s: %s', (unit, sentence) => {
    expect(told(unit, sentence)).toBe(0);
  });

  it('a longer name is told in part', () => {
    expect(told('dang bo thi xa', 'Kết thúc hoạt động 694 đảng bộ cấp huyện.')).toBeLessThan(0.8);
  });
});

test('a number that the question itself names tells nothing new', () => {
  expect(told('dang bo', 'Kết thúc hoạt động 694 đảng bộ cấp huyện.', 'trong 694 dang bo')).toBe(0);
});
