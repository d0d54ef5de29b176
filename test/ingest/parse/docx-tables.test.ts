import { describe, expect, it } from 'vitest';

import { readOfficialHeader } from '../../../ingest/identify/official-header.ts';
import { findSignature } from '../../../ingest/identify/signature.ts';
import { parseText } from '../../../ingest/parse/text-parser.ts';
import { columnsTable, type DocxBlock, type DocxTable } from '../../support/docx-file.ts';
import { docxTexts, parseDocx } from '../../support/parse-office.ts';

const LEFT = ['HUYỆN ỦY LĂNG MÔNG', 'BAN THƯỜNG VỤ', '*', 'Số 12-KH/HU'];
const RIGHT = ['ĐẢNG CỘNG SẢN VIỆT NAM', '', 'Lăng Mông, ngày 05 tháng 02 năm 2020'];
const RECIPIENTS = ['Nơi nhận:', '- Như trên,', '- Các chi bộ,', '- Lưu Văn phòng.'];
const SIGNER = ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ', '', '(đã ký)', 'Lò Văn Pánh'];
const BODY: readonly DocxBlock[] = [
  { text: 'KẾ HOẠCH', bold: true, align: 'center' },
  { text: 'tổ chức đại hội đảng bộ các cấp', align: 'center' },
  '-----',
  'I. MỤC ĐÍCH',
  'Đại hội được tổ chức đúng thời gian và đúng quy định của cấp trên.',
];

describe('letterhead and signature', () => {
  it.each<[string, DocxBlock, DocxBlock]>([
    ['in tables without lines', columnsTable(LEFT, RIGHT), columnsTable(RECIPIENTS, SIGNER)],
    [
      'in tables with a row for each line',
      {
        borders: false,
        rows: [
          [{ content: LEFT.slice(0, 3) }, { content: RIGHT.slice(0, 1) }],
          [{ content: LEFT.slice(3) }, { content: RIGHT.slice(2) }],
        ],
      },
      { borders: true, rows: [[{ content: RECIPIENTS }, { content: SIGNER }]] },
    ],
    [
      'with lines that a break parts',
      columnsTable([LEFT.join('\n')], [RIGHT.join('\n')]),
      columnsTable([RECIPIENTS.join('\n')], [SIGNER.join('\n')]),
    ],
  ])('are read %s', async (_, head, foot) => {
    const { blocks } = await parseDocx({ body: [head, ...BODY, foot] });

    const header = readOfficialHeader(blocks);
    expect(header).toMatchObject({
      number: { value: '12-KH/HU' },
      issuedOn: { value: '2020-02-05' },
      issuerLines: ['HUYỆN ỦY LĂNG MÔNG', 'BAN THƯỜNG VỤ'],
      kind: 'ke-hoach',
      title: 'tổ chức đại hội đảng bộ các cấp',
    });
    const signature = findSignature(blocks, header?.bodyStart ?? 0);
    expect(signature).toMatchObject({
      signer: 'Lò Văn Pánh',
      onBehalfOf: 'BAN THƯỜNG VỤ',
      to: blocks.length,
    });
    expect(blocks.slice(header?.bodyStart, signature?.from).map(({ text }) => text)).toEqual(BODY.slice(3));
  });

  it('typed with tabs are parted as in a text file', async () => {
    const lines = [
      'HUYỆN ỦY LĂNG MÔNG\t\tĐẢNG CỘNG SẢN VIỆT NAM',
      'Số 12-KH/HU\t\tLăng Mông, ngày 05 tháng 02 năm 2020',
      'KẾ HOẠCH',
      'I.\tMỤC ĐÍCH',
      'Nơi nhận:\t\tT/M BAN THƯỜNG VỤ',
    ];
    const texts = await docxTexts({ body: lines });

    expect(texts).toEqual([
      'HUYỆN ỦY LĂNG MÔNG',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Số 12-KH/HU',
      'Lăng Mông, ngày 05 tháng 02 năm 2020',
      'KẾ HOẠCH',
      'I. MỤC ĐÍCH',
      'Nơi nhận:',
      'T/M BAN THƯỜNG VỤ',
    ]);
    const fromText = parseText(lines.filter((line) => !line.startsWith('I.')).join('\n\n'));
    expect(fromText.blocks.map(({ text }) => text)).toEqual(texts.filter((text) => !text.startsWith('I.')));
  });

  it('a title across the letterhead table comes after both columns', async () => {
    const texts = await docxTexts({
      body: [
        {
          borders: false,
          rows: [[{ content: LEFT }, { content: RIGHT }], [{ content: ['KẾ HOẠCH'], columns: 2 }]],
        },
      ],
    });

    expect(texts.at(-1)).toBe('KẾ HOẠCH');
  });
});

describe('tables of data', () => {
  const rowsOf = async (table: DocxTable) =>
    (await parseDocx({ body: ['Trước', table, 'Sau'] })).blocks.slice(1, -1);

  it('become rows that know their header', async () => {
    const rows = await rowsOf({
      headerRows: 1,
      rows: [
        ['TT', 'Nội dung công việc được giao cho các chi bộ trực thuộc trong nhiệm kỳ', 'Hạn'],
        ['1', 'Chuẩn bị văn kiện', '30/4'],
        ['', '', ''],
        ['2', 'Chuẩn bị nhân sự', ''],
      ],
    });

    const tableHeader = 'TT | Nội dung công việc được giao cho các chi bộ trực thuộc trong nhiệm kỳ | Hạn';
    expect(rows).toMatchObject([
      { kind: 'table-row', text: '1 | Chuẩn bị văn kiện | 30/4', container: 1, tableHeader },
      { kind: 'table-row', text: '2 | Chuẩn bị nhân sự |', container: 1, tableHeader },
    ]);
  });

  it('take a bold first row or a row of short names as header, and no row of data', async () => {
    const bold = (text: string) => ({ content: [{ text, bold: true }] });
    const [first] = await rowsOf({
      rows: [
        [bold('2019.'), bold('2020.')],
        ['1', '2'],
        ['3', '4'],
      ],
    });
    const [second] = await rowsOf({
      rows: [
        ['Họ tên', 'Chức vụ'],
        ['Lò Văn Pánh', 'Bí thư'],
        ['A', 'B'],
      ],
    });
    const [third] = await rowsOf({
      rows: [
        ['1', 'Lò Văn Pánh'],
        ['2', 'Vàng Thị Mỷ'],
        ['3', 'C'],
      ],
    });

    expect([first?.tableHeader, second?.tableHeader, third?.tableHeader]).toEqual([
      '2019. | 2020.',
      'Họ tên | Chức vụ',
      null,
    ]);
  });

  it('say merged cells again in each row, and join header rows column by column', async () => {
    const rows = await rowsOf({
      headerRows: 2,
      rows: [
        [
          { content: ['Đơn vị'], merge: 'restart' },
          { content: ['Đại biểu'], columns: 2 },
        ],
        [{ content: [''], merge: 'continue' }, 'Nam', 'Nữ'],
        [{ content: ['Xã Pù Nhi'], merge: 'restart' }, '10', '5'],
        [{ content: [''], merge: 'continue' }, '11', '6'],
        [{ content: ['Cộng chung'], columns: 3 }],
      ],
    });

    expect(rows.map(({ text }) => text)).toEqual(['Xã Pù Nhi | 10 | 5', 'Xã Pù Nhi | 11 | 6', 'Cộng chung']);
    expect(rows[0]?.tableHeader).toBe('Đơn vị | Đại biểu – Nam | Đại biểu – Nữ');
  });

  it('keep the header of a form that nobody filled in', async () => {
    const rows = await rowsOf({
      headerRows: 1,
      rows: [
        ['Họ tên', 'Ý kiến'],
        ['', ''],
        ['', ''],
      ],
    });

    expect(rows.map(({ text }) => text)).toEqual(['Họ tên | Ý kiến']);
  });

  it('keep lists, breaks and tables inside their cells', async () => {
    const rows = await rowsOf({
      rows: [
        ['Việc', 'Cách làm'],
        [
          'Bầu cử',
          {
            content: [
              'Một\nhai',
              { text: 'ba', list: '1' },
              {
                rows: [
                  ['x', 'y'],
                  ['z', 't'],
                ],
              },
            ],
          },
        ],
      ],
    });

    expect(rows.map(({ text }) => text)).toEqual(['Bầu cử | Một hai ba x y z t']);
  });

  it('of one column, and those that hold a whole text, become paragraphs in order', async () => {
    const long = 'Nội dung rất dài của một mục. '.repeat(60).trim();
    const rows = await rowsOf({ rows: [['Khung một'], ['Khung hai']] });
    const page = await rowsOf({
      rows: [
        ['Mục lớn', long],
        ['b', long],
      ],
    });

    expect(rows.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'paragraph Khung một',
      'paragraph Khung hai',
    ]);
    expect(page.map(({ kind }) => kind)).toEqual(Array.from({ length: 2 }, () => 'table-row'));
    const whole = await rowsOf({
      rows: [
        ['Mục lớn', `${long} ${long}`],
        ['b', 'c'],
      ],
    });
    expect(whole.map(({ text }) => text.length > 20)).toEqual([false, true, false, false]);
  });

  it('number themselves apart and leave the text around them in order', async () => {
    const table: DocxTable = {
      rows: [
        ['A', 'B'],
        ['c', 'd'],
      ],
    };
    const { blocks } = await parseDocx({ body: ['x', table, 'y', table, 'z'] });

    expect(blocks.map(({ text, container }) => `${text} ${container}`)).toEqual([
      'x null',
      'c | d 1',
      'y null',
      'c | d 2',
      'z null',
    ]);
  });
});
