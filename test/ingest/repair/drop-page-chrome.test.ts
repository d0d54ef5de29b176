import { describe, expect, it } from 'vitest';

import { parseText } from '../../../ingest/parse/text-parser.ts';
import { dropPageChrome } from '../../../ingest/repair/drop-page-chrome.ts';
import { dropRepeats } from '../../../ingest/repair/drop-repeats.ts';

const PROSE =
  'Đảng bộ huyện Lăng Mông đã hoàn thành đại hội ở các chi bộ trực thuộc, bảo đảm đúng nguyên tắc, dân chủ và tiến độ đề ra.';

function clean(text: string): string[] {
  return dropPageChrome(parseText(text).blocks).blocks.map((block) => block.text);
}

describe('text that looks a little like page furniture stays', () => {
  it.each([
    ['a year as heading', 'Năm 2020'],
    ['a sentence with a menu word', 'Bình luận về kết quả này, nhiều đảng viên đồng tình.'],
    ['who carries it out', 'Thực hiện: Ban Tổ chức Huyện ủy.'],
    ['a source of cadres', 'Nguồn nhân sự: rà soát theo quy hoạch.'],
    ['a day', 'Ngày 15/5/2020, các chi bộ họp.'],
    ['an article on addresses', 'Trụ sở của pháp nhân'],
    ['a heading in capitals', 'THỪA KẾ'],
  ])('%s', (_, line) => {
    expect(clean(`${PROSE}\n\n${line}\n\n${PROSE} Hết.`)).toContain(line);
  });

  it('a signature under a text that is no page', () => {
    expect(clean(`${PROSE}\n\nNông Thị Mẩy`)).toEqual([PROSE, 'Nông Thị Mẩy']);
  });

  it('a list of names at the end', () => {
    const text = `${PROSE} Danh sách được bầu:\n\nLò Văn Pánh\n\nNông Thị Mẩy`;

    expect(clean(text).slice(1)).toEqual(['Lò Văn Pánh', 'Nông Thị Mẩy']);
  });

  it('a heading in capitals at the very end', () => {
    expect(clean(`${PROSE}\n\nPhần thứ tư\n\nTHỪA KẾ`)).toEqual([PROSE, 'Phần thứ tư', 'THỪA KẾ']);
  });

  it('short lines above a text that is no page', () => {
    expect(clean(`Mục đích\n\nYêu cầu\n\nNội dung\n\n${PROSE}`)).toEqual([
      'Mục đích',
      'Yêu cầu',
      'Nội dung',
      PROSE,
    ]);
  });
});

describe('page furniture goes', () => {
  it.each([
    'Lượt xem: 3.451',
    'Đang truy cập300',
    '• Tất cả: 5406180',
    'Tháng hiện tại1,662,630',
    'In bài viết',
    'Ý kiến bạn đọc',
    'Nguồn tin: http://bao.example',
    'Tổng số điểm của bài viết là: 0 trong 0 đánh giá',
    'Ghi rõ nguồn khi phát hành lại thông tin từ trang này',
  ])('after the text: %s', (line) => {
    expect(clean(`${PROSE}\n\n${line}`)).toEqual([PROSE]);
  });

  it('one author under the text', () => {
    const page = dropPageChrome(parseText(`Thứ tư, 17/06/2020 | 14:05\n\n${PROSE}\n\nNông Thị Mẩy`).blocks);

    expect([page.blocks.length, page.byline]).toEqual([1, 'Nông Thị Mẩy']);
  });

  it('a teaser cut off in the middle of a later paragraph', () => {
    const blocks = parseText(
      `${PROSE.slice(0, 70)}...\n\n${PROSE}\n\n${PROSE.slice(0, 60)} và phần khác.`,
    ).blocks;

    expect(dropRepeats(blocks, null)).toMatchObject({ leadWasRepeated: true, blocks: [{ text: PROSE }, {}] });
  });
});
