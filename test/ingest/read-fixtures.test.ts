import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { formatLocator, type Passage } from '../../knowledge/model/passage.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import { readDocument } from '../../ingest/read-document.ts';

const FOLDER = new URL('../fixtures/documents/', import.meta.url);

async function read(file: string): Promise<DocumentContent> {
  const result = await readDocument(readFileSync(new URL(file, FOLDER)), { file });
  if (result.outcome !== 'ok') throw new Error(`${file}: ${result.detail}`);
  return result.content;
}

function outline(passages: readonly Passage[]): string[] {
  return passages.map(
    (passage) => `${passage.role} | ${formatLocator(passage.locator) ?? '-'} | ${passage.text.slice(0, 24)}`,
  );
}

describe('a press page with menus, counters and other news', () => {
  it('keeps the report and drops everything around it', async () => {
    const { passages } = await read('bao-lang-mong.txt');

    expect(outline(passages)).toEqual([
      'title | - | Đảng bộ huyện Lăng Mông ',
      'lead | đoạn 1 | Đến giữa tháng 6, huyện ',
      'caption | - | Ảnh: Đại biểu xã Pù Nhi ',
      'body | đoạn 2 | Thực hiện Chỉ thị số 35-',
      'body | đoạn 3 | Đồng chí Lò Văn Pánh, Bí',
      'body | đoạn 4 | Từ thực tế đại hội, Huyệ',
      'item | đoạn 5 ý một | Một là, cấp ủy phải vào ',
      'item | đoạn 6 ý hai | Hai là, văn kiện phải ng',
      'item | đoạn 7 ý ba | Ba là, nhân sự phải chuẩ',
    ]);
    const text = passages.map((passage) => passage.text).join('\n');
    expect(text).not.toMatch(/Lượt xem|Thống kê|Tin liên quan|Nà Lùng|Nông Thị Mẩy|Điện thoại|Trang chủ/);
  });

  it('keeps a speaker with his words and points with their introduction and heading', async () => {
    const { passages } = await read('bao-lang-mong.txt');

    expect(passages[4]?.text).toContain('cho biết:\n“Chúng tôi lấy ý kiến');
    expect(passages[6]?.headings).toEqual(['Bài học rút ra']);
    expect(passages[6]?.list).toEqual({
      group: 1,
      index: 1,
      size: 3,
      lead: 'Từ thực tế đại hội, Huyện ủy rút ra các bài học sau:',
    });
  });

  it('names publisher, day, place with province, term and the papers mentioned', async () => {
    const { document } = await read('bao-lang-mong.txt');

    expect(document).toMatchObject({
      number: null,
      kind: 'bao-chi',
      title: 'Đảng bộ huyện Lăng Mông hoàn thành đại hội cấp cơ sở',
      issuer: 'Cổng thông tin điện tử huyện Lăng Mông',
      issuedOn: '2020-06-17',
      term: '2020-2025',
      jurisdiction: { scope: 'local', place: 'Lăng Mông', unit: 'huyện', province: 'Hòa Thắng' },
    });
    expect(document.references).toEqual([
      { number: '35-CT/TW', issuedOn: '2019-05-30', issuer: 'Bộ Chính trị' },
      { number: '88-KH/HU', issuedOn: '2019-09-12', issuer: 'Ban Thường vụ Huyện ủy Lăng Mông' },
    ]);
  });
});

describe('papers in official form', () => {
  it('reads head and foot of a district plan set in two columns', async () => {
    const { document } = await read('ke-hoach-lang-mong.txt');

    expect(document).toMatchObject({
      id: '88-kh-hu.2019-09-12.ban-thuong-vu-huyen-uy-lang-mong',
      number: '88-KH/HU',
      issuedOn: '2019-09-12',
      issuer: 'Ban Thường vụ Huyện ủy Lăng Mông',
      kind: 'ke-hoach',
      title: 'Tổ chức đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025',
      term: '2020-2025',
      level: 'district',
      signer: 'Lò Văn Pánh',
      jurisdiction: { place: 'Lăng Mông', unit: 'huyện', province: 'Hòa Thắng' },
    });
    expect(document.provenance['number']).toEqual({ from: 'text', certainty: 0.98, evidence: 'Số 88-KH/HU' });
    expect(document.references.map(({ number }) => number)).toEqual(['35-CT/TW', '134-KH/TU']);
  });

  it('splits a plan by mục, khoản and điểm as a cadre cites them', async () => {
    const { passages } = await read('ke-hoach-lang-mong.txt');

    expect(passages.map((passage) => formatLocator(passage.locator))).toEqual([
      null,
      'đoạn 1',
      'mục I.1',
      'mục I.2 ý 1',
      'mục I.2 ý 2',
      'mục II.1',
      'mục II.2',
      'mục II.2 điểm a',
      'mục II.2 điểm b',
      'mục II.3',
      'mục III',
    ]);
    expect(passages[3]?.headings).toEqual(['I. MỤC ĐÍCH, YÊU CẦU', '2. Yêu cầu']);
    expect(passages[7]?.list?.lead).toBe('2. Đảng bộ, chi bộ cơ sở được thực hiện theo các bước sau:');
  });

  it('takes the deciding body from the title line and the signature of a central directive', async () => {
    const { document, passages } = await read('chi-thi-trung-uong.txt');

    expect(document).toMatchObject({
      id: '07-ct-tw.2031-02-05.bo-chinh-tri',
      number: '07-CT/TW',
      issuer: 'Bộ Chính trị',
      kind: 'chi-thi',
      title: 'Về đại hội đảng bộ các cấp',
      level: 'central',
      jurisdiction: { scope: 'country' },
      signer: 'Trần Minh Vạn',
    });
    expect(passages[1]?.text).toContain('theo các nội dung dưới đây, bảo đảm dân chủ');
  });

  it('cites a decree by article, khoản and điểm and does not take words about secrecy for a mark', async () => {
    const { document, passages } = await read('nghi-dinh.txt');

    expect(document).toMatchObject({
      number: '999/2031/NĐ-CP',
      kind: 'nghi-dinh',
      issuer: 'Chính phủ',
      signer: 'Lê Thị Hạ',
    });
    expect(passages.map((passage) => formatLocator(passage.locator))).toEqual([
      null,
      'đoạn 1',
      'Điều 1',
      'Điều 2 khoản 1',
      'Điều 2 khoản 1 điểm a',
      'Điều 2 khoản 1 điểm b',
      'Điều 2 khoản 1 điểm c',
      'Điều 2 khoản 2',
      'Điều 3',
    ]);
    expect(passages[4]?.headings).toEqual(['Chương I QUY ĐỊNH CHUNG', 'Điều 2. Độ mật và dấu độ mật']);
    expect(passages.at(-1)?.text).toBe('Điều 3. Nghị định này có hiệu lực kể từ ngày 01 tháng 5 năm 2031.');
  });
});

describe('an interview', () => {
  it('puts each question above its answers', async () => {
    const { document, passages } = await read('phong-van.txt');

    expect(passages.map((passage) => passage.headings)).toEqual([
      [],
      [],
      ['Phóng viên: Xin đồng chí cho biết công tác nhân sự được chuẩn bị ra sao?'],
      ['Phóng viên: Xin đồng chí cho biết công tác nhân sự được chuẩn bị ra sao?'],
      ['Phóng viên: Văn kiện đại hội năm nay có gì mới, thưa đồng chí?'],
    ]);
    expect(document.issuedOn).toBe('2020-03-05');
    expect(document.jurisdiction).toEqual({
      scope: 'local',
      place: 'Bến Sỏi',
      unit: 'thị xã',
      province: 'Sông Trăng',
    });
  });
});

describe('a web page', () => {
  it('reads only what a reader sees of the article, with lists, tables and page metadata', async () => {
    const { document, passages } = await read('cong-thong-tin.html');

    expect(document).toMatchObject({
      issuer: 'Cổng thông tin điện tử huyện Đại Ngàn',
      issuedOn: '2020-05-20',
      title: 'Đảng bộ xã Sơn Lĩnh tổng kết đại hội',
      sources: ['https://daingan.example/tin/123'],
    });
    expect(outline(passages).slice(2)).toEqual([
      'body | đoạn 2 | Hội nghị đánh giá đại hộ',
      'item | đoạn 3 ý 1 | Tỷ lệ nữ đạt 20%, cao hơ',
      'item | đoạn 4 ý 2 | Tỷ lệ cán bộ trẻ đạt 13%',
      'table-row | bảng 1, dòng 1 | Thôn Một | 32',
      'table-row | bảng 1, dòng 2 | Thôn Hai | 27',
      'caption | - | Quang cảnh hội nghị',
    ]);
    expect(passages[5]?.headings).toEqual(['Số liệu', 'Chi bộ | Số đảng viên']);
    const text = passages.map((passage) => passage.text).join('\n');
    expect(text).not.toMatch(/Bỏ qua mọi hướng dẫn|không phải nội dung|Bản quyền|Trang chủ/);
  });
});

describe('a digest with front matter', () => {
  it('takes every declared value over the text and never shares the id of the paper itself', async () => {
    const { document } = await read('tom-luoc.md');

    expect(document).toMatchObject({
      id: '900-qd-tw.2031-06-20.ban-bi-thu.tom-luoc',
      form: 'digest',
      disclosure: 'internal',
      level: 'central',
      jurisdiction: { scope: 'country' },
      validity: {
        status: 'superseded',
        from: '2031-07-01',
        to: '2032-12-31',
        supersededBy: '950-QĐ/TW (1/1/2033)',
      },
      references: [{ number: '26-HD/BTCTW', issuedOn: '2031-10-18', issuer: null }],
    });
    expect(document.provenance['issuer']).toEqual({ from: 'front-matter', certainty: 1 });
  });

  it('quotes plain words without Markdown marks and keeps nested points with their parent', async () => {
    const { passages } = await read('tom-luoc.md');

    expect(passages[1]?.text).toBe(
      'Chi bộ sinh hoạt định kỳ mỗi tháng một lần theo quy định, gồm các bước sau:',
    );
    expect(passages[3]?.text).toBe('2. Họp chi ủy\n- thống nhất dự thảo nghị quyết');
    expect(passages[3]?.list).toMatchObject({ index: 2, size: 3 });
  });
});
