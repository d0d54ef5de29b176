import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../ingest/parse/parser.ts';
import { dropPageTail } from '../../../ingest/repair/drop-page-tail.ts';

const kept = (lines: readonly string[], from: number): string[] =>
  dropPageTail(
    lines.map((line) => blockOf('paragraph', line)),
    from,
  ).map(({ text }) => text);

const PAPER = ['Điều 1. Đại hội bầu ban chấp hành.', 'Nơi nhận:', 'BÍ THƯ'];

describe('an official paper saved from a portal', () => {
  it('ends before other news, counters and imprint', () => {
    const page = [
      ...PAPER,
      'Tin liên quan',
      'Hội nghị giao ban quý III',
      'Đang truy cập: 12',
      'Cơ quan chủ quản: Văn phòng cấp ủy',
      'Bản quyền © 2020',
    ];
    expect(kept(page, 3)).toEqual(PAPER);
  });

  it('loses the imprint when no other news stands above it', () => {
    expect(kept([...PAPER, 'Hôm nay: 310', 'Điện thoại: 0200.3123.456'], 3)).toEqual(PAPER);
  });

  it('keeps an annex and all that stands before it', () => {
    const page = ['Lượt xem: 15', ...PAPER, 'Tin khác', 'PHỤ LỤC 1', 'Danh sách điểm bầu cử', 'Hôm nay: 3'];
    expect(kept(page, 4)).toEqual(page.slice(0, -1));
  });

  it('keeps the address under a letter that is no page of a portal', () => {
    const letter = [...PAPER, 'Điện thoại: 0200.3123.456', 'Email: vanphong@vidu.example'];
    expect(kept(letter, 3)).toEqual(letter);
  });

  it('never cuts within the paper', () => {
    const page = ['Tin liên quan', ...PAPER, 'Hôm nay: 310'];
    expect(kept(page, 4)).toEqual(page.slice(0, -1));
  });
});
