import { describe, expect, it, test } from 'vitest';
import { checkCloseness } from '../../../../bot/answer/composition/check-closeness.ts';
import { checkKeptWords } from '../../../../bot/answer/composition/check-kept-words.ts';

test.each([
  ['Thông báo do Phó Bí thư Thường trực ký.', 'Thông báo do Bí thư ký.', 'name'],
  ['Thông báo do Bí thư Đảng ủy ký.', 'Thông báo do Phó Bí thư Đảng ủy ký.', 'name'],
  ['Phiên trù bị của đại hội không quá nửa ngày.', 'Phiên trù bị của đại hội quá nửa ngày.', 'obligation'],
  [
    'Phiên trù bị của đại hội không quá nửa ngày.',
    'Phiên trù bị của đại hội ít nhất nửa ngày.',
    'obligation',
  ],
  ['Mỗi chi bộ giới thiệu ít nhất ba người.', 'Mỗi chi bộ giới thiệu tối đa ba người.', 'obligation'],
  [
    'Hướng dẫn ban hành năm 2024, không phải năm 2025.',
    'Hướng dẫn ban hành năm 2024, phải năm 2025.',
    'negation',
  ],
  ['Hồ sơ nộp muộn không được xem xét lại.', 'Hồ sơ nộp muộn được xem xét lại.', 'negation'],
  ['Đại biểu dự khuyết được mời họp.', 'Đại biểu dự khuyết không được mời họp.', 'negation'],
  ['Người ngoài tổ có thể đóng phí.', 'Người ngoài tổ phải đóng phí.', 'obligation'],
  ['Chỉ đại biểu chính thức được biểu quyết.', 'Đại biểu chính thức được biểu quyết.', 'obligation'],
])('%s is not: %s', (passage, said, kind) => {
  expect(checkKeptWords(said, [passage]).map((finding) => finding.kind)).toContain(kind);
});

test.each([
  ['Số dư không quá 30% số lượng cần bầu.', 'Số dư tối đa 30% số lượng cần bầu.'],
  ['Đến nay chưa có đơn vị nào xin hoãn.', 'Đến nay không có đơn vị nào xin hoãn.'],
  ['Không được nhờ người khác bỏ phiếu thay.', 'Người khác không được nhờ bỏ phiếu thay.'],
  ['Hồ sơ nộp muộn không được xem xét. Hồ sơ nộp sớm được xem xét.', 'Hồ sơ nộp sớm được xem xét.'],
  ['Chi ủy phải báo cáo cấp trên trong tháng.', 'Chi ủy báo cáo cấp trên trong tháng.'],
  ['Đại hội họp 3 ngày, không kể phiên trù bị.', 'Đại hội họp 3 ngày.'],
])('%s may be told as: %s', (passage, said) => {
  expect(checkKeptWords(said, [passage])).toEqual([]);
});

describe('words of its own', () => {
  const passage = 'Đảng bộ xã gồm ba mươi tám chi bộ trực thuộc, trong đó có 4 chi bộ thôn.';

  it('are found when there are many, or several in a row', () => {
    expect(checkCloseness('Đảng bộ xã tham nhũng tràn lan có 4 chi bộ thôn.', [passage])).not.toEqual([]);
    expect(checkCloseness('Lãnh đạo vui vẻ hài lòng.', [passage])).not.toEqual([]);
    expect(checkCloseness('党委有4个支部。', [passage])).toMatchObject([{ kind: 'script' }]);
    expect(checkCloseness('chi bộ '.repeat(200), [passage])).toMatchObject([{ kind: 'form' }]);
  });

  it('are none when they say numbers and quotations', () => {
    expect(checkCloseness('Tài liệu ghi: Đảng bộ xã gồm ba mươi tám chi bộ.', [passage])).toEqual([]);
    expect(checkCloseness('Đảng bộ xã có tối đa ba mươi tám chi bộ.', [passage])).toEqual([]);
  });
});
