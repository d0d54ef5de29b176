import { describe, expect, it } from 'vitest';

import { readOfficialHeader } from '../../../ingest/identify/official-header.ts';
import { screenSecrecy } from '../../../knowledge/screen/secrecy-marks.ts';
import type { OdtBlock, OdtContent } from '../../support/odt-file.ts';
import { parseOdt } from '../../support/parse-office.ts';

const textsOf = async (content: OdtContent): Promise<string[]> =>
  (await parseOdt(content)).blocks.map(({ text }) => text);

const LISTS: NonNullable<OdtContent['lists']> = {
  Luat: [
    { format: '1', prefix: 'Điều ', suffix: '.' },
    { format: '1', suffix: '.' },
    { format: 'a', suffix: ')' },
  ],
  Muc: [
    { format: 'I', suffix: '.' },
    { format: '1', suffix: '.', displayLevels: 2 },
  ],
  Gach: [{ format: '', bullet: '•' }],
};

describe('automatic numbers of OpenDocument', () => {
  it('of articles, clauses and points, with several levels in one number', async () => {
    const texts = await textsOf({
      lists: LISTS,
      body: [
        {
          list: 'Luat',
          items: [
            {
              text: 'Phạm vi',
              items: [{ text: 'Khoản', items: [{ text: 'Điểm' }, { text: 'Điểm' }] }, { text: 'Khoản' }],
            },
            { text: 'Đối tượng', items: [{ text: 'Khoản' }] },
          ],
        },
        { list: 'Muc', items: [{ text: 'Mục', items: [{ text: 'Con' }] }] },
        { list: 'Gach', items: [{ text: 'Ý' }] },
      ],
    });

    expect(texts).toEqual([
      'Điều 1. Phạm vi',
      '1. Khoản',
      'a) Điểm',
      'b) Điểm',
      '2. Khoản',
      'Điều 2. Đối tượng',
      '1. Khoản',
      'I. Mục',
      'I.1. Con',
      '- Ý',
    ]);
  });

  it('begin anew with each list, go on where the list says so, and begin where the item says so', async () => {
    const texts = await textsOf({
      lists: LISTS,
      body: [
        { list: 'Luat', items: [{ text: 'a' }] },
        'giữa',
        { list: 'Luat', items: [{ text: 'b' }], continues: true },
        { list: 'Luat', items: [{ text: 'c' }, { text: 'd', start: 9 }] },
      ],
    });

    expect(texts).toEqual(['Điều 1. a', 'giữa', 'Điều 2. b', 'Điều 1. c', 'Điều 9. d']);
  });

  it('of headings by the outline of the document', async () => {
    const parsed = await parseOdt({
      body: [
        { text: 'Mở đầu', heading: 1 },
        { text: 'Chi tiết', heading: 2 },
        { text: 'Kết luận', heading: 1 },
      ],
      parts: {
        'styles.xml':
          '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:styles><text:outline-style>' +
          '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles></office:document-styles>',
      },
    });

    expect(parsed.blocks.map(({ kind, level, text }) => `${kind} ${level} ${text}`)).toEqual([
      'heading 1 1. Mở đầu',
      'heading 2 1.1 Chi tiết',
      'heading 1 2. Kết luận',
    ]);
  });
});

describe('the text of an OpenDocument file', () => {
  it('keeps blanks, tabs, breaks, capitals and notes', async () => {
    const texts = await textsOf({
      body: [
        { text: ['Một', { xml: '<text:s text:c="3"/>' }, 'hai\tba\n', { text: 'bốn', uppercase: true }] },
        { text: ['Có chú thích', { footnote: 'Chú thích.' }, '.'] },
        {
          text: [
            { xml: '<office:annotation><text:p>người sửa</text:p></office:annotation>' },
            'Hết ',
            { xml: '<text:page-number>3</text:page-number>' },
          ],
        },
      ],
    });

    expect(texts).toEqual(['Một hai ba', 'BỐN', 'Có chú thích¹.', 'Hết', '¹ Chú thích.']);
  });

  it('reads tables with header and merged cells', async () => {
    const merged: OdtBlock = {
      blockXml:
        '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Đơn vị</text:p></table:table-cell><table:table-cell><text:p>Số</text:p></table:table-cell></table:table-row></table:table-header-rows>' +
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Xã Pù Nhi</text:p></table:table-cell><table:table-cell><text:p>10</text:p></table:table-cell></table:table-row>' +
        '<table:table-row><table:covered-table-cell/><table:table-cell><text:p>11</text:p></table:table-cell></table:table-row></table:table>',
    };
    const { blocks } = await parseOdt({ body: [merged] });

    expect(blocks).toMatchObject([
      { kind: 'table-row', text: 'Xã Pù Nhi | 10', tableHeader: 'Đơn vị | Số' },
      { kind: 'table-row', text: 'Xã Pù Nhi | 11', tableHeader: 'Đơn vị | Số' },
    ]);
  });

  it('reads a letterhead in a table column by column', async () => {
    const { blocks } = await parseOdt({
      body: [
        {
          rows: [
            ['HUYỆN ỦY LĂNG MÔNG', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
            ['Số 12-KH/HU', 'Lăng Mông, ngày 05 tháng 02 năm 2020'],
          ],
        },
        'KẾ HOẠCH',
        'tổ chức đại hội',
        'I. MỤC ĐÍCH',
      ],
    });

    expect(readOfficialHeader(blocks)).toMatchObject({
      number: { value: '12-KH/HU' },
      issuedOn: { value: '2020-02-05' },
      issuerLines: ['HUYỆN ỦY LĂNG MÔNG'],
      title: 'tổ chức đại hội',
    });
  });

  it('drops and reports what a reader does not see, and screens it', async () => {
    const { blocks, rawLines, warnings } = await parseOdt({
      header: ['Đầu trang'],
      body: [
        {
          text: [
            'Thấy',
            { text: 'ẩn một', hidden: true },
            { text: 'ẩn hai', color: 'ffffff' },
            { text: 'ẩn ba', size: 1 },
          ],
        },
        { blockXml: '<text:section text:display="none"><text:p>ẩn bốn</text:p></text:section>' },
      ],
    });

    expect(blocks.map(({ text }) => text)).toEqual(['Thấy']);
    expect(rawLines).toEqual(['Đầu trang', 'Thấy', 'ẩn mộtẩn haiẩn ba', 'ẩn bốn']);
    expect(warnings.map(({ code }) => code)).toEqual(['hidden-text']);
  });

  it('leaves out what tracked changes deleted, and says so', async () => {
    const { blocks, warnings } = await parseOdt({
      body: [
        {
          blockXml:
            '<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion></text:changed-region></text:tracked-changes>',
        },
        'Còn lại',
      ],
    });

    expect(blocks.map(({ text }) => text)).toEqual(['Còn lại']);
    expect(warnings.map(({ code }) => code)).toEqual(['tracked-changes']);
  });

  it('converts old fonts', async () => {
    expect(await textsOf({ body: [{ text: '§¶ng bé huyÖn', font: '.VnTime' }] })).toEqual(['Đảng bộ huyện']);
  });

  it('shows a mark of secrecy in the running head to the screen', async () => {
    expect(screenSecrecy((await parseOdt({ header: ['MẬT'], body: ['A'] })).rawLines)).toBe('secret');
  });

  it('with a password is locked', async () => {
    await expect(parseOdt({ body: ['A'], encrypted: true })).rejects.toMatchObject({
      notice: { code: 'locked' },
    });
  });
});
