import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifySentence } from '../../../bot/verify/verify-sentence.ts';

const PASSAGE =
  'Quy chế 12-QC/TU ngày 30/5/2019 của Tỉnh ủy Lang Mông: tỷ lệ nữ tham gia cấp ủy không dưới 15%, trẻ dưới 40 tuổi từ 10% trở lên. ' +
  'Chi bộ có từ 9 đảng viên chính thức trở lên thì bầu chi ủy. Xã Bến Sỏi có 17 ủy viên ban chấp hành; xã Sông Trăng có 15 ủy viên ban chấp hành. ' +
  'Đảng viên đang bị kỷ luật không được ứng cử. Cấp ủy có thể mời đại diện dự họp. Phó bí thư chủ trì hội nghị. ' +
  'Hơn một phần ba số đại biểu đề nghị thì phải thảo luận lại.';

const kindsOf = (sentence: string): string[] => verifySentence(sentence, [PASSAGE]).map(({ kind }) => kind);

describe('a sentence that its passage supports', () => {
  it.each([
    'Tỷ lệ nữ tham gia cấp ủy tối thiểu mười lăm phần trăm.',
    'Theo Quy chế 12-QC/TU ngày 30 tháng 5 năm 2019, nữ tham gia cấp ủy ít nhất 15 %.',
    'Đang bị kỷ luật thì đảng viên không được ứng cử.',
    'Hơn 1/3 số đại biểu đề nghị thì phải thảo luận lại.',
    'Xã Bến Sỏi có 17 ủy viên BCH.',
    'Phó bí thư chủ trì hội nghị.',
    'Cấp uỷ có thể mời đại diện dự họp.',
  ])('passes: %s', (sentence) => {
    expect(verifySentence(sentence, [PASSAGE])).toEqual([]);
  });
});

describe('a sentence that says something else', () => {
  it.each([
    ['Tỷ lệ nữ tham gia cấp ủy không dưới 25%.', 'figure'],
    ['Tỷ lệ nữ tham gia cấp ủy không dưới 10%.', 'figure'],
    ['Quy chế 12-QC/TU ngày 30/5/2024 nêu tỷ lệ nữ.', 'date'],
    ['Quy chế 13-QC/TU nêu tỷ lệ nữ tham gia cấp ủy.', 'number'],
    ['Tỷ lệ nữ tham gia cấp ủy không quá 15%.', 'obligation'],
    ['Tỷ lệ nữ tham gia cấp ủy là 15%.', 'obligation'],
    ['Đảng viên đang bị kỷ luật được ứng cử.', 'negation'],
    ['Cấp ủy không mời đại diện dự họp.', 'negation'],
    ['Cấp ủy phải mời đại diện dự họp.', 'obligation'],
    ['Cấp ủy mời đại diện dự họp.', 'obligation'],
    ['Bí thư chủ trì hội nghị.', 'name'],
    ['Xã Sông Trăng có 17 ủy viên ban chấp hành.', 'place'],
    ['Xã Vũng Đầm có 17 ủy viên ban chấp hành.', 'place'],
    ['Quy chế viết: “nữ tham gia cấp ủy thì bầu chi ủy”.', 'quote'],
    ['Xem tại https://example.org/?q=1 về tỷ lệ nữ tham gia cấp ủy.', 'url'],
    ['Tỷ lệ nữ tham gia cấp ủy ![x](//a.b)', 'markup'],
    ['Ngân sách xây trụ sở lấy từ nguồn đất đai.', 'unsupported'],
  ])('is caught: %s', (sentence, kind) => {
    expect(kindsOf(sentence)).toContain(kind);
  });
});

describe('words that turn a sentence round', () => {
  const passage =
    'Có 14 đồng chí tái cử; 3 đồng chí không tái cử do đến tuổi nghỉ hưu. Chi bộ thôn Đoài có 24 đảng viên, trong đó 3 đảng viên được miễn sinh hoạt; ' +
    'chi bộ thôn Thượng có 31 đảng viên, 5 đảng viên được miễn sinh hoạt. Cấp ủy có thể giới thiệu cán bộ huyện về làm bí thư. ' +
    'Hội nghị chỉ tiến hành khi có ít nhất hai phần ba số người được triệu tập có mặt. Đồng chí Vũ Kiên Định được 15/17 phiếu.';
  const kinds = (sentence: string): string[] => verifySentence(sentence, [passage]).map(({ kind }) => kind);

  it.each([
    ['Có 3 đồng chí tái cử.', 'negation'],
    ['Có 3 đồng chí không tái cử không do đến tuổi nghỉ hưu.', 'negation'],
    ['Chi bộ thôn Đoài có 3 đảng viên sinh hoạt.', 'negation'],
    ['Chi bộ thôn Thượng có 3 đảng viên được miễn sinh hoạt.', 'figure'],
    ['Cấp ủy có thể giới thiệu cán bộ xã về làm bí thư.', 'name'],
    ['Đồng chí Vũ Kiên Định được 17 trên 15 phiếu.', 'figure'],
  ])('are caught: %s', (sentence, kind) => {
    expect(kinds(sentence)).toContain(kind);
  });

  it.each([
    'Có 14 đồng chí tái cử.',
    'Có 3 đồng chí không tái cử.',
    'Chi bộ thôn Thượng có 5 đảng viên được miễn sinh hoạt.',
    'Cấp ủy có thể giới thiệu cán bộ huyện.',
    'Phải có ít nhất hai phần ba số người được triệu tập có mặt thì hội nghị mới tiến hành.',
    'Đồng chí Vũ Kiên Định được 15 trên 17 phiếu.',
  ])('are not seen where there are none: %s', (sentence) => {
    expect(kinds(sentence)).toEqual([]);
  });
});

describe('the verification', () => {
  it('finds nothing wrong with a sentence quoted whole', () => {
    for (const sentence of PASSAGE.split(/(?<=\.) /))
      expect([sentence, kindsOf(sentence)]).toEqual([sentence, []]);
  });

  it('never throws, and never supports a figure that stands nowhere', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 400 }), (sentence, passage) => {
        verifySentence(sentence, [passage]);
        const kinds = verifySentence(`Có 98765 người. ${sentence}`, [passage.replaceAll('98765', '')]);
        expect(kinds.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('takes time in proportion to the text', () => {
    const time = (times: number): number => {
      const started = performance.now();
      verifySentence(PASSAGE.slice(0, 600), [PASSAGE.repeat(times)]);
      return performance.now() - started;
    };
    time(4);
    expect(time(32)).toBeLessThan(Math.max(200, time(8) * 40));
  });
});
