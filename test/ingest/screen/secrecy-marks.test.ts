import { describe, expect, it } from 'vitest';

import { readDocument } from '../../../ingest/read-document.ts';
import { screenSecrecy } from '../../../ingest/screen/secrecy-marks.ts';

const CANARY = 'Nội dung chỉ có ở văn bản này: mật danh Hoa Sim.';

function paper(mark: string): string {
  return `TỈNH ỦY HÒA THẮNG\n*\nSố 12-BC/TU\n${mark}\nĐẢNG CỘNG SẢN VIỆT NAM\nHòa Thắng, ngày 05 tháng 02 năm 2020\n\nBÁO CÁO\nvề tình hình nội bộ\n-----\n\n${CANARY}`;
}

describe('papers with a secrecy mark are never held', () => {
  it.each([
    'MẬT',
    'Mật',
    'M Ậ T',
    'M  Ậ  T',
    'TỐI MẬT',
    'T ố i  m ậ t',
    'TUYỆT MẬT',
    '[TUYỆT MẬT]',
    '* MẬT *',
    'Độ mật: Mật',
    'Độ mật: Tuyệt mật',
    'MAT',
    'TOI MAT',
    'tuyet mat',
    'MẶT',
    'MẬT'.normalize('NFD'),
    'TỐI\u200B MẬT',
  ])('refuses the mark %s without repeating a word of the paper', async (mark) => {
    const result = await readDocument(Buffer.from(paper(mark)), { file: 'a.txt' });

    expect(result.outcome).toBe('refused');
    expect(result).toMatchObject({ reason: 'secrecy-mark' });
    expect(JSON.stringify(result)).not.toContain('Hoa Sim');
  });

  it.each(['Số 12-BC/TU          MẬT', 'ĐẢNG CỘNG SẢN VIỆT NAM     TỐI MẬT', 'Số 12-BC/TU MẬT'])(
    'refuses the mark beside other words of the head: %s',
    (line) => {
      expect(screenSecrecy(['TỈNH ỦY HÒA THẮNG', line, 'BÁO CÁO'])).toBe('secret');
    },
  );

  it('refuses a mark that returns as running head of later pages', () => {
    const page = [
      'Một đoạn văn dài của trang này nói về công tác chuẩn bị đại hội và các việc cần làm trong thời gian tới ở địa phương, theo kế hoạch đã được cấp ủy thông qua trước đó.',
    ];

    expect(screenSecrecy([...page, 'TỐI MẬT', ...page, 'TỐI MẬT', ...page])).toBe('secret');
  });

  it('refuses a paper that its metadata declares secret', async () => {
    const result = await readDocument(
      Buffer.from(`---\ntitle: Báo cáo\ndisclosure: toi-mat\n---\n\n${CANARY}`),
      { file: 'a.md' },
    );

    expect(result).toMatchObject({ outcome: 'refused', reason: 'secrecy-declared' });
  });
});

describe('texts about secrecy are no secrets', () => {
  it.each([
    ['a title', 'Tăng cường bảo vệ bí mật nhà nước trong đại hội'],
    ['capitals', 'BẢO VỆ BÍ MẬT NHÀ NƯỚC'],
    ['a heading', 'Tuyệt mật là gì?'],
    ['a loss', 'Mất'],
    ['a word', 'mắt'],
    ['a front', 'Mặt trận'],
    ['a sentence', 'Văn bản này đã giải mật.'],
  ])('takes %s', (_, line) => {
    expect(screenSecrecy([line, 'Đại hội diễn ra đúng kế hoạch.'])).toBe('none');
  });

  it('takes a list of degrees of secrecy after the first paragraph', () => {
    const lead =
      'Luật quy định bí mật nhà nước được phân thành ba độ, tùy theo tính chất quan trọng của nội dung và mức độ nguy hại nếu bị lộ, gồm các độ sau đây để các cơ quan áp dụng thống nhất:';

    expect(screenSecrecy(['Các độ mật', lead, 'Tuyệt mật', 'Tối mật', 'Mật'])).toBe('none');
  });
});

describe('internal papers', () => {
  it.each(['Lưu hành nội bộ', '(Tài liệu lưu hành nội bộ)', 'LƯU HÀNH NỘI BỘ', 'Thu hồi sau hội nghị'])(
    'marks %s as internal',
    async (line) => {
      const result = await readDocument(
        Buffer.from(`${line}\n\nĐề cương tuyên truyền đại hội\n\nCác chi bộ tuyên truyền về đại hội.`),
        { file: 'a.txt' },
      );

      expect(result).toMatchObject({ outcome: 'ok', content: { document: { disclosure: 'internal' } } });
    },
  );

  it('does not take a sentence about internal papers for the mark', () => {
    expect(screenSecrecy(['Tài liệu lưu hành nội bộ phải được quản lý chặt chẽ theo quy định.'])).toBe(
      'none',
    );
  });
});
