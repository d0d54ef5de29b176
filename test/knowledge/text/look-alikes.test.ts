import { describe, expect, it } from 'vitest';
import { askedTerms, speaksOfAnother } from '../../../knowledge/text/look-alikes.ts';

const QUESTIONS: readonly (readonly [question: string, not: string, yet: string])[] = [
  [
    'Xã nào được chọn làm đại hội điểm?',
    'Đảng bộ phường Bắc được chọn đại hội thí điểm trực tiếp bầu bí thư.',
    'Đảng bộ xã Nam được chọn làm điểm.',
  ],
  [
    'Đơn vị nào thí điểm trực tiếp bầu bí thư?',
    'Chọn ba đơn vị điểm để rút kinh nghiệm.',
    'Phường Bắc thí điểm trực tiếp bầu bí thư.',
  ],
  [
    'Quy trình 5 bước bổ nhiệm gồm những bước nào?',
    'Quy trình 5 bước nhân sự đại hội làm riêng cho tái cử.',
    'Bước 1 của quy trình bổ nhiệm do tập thể lãnh đạo thực hiện.',
  ],
  ['Các bước nhân sự đại hội là gì?', 'Quy trình bổ nhiệm gồm 5 bước.', 'Bước 2 lấy ý kiến cán bộ chủ chốt.'],
  [
    'Độ tuổi tái cử là bao nhiêu?',
    'Người lần đầu tham gia cấp ủy còn đủ một nhiệm kỳ.',
    'Người tái cử còn 48 tháng.',
  ],
  ['Ai chỉ định cấp ủy?', 'Đại hội bầu ban chấp hành.', 'Cấp ủy cấp trên chỉ định.'],
  [
    'Bao nhiêu phiếu thì trúng cử?',
    'Người ứng cử đại biểu Quốc hội trúng cử khi được quá nửa số phiếu hợp lệ.',
    'Người trúng cử phải được trên một phần hai số đại biểu được triệu tập.',
  ],
  [
    'Bầu đại biểu Quốc hội tính trúng cử thế nào?',
    'Đại hội đảng viên tính kết quả trên số đảng viên được triệu tập.',
    'Đại biểu Quốc hội tính trên phiếu hợp lệ.',
  ],
  [
    'Phiếu không hợp lệ là phiếu nào?',
    'Phiếu hợp lệ do ban kiểm phiếu phát.',
    'Phiếu không hợp lệ là phiếu bầu thừa.',
  ],
];

describe('a look-alike is no answer', () => {
  it.each(QUESTIONS)('%s', (question, not, yet) => {
    const asked = askedTerms(question);

    expect(speaksOfAnother(asked, not)).toBe(true);
    expect(speaksOfAnother(asked, yet)).toBe(false);
  });

  it('and words that name neither are judged by what stands above them', () => {
    const asked = askedTerms('Chọn mấy đơn vị làm đại hội điểm?');

    expect(speaksOfAnother(asked, 'Có 3 đơn vị.', 'Đại hội thí điểm')).toBe(true);
    expect(speaksOfAnother(asked, 'Có 3 đơn vị.', 'Đại hội điểm')).toBe(false);
    expect(speaksOfAnother(asked, 'Có 3 đơn vị.')).toBe(false);
  });

  it('a question about both, or about neither, excludes nothing', () => {
    for (const question of ['Đại hội điểm khác đại hội thí điểm ở chỗ nào?', 'Số dư là bao nhiêu?'])
      expect(
        speaksOfAnother(askedTerms(question), 'Phường Bắc thí điểm; ba đơn vị điểm; lần đầu tham gia.'),
      ).toBe(false);
  });

  it('reads a question typed without diacritics alike', () => {
    expect(speaksOfAnother(askedTerms('xa nao lam dai hoi diem'), 'Đại hội thí điểm ở phường Bắc.')).toBe(
      true,
    );
  });
});
