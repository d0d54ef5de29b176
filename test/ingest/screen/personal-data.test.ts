import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blockOf, type Block } from '../../../ingest/parse/parser.ts';
import { readDocument } from '../../../ingest/read-document.ts';
import { officialPaper } from '../../support/official-paper.ts';
import { maskPersonalData } from '../../../ingest/screen/personal-data.ts';
import { maskText } from '../../../knowledge/screen/mask-text.ts';
import { MASK } from '../../../knowledge/screen/private-kinds.ts';

const paragraphs = (...texts: string[]): Block[] => texts.map((text) => blockOf('paragraph', text));
const row = (header: string, text: string): Block => ({
  ...blockOf('table-row', text),
  container: 1,
  tableHeader: header,
});

describe('private words are masked wherever they stand', () => {
  it.each([
    ['số CCCD 001085012345.', 'số CCCD [đã che].'],
    ['CCCD số: 079 185 012 345, cấp ngày 1/1/2021', 'CCCD số: [đã che], cấp ngày 1/1/2021'],
    ['căn cước công dân số 038201001234', 'căn cước công dân số [đã che]'],
    ['CMND 123456789 do Công an tỉnh cấp', 'CMND [đã che] do Công an tỉnh cấp'],
    ['Chứng minh nhân dân số: 123 456 789', 'Chứng minh nhân dân số: [đã che]'],
    ['CMND/CCCD: 123456789', 'CMND/CCCD: [đã che]'],
    ['Số định danh cá nhân: 092301000001', 'Số định danh cá nhân: [đã che]'],
    ['hộ chiếu số B1234567', 'hộ chiếu số [đã che]'],
    ['Ông A (001085012345) ứng cử', 'Ông A ([đã che]) ứng cử'],
    ['Số thẻ đảng viên: 12345678', 'Số thẻ đảng viên: [đã che]'],
    ['điện thoại 0912345678', 'điện thoại [đã che]'],
    ['ĐT: 0912 345 678.', 'ĐT: [đã che].'],
    ['SĐT 0912.345.678; thư ký', 'SĐT [đã che]; thư ký'],
    ['gọi 091-234-5678', 'gọi [đã che]'],
    ['gọi 0987 65 43 21', 'gọi [đã che]'],
    ['gọi +84 912 345 678', 'gọi [đã che]'],
    ['gọi (+84)912345678', 'gọi [đã che]'],
    ['Zalo: 84912345678', 'Zalo: [đã che]'],
    ['liên hệ 0254 3812345', 'liên hệ [đã che]'],
    ['(024) 3825 1234', '[đã che]'],
    ['0254.3.812.345', '[đã che]'],
    ['ĐT: 04.38251234', 'ĐT: [đã che]'],
    ['Email: nguyen.van-a@hoathang.gov.vn.', 'Email: [đã che].'],
    ['a_b+c@gmail.com, d@x.vn', '[đã che], [đã che]'],
    ['Số tài khoản: 0123456789012 tại Ngân hàng', 'Số tài khoản: [đã che] tại Ngân hàng'],
    ['STK 1234 5678 9012 (Vietcombank)', 'STK [đã che] (Vietcombank)'],
    ['tài khoản số 102-01-00-12345678', 'tài khoản số [đã che]'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    'Số 12-KH/TU, ngày 05/02/2020',
    'Chỉ thị số 35-CT/TW ngày 30/5/2019',
    'Nghị định số 30/2020/NĐ-CP',
    'Luật số 26/2023/QH15',
    'Luật Căn cước số 26/2023/QH15 có hiệu lực ngày 01/7/2024',
    'Điều 12, khoản 3, điểm a',
    'Tổng kinh phí 912.345.678 đồng',
    'Kinh phí 1.234.567.890 đồng',
    'tài khoản có 12.500.000.000 đồng',
    'Tài khoản 112, 331, 1388',
    'TK 6421',
    'tài khoản 12 345 678 đồng',
    'đạt 0,912345678 điểm',
    'cấp căn cước công dân cho 123456789 người',
    'cấp 123.456.789 thẻ căn cước công dân',
    'chứng minh nhân dân 9 số, căn cước 12 số',
    'mã số thuế 0312345678',
    'MST: 0901234567',
    'Mã số doanh nghiệp: 0312345678',
    'mã hồ sơ 001085012345',
    'Đường dây nóng: 0254 3812345',
    'Tổng đài 0912345678',
    'Tổng đài 1900 1234',
    'gọi 113, 114, 115',
    '03 12 45 67 89 đại biểu theo từng tổ',
    'nhiệm kỳ 2020 - 2025',
    'giai đoạn 2015-2020, 2020-2025',
    'ngày 01.02.2020 đến 05.02.2020',
    'từ 7 giờ 30 đến 11 giờ 30',
    'dân số 96 208 984 người',
    '98.765.432.100 đồng',
    '84.912.345.678 đồng',
    '84912345678 lượt',
    '100000000000 đồng',
    '012345678901234',
    '999085012345 là dãy số',
    'ISBN 978-604-57-1234-5',
    'tọa độ 10.762622, 106.660172',
    'tỷ lệ 98,76 %; 12,34 %',
    'Quyết định 0912/QĐ-UBND',
    'công văn 0123456789-CV/TU',
    'Thông tư 02/2021/TT-BNV',
    'bảng 1.2.3.4.5',
    'chiều dài 0123 m, rộng 045 m',
    'phiếu số 000123, 000124',
    'lô 0258, thửa 0312',
    'biển số 51F-123.45',
    'viết @chibo',
    'giá 5@10',
    'kênh https://example.vn/@bantochuc',
    'bỏ phiếu: 120/125 (96,0 %)',
    'mỗi năm 2 000 000 lượt',
  ])('leaves %s as it stands', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('masks every citizen number that can exist and few other numbers', () => {
    const provinces = ['001', '036', '079', '096'];
    fc.assert(
      fc.property(
        fc.constantFrom(...provinces),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 99_999_999 }),
        (province, sex, rest) => {
          const number = `${province}${sex}${String(rest).padStart(8, '0')}`;
          expect(maskText(`Ông Lê Văn Tám, ${number}, thôn 2`)).toBe(`Ông Lê Văn Tám, ${MASK}, thôn 2`);
        },
      ),
    );
  });

  it('masking twice equals masking once, and a text without digits and @ stays', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0912345678 .-+()@aĐ/|:số CCCD điện thoại') }),
        (text) => {
          const once = maskText(text);
          expect(maskText(once)).toBe(once);
          const plain = text.replace(/[\d@]/g, '');
          expect(maskText(plain)).toBe(plain);
        },
      ),
    );
  });
});

describe('lists of persons', () => {
  const HEAD =
    'STT | Họ và tên | Ngày, tháng, năm sinh | Quê quán | Chức vụ | Số CCCD | Điện thoại | Địa chỉ';

  it('private columns are masked; names, posts and native places stay', () => {
    const { blocks, counts } = maskPersonalData([
      row(
        HEAD,
        '1 | Lò Văn Sáu | 12/3/1975 | Hòa Thắng | Bí thư | 001075012345 | 0912345678 | Số 5, phố Sim',
      ),
      row(HEAD, '2 | Vàng Thị Bảy | 1980 | Bến Sỏi | Phó Bí thư |  | - | thôn 2'),
    ]);

    expect(blocks.map(({ text }) => text)).toEqual([
      '1 | Lò Văn Sáu | [đã che] | Hòa Thắng | Bí thư | [đã che] | [đã che] | [đã che]',
      '2 | Vàng Thị Bảy | [đã che] | Bến Sỏi | Phó Bí thư |  | - | [đã che]',
    ]);
    expect(counts).toEqual({ 'birth-date': 2, 'citizen-number': 1, phone: 1, address: 2 });
  });

  it('a table whose head is its first row is known too', () => {
    const rows = [HEAD, '1 | Lò Văn Sáu | 12/3/1975 | Hòa Thắng | Bí thư | x1 | y | Số 5'].map((text) => ({
      ...blockOf('table-row', text),
      container: 3,
    }));

    expect(maskPersonalData(rows).blocks[1]?.text).toBe(
      '1 | Lò Văn Sáu | [đã che] | Hòa Thắng | Bí thư | [đã che] | y | [đã che]',
    );
  });

  it.each([
    ['STT | Tên đơn vị | Địa chỉ | Số đảng viên', '1 | Đảng ủy xã Hòa Thắng | thôn 2 | 120'],
    ['Nội dung | Thời gian | Địa điểm', 'Khai mạc | 12/3/2025 | Hội trường'],
    ['Họ và tên | Chức vụ | Đơn vị', 'Lò Văn Sáu | Bí thư | Xã Hòa Thắng'],
    ['Họ và tên | Ngày vào Đảng | Chức vụ', 'Lò Văn Sáu | 12/3/1999 | Bí thư'],
    ['Tên văn bản | Ngày ban hành', 'Chỉ thị 35 | 30/5/2019'],
  ])('other tables stay: %s', (head, text) => {
    const blocks = [row(head, text)];

    expect(maskPersonalData(blocks).blocks).toEqual(blocks);
  });

  it('a list in sentences below its title is masked in the same way', () => {
    const { blocks } = maskPersonalData(
      paragraphs(
        'DANH SÁCH NHÂN SỰ GIỚI THIỆU',
        '1. Đồng chí Lò Văn Sáu, sinh ngày 12/3/1975, quê quán Hòa Thắng, thường trú tại số 5 phố Sim, phường Lang Mông, điện thoại 0912345678, Bí thư Đảng ủy.',
        '2. Bà Vàng Thị Bảy, sinh ngày 05 tháng 02 năm 1980; nơi ở hiện nay: thôn 2, xã Bến Sỏi; Phó Bí thư.',
      ),
    );

    expect(blocks[1]?.text).toBe(
      '1. Đồng chí Lò Văn Sáu, sinh ngày [đã che], quê quán Hòa Thắng, thường trú tại [đã che], điện thoại [đã che], Bí thư Đảng ủy.',
    );
    expect(blocks[2]?.text).toBe(
      '2. Bà Vàng Thị Bảy, sinh ngày [đã che]; nơi ở hiện nay: [đã che]; Phó Bí thư.',
    );
  });

  it('rows of a list read without its lines lose the days of birth', () => {
    const { blocks } = maskPersonalData(
      paragraphs(
        'PHỤ LỤC: DANH SÁCH ĐẠI BIỂU',
        'STT Họ và tên Ngày sinh Quê quán Chức vụ',
        '1 Lò Văn Sáu 12/3/1975 Hòa Thắng Bí thư',
      ),
    );

    expect(blocks[2]?.text).toBe('1 Lò Văn Sáu [đã che] Hòa Thắng Bí thư');
  });

  it.each([
    'Đồng chí Trần Phú, sinh ngày 01/5/1904, Tổng Bí thư đầu tiên của Đảng.',
    'Đồng chí Lò Văn Sáu, sinh ngày 12/3/1975, quê quán Hòa Thắng, được bầu làm Bí thư.',
    'Đại hội tổ chức tại số 5 phố Sim ngày 12/3/2025.',
    'Đảng bộ lập danh sách đại biểu trước ngày 12/3/2025; địa chỉ nhận hồ sơ: thôn 2.',
  ])('facts of the body stay: %s', (text) => {
    expect(maskPersonalData(paragraphs('Tiểu sử', text)).blocks[1]?.text).toBe(text);
  });

  it('who is told with a citizen number is told without birthday and home', () => {
    expect(
      maskPersonalData(
        paragraphs('Ông Lê Văn Tám, sinh ngày 1/2/1990, CCCD 001090012345, trú tại thôn 2; có đơn.'),
      ).blocks[0]?.text,
    ).toBe('Ông Lê Văn Tám, sinh ngày [đã che], CCCD [đã che], trú tại [đã che]; có đơn.');
  });
});

describe('documents with masked words', () => {
  it('say how many of each kind, never which, and are known as masked', async () => {
    const result = await readDocument(
      Buffer.from(
        'Thông báo liên hệ 0912345678\n\nNgười phụ trách: Lò Văn Sáu, điện thoại 0912345678, thư a@b.vn, CCCD 001075012345.\n',
      ),
      { file: 'a.txt' },
    );

    expect(JSON.stringify(result)).not.toMatch(/0912345678|001075012345|a@b\.vn/);
    expect(result).toMatchObject({
      outcome: 'ok',
      content: { document: { isMasked: true } },
      warnings: expect.arrayContaining([
        expect.objectContaining({
          code: 'personal-data-masked',
          what: expect.stringContaining('1 số giấy tờ tùy thân') as string,
        }),
      ]) as unknown[],
    });
  });

  it('a document without private words is not marked', async () => {
    const result = await readDocument(Buffer.from('Chi bộ họp\n\nChi bộ họp mỗi tháng một lần.'), {
      file: 'a.txt',
    });

    expect(result).toMatchObject({ outcome: 'ok' });
    expect(JSON.stringify(result)).not.toContain('isMasked');
  });

  const SHARED = '../shared';
  it.skipIf(!existsSync(SHARED))(
    'nothing in 1,618 texts of laws and encyclopaedia is masked by mistake',
    () => {
      const changed = ['alqac2022', 'viquad-dev'].flatMap((name) =>
        readFileSync(join(SHARED, `eval/${name}/corpus.jsonl`), 'utf8')
          .trim()
          .split('\n')
          .flatMap((line) => {
            const { text } = JSON.parse(line) as { text: string };
            const blocks = paragraphs(...text.split('\n'));
            const masked = maskPersonalData(blocks).blocks;
            return masked.flatMap((block, i) => (block === blocks[i] ? [] : [block.text]));
          }),
      );

      expect(changed).toEqual([]);
    },
  );

  it('nor in the starter documents', () => {
    const folder = 'knowledge/documents';
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
      const text = readFileSync(join(folder, name), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
      const blocks = paragraphs(...text.split('\n'));

      expect(maskPersonalData(blocks).blocks, name).toEqual(blocks);
    }
  });
});

describe('words kept as evidence', () => {
  it('hold no number and address that the passages do not hold', async () => {
    const paper = officialPaper({
      body: 'HUYỆN ỦY LĂNG MÔNG',
      number: '12-QĐ/HU',
      day: '01 tháng 02 năm 2030',
      kind: 'QUYẾT ĐỊNH',
      title: 'về quy chế làm việc',
      text: [
        'Quyết định này thay thế Quyết định số 5-QĐ/HU, ngày 18/8/2022; hỏi thêm qua a.lo@langmong.gov.vn, điện thoại 0912 345 678.',
        'Quyết định này có hiệu lực kể từ ngày 01/3/2030, liên hệ 0912345678 hoặc a.lo@langmong.gov.vn.',
      ],
    });

    const result = await readDocument(Buffer.from(paper), { file: 'a.txt' });

    expect(result).toMatchObject({ outcome: 'ok', content: { document: { isMasked: true } } });
    expect(JSON.stringify(result)).toContain('5-QĐ/HU');
    expect(JSON.stringify(result)).not.toMatch(/0912|345|a\.lo@/);
  });
});
