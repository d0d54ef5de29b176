import { describe, expect, it } from 'vitest';
import { instancesTold } from '../../../../bot/answer/sentence/instances.ts';

const told = (head: string, ...quotes: string[]): number => instancesTold(head.split(' '), quotes);

describe('which ones are meant', () => {
  it.each([
    ['tieu chi', 'Bộ tiêu chí gồm năng lực, phẩm chất và uy tín.'],
    ['nhom', 'Chú ý các nhóm: nữ, trẻ và dân tộc thiểu số.'],
    ['phuong', 'Chọn phường Bình Lộc làm điểm.'],
    ['don vi', 'Làm điểm ở các đơn vị Trường An, Bình Lộc, Hòa Phú.'],
  ])('is told: %s in "%s"', (head, quote) => {
    expect(told(head, quote)).toBe(1);
  });

  it.each([
    ['tieu chi', 'Ban Thường vụ chỉ đạo xây dựng bộ tiêu chí để đánh giá cán bộ.'],
    ['tinh huong', 'Cần dự báo một số tình huống có thể xảy ra để chuẩn bị trước phương án.'],
    ['vi tri', 'Nếu ở vị trí ấy chưa có người đạt yêu cầu thì sẵn sàng để trống.'],
  ])('is not told: %s in "%s"', (head, quote) => {
    expect(told(head, quote)).toBe(0);
  });

  it('is open where the quote does without the word', () => {
    expect(told('chuc danh', 'Đồng chí Lê Văn An được bầu làm bí thư.')).toBe(0.5);
  });
});
