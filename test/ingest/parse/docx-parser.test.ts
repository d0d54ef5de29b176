import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { docxParser } from '../../../ingest/parse/docx-parser.ts';
import type { PageReader } from '../../../ingest/parse/page-reader.ts';
import { screenSecrecy } from '../../../knowledge/screen/secrecy-marks.ts';
import { docxFile, type DocxBlock, type DocxInline } from '../../support/docx-file.ts';
import { docxTexts, parseDocx } from '../../support/parse-office.ts';

const codesOf = async (body: readonly DocxBlock[]): Promise<string[]> =>
  (await parseDocx({ body })).warnings.map(({ code }) => code);

describe('the text of a Word file', () => {
  it('loses nothing and invents nothing', async () => {
    const word = fc.stringMatching(/^[a-zđêơưáạộ,]{1,8}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
    const inline: fc.Arbitrary<DocxInline> = fc.oneof(
      words,
      words.map((text) => ({ text, bold: true })),
      fc.constantFrom<DocxInline>('\t', '\n', ' '),
      words.map((link) => ({ link })),
      words.map((result) => ({ field: 'REF a', result })),
    );
    const paragraph = fc.array(inline, { minLength: 1, maxLength: 6 }).map((text) => ({ text }));
    const table = fc
      .array(fc.tuple(words, words, words), { minLength: 1, maxLength: 4 })
      .map((rows) => ({ rows }));
    const typed = (block: DocxBlock): string => {
      if (typeof block === 'string') return block;
      if ('rows' in block)
        return block.rows
          .flat()
          .filter((cell) => typeof cell === 'string')
          .join(' ');
      if ('blockXml' in block || typeof block.text === 'string') return '';
      return block.text
        .map((part) => {
          if (typeof part === 'string') return part;
          if ('text' in part) return part.text;
          return 'link' in part ? part.link : 'result' in part ? part.result : '';
        })
        .join('');
    };
    const bare = (text: string): string => text.replace(/[\s|]+/g, '');

    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(paragraph, table), { minLength: 1, maxLength: 8 }), async (body) => {
        const expected = bare(body.map(typed).join(''));
        fc.pre(expected !== '');
        const { blocks, rawLines } = await parseDocx({ body });
        // The header of a table stands with each of its rows: it counts before the first of them.
        const read = blocks.map(({ text, tableHeader }, i) =>
          tableHeader === null || blocks[i - 1]?.container === blocks[i]?.container
            ? text
            : tableHeader + text,
        );
        expect(bare(read.join(''))).toBe(expected);
        expect(bare(rawLines.join(''))).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the order of paragraphs, tables and content controls', async () => {
    const control = (inner: string): DocxBlock => ({
      blockXml: `<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>${inner}</w:t></w:r></w:p></w:sdtContent></w:sdt>`,
    });
    const placeholder: DocxBlock = {
      blockXml:
        '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Bấm để nhập</w:t></w:r></w:p></w:sdtContent></w:sdt>',
    };
    const texts = await docxTexts({
      body: [
        'một',
        control('hai'),
        {
          rows: [
            ['ba', 'bốn'],
            ['1', '2'],
          ],
        },
        placeholder,
        'năm',
      ],
    });

    expect(texts).toEqual(['một', 'hai', '1 | 2', 'năm']);
  });

  it('joins what runs, links, fields and signs make of one paragraph', async () => {
    const texts = await docxTexts({
      body: [
        {
          text: [
            'Theo ',
            { link: 'Quy định', url: 'https://a.vn' },
            {
              xml: '<w:smartTag><w:r><w:t xml:space="preserve"> số 24</w:t></w:r></w:smartTag><w:r><w:noBreakHyphen/><w:t>QĐ/TW</w:t></w:r>',
            },
            { xml: '<w:r><w:t xml:space="preserve"> cấp </w:t><w:softHyphen/><w:t>ủy</w:t></w:r>' },
            { field: 'PAGE', result: '7' },
            { field: 'REF a \\h', result: ' trang ba' },
            { xml: '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>' },
            { xml: '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' },
            { comment: 'ghi chú của người sửa' },
          ],
        },
      ],
    });

    expect(texts).toEqual(['Theo Quy định số 24-QĐ/TW cấp ủy trang ba☑']);
  });

  it('never loses text behind a field that has no end', async () => {
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>';

    expect(await docxTexts({ body: [{ text: [{ xml: open }] }, 'Sau'] })).toEqual(['Sau']);
  });

  it('reads text boxes once, although Word writes them twice', async () => {
    expect(await docxTexts({ body: [{ text: ['Ngoài', { textBox: ['Trong hộp'] }] }, 'Sau'] })).toEqual([
      'Ngoài',
      'Trong hộp',
      'Sau',
    ]);
  });

  it('shows capitals as displayed and lines of one paragraph apart', async () => {
    const texts = await docxTexts({
      body: [
        { text: [{ text: 'Kế hoạch', caps: true }, '\nvề việc tổ chức đại hội'] },
        { text: [{ text: 'đảng ủy', smallCaps: true }] },
      ],
    });

    expect(texts).toEqual(['KẾ HOẠCH', 'về việc tổ chức đại hội', 'ĐẢNG ỦY']);
  });

  it('sets notes behind the part that refers to them, with their mark', async () => {
    const texts = await docxTexts({
      body: [
        'Điều 1. Phạm vi',
        { text: ['Cấp ủy', { footnote: 'Theo Điều lệ.' }, ' bầu.'] },
        'Đoạn tiếp theo của điều này.',
        'Điều 2. Đối tượng',
        {
          rows: [
            ['A', 'B'],
            ['1', { content: [{ text: ['x', { footnote: 'Trong bảng.' }] }] }],
          ],
        },
      ],
    });

    expect(texts).toEqual([
      'Điều 1. Phạm vi',
      'Cấp ủy¹ bầu.',
      'Đoạn tiếp theo của điều này.',
      '¹ Theo Điều lệ.',
      'Điều 2. Đối tượng',
      '1 | x²',
      '² Trong bảng.',
    ]);
  });

  it('leaves a table of contents out', async () => {
    const texts = await docxTexts({
      styles: [{ id: 'TOC1', name: 'toc 1' }],
      body: [{ text: 'I. Mở đầu\t3', style: 'TOC1' }, 'Nội dung'],
    });

    expect(texts).toEqual(['Nội dung']);
  });
});

describe('headings', () => {
  it('come from styles, their names in other languages, and outline levels', async () => {
    const { blocks, title } = await parseDocx({
      styles: [
        { id: 'u1', name: 'Tiêu đề 2' },
        { id: 'Rieng', basedOn: 'Heading3' },
      ],
      body: [
        { text: 'Tên tài liệu', style: 'Title' },
        { text: 'Một', style: 'Heading1' },
        { text: 'Hai', style: 'u1' },
        { text: 'Ba', style: 'Rieng' },
        { text: 'Bốn', outlineLevel: 3 },
        { text: 'Chữ thường của tài liệu.', style: 'Normal' },
        { text: 'Không còn là tiêu đề.', style: 'Heading1', outlineLevel: 9 },
      ],
    });

    expect(blocks.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'heading 1',
      'heading 1',
      'heading 2',
      'heading 3',
      'heading 4',
      'paragraph 0',
      'paragraph 0',
    ]);
    expect(title).toBe('Tên tài liệu');
  });

  it('leave the ranks of a paper in articles to its own numbers', async () => {
    const { blocks } = await parseDocx({
      body: [
        { text: 'Chương I', style: 'Heading1' },
        { text: 'Điều 1. Phạm vi', style: 'Heading2' },
        '1. Khoản một của điều này.',
      ],
    });

    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});

describe('pages', () => {
  const rendered: DocxInline = { xml: '<w:r><w:lastRenderedPageBreak/></w:r>' };

  it('are those that Word remembers', async () => {
    const { blocks, pages } = await parseDocx({
      body: [
        'một',
        { text: [rendered, 'hai'] },
        { text: ['hai và', rendered, ' ba'] },
        { text: [{ pageBreak: true }, rendered, 'bốn'] },
      ],
    });

    expect(blocks.map(({ page }) => page)).toEqual([1, 2, 2, 4]);
    expect(pages).toBe(4);
  });

  it('are known from breaks that people set when nothing can have flowed over', async () => {
    const known = await parseDocx({ body: ['một', { text: 'hai', pageBreakBefore: true }] });
    const unknown = await parseDocx({
      body: ['Đoạn văn dài. '.repeat(400), { text: 'sau', pageBreakBefore: true }],
    });

    expect(known.blocks.map(({ page }) => page)).toEqual([1, 2]);
    expect([unknown.pages, unknown.blocks.at(-1)?.page]).toEqual([null, null]);
  });
});

describe('what a reader does not see', () => {
  it.each<[string, DocxInline]>([
    ['marked hidden', { text: 'lệnh ẩn', hidden: true }],
    ['white on white', { text: 'lệnh ẩn', color: 'FFFFFF' }],
    ['nearly white', { text: 'lệnh ẩn', color: 'FDFDFD' }],
    ['in the colour of its background', { text: 'lệnh ẩn', color: '336699', shading: '336699' }],
    ['of one point', { text: 'lệnh ẩn', size: 1 }],
    ['hidden by its style', { text: 'lệnh ẩn', style: 'An' }],
  ])('is dropped and reported, but screened: %s', async (_, run) => {
    const { blocks, rawLines, warnings } = await parseDocx({
      styles: [{ id: 'An', type: 'character', hidden: true }],
      body: [{ text: ['Chữ thấy được', run] }],
    });

    expect(blocks.map(({ text }) => text)).toEqual(['Chữ thấy được']);
    expect(rawLines).toContain('lệnh ẩn');
    expect(warnings.map(({ code }) => code)).toContain('hidden-text');
  });

  it('white text on a dark ground is seen', async () => {
    const dark =
      '<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Trong ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    const { blocks, warnings } = await parseDocx({
      body: [{ text: [{ text: 'Tô đậm', color: 'FFFFFF', shading: '000080' }] }, { blockXml: dark }],
    });

    expect(blocks.map(({ text }) => text)).toEqual(['Tô đậm', 'Trong ô']);
    expect(warnings).toEqual([]);
  });

  it('a box that stands beside the page', async () => {
    const box =
      '<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-90000000</wp:posOffset></wp:positionH><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>lệnh ẩn</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>';

    expect(await docxTexts({ body: [{ text: ['Thấy', { xml: box }] }] })).toEqual(['Thấy']);
  });

  it('deleted words are gone, inserted ones stay, and the report says so', async () => {
    const body: DocxBlock[] = [
      { text: ['Bầu ', { text: '15', change: 'deleted' }, { text: '17', change: 'inserted' }, ' ủy viên.'] },
    ];

    expect(await docxTexts({ body })).toEqual(['Bầu 17 ủy viên.']);
    expect(await codesOf(body)).toEqual(['tracked-changes']);
  });

  it('invisible characters are reported', async () => {
    expect(await codesOf(['Chữ \u202Engược\u202C'])).toEqual(['hidden-text']);
  });
});

describe('marks of secrecy', () => {
  const watermark =
    '<w:r><w:pict><v:shape style="width:400pt;height:100pt"><v:textpath string="TUYỆT MẬT"/></v:shape></w:pict></w:r>';

  it.each<[string, Parameters<typeof parseDocx>[0]]>([
    ['in the running head', { header: ['MẬT'], body: ['Nội dung'] }],
    ['as a watermark', { header: [{ text: [{ xml: watermark }] }], body: ['Nội dung'] }],
    ['in a text box', { body: [{ text: ['Số 1', { textBox: ['TỐI MẬT'] }] }, 'Nội dung'] }],
    ['in a box of its own', { body: [{ rows: [['MẬT']] }, 'Nội dung'] }],
    ['in hidden letters', { body: [{ text: ['Số 1', { text: 'MẬT', hidden: true }] }, 'Nội dung'] }],
    ['in letters of several runs', { body: [{ text: [{ text: 'M', bold: true }, 'Ậ', 'T'] }, 'Nội dung'] }],
  ])('%s are screened', async (_, content) => {
    expect(screenSecrecy((await parseDocx(content)).rawLines)).toBe('secret');
  });

  it('running heads and feet are no part of the text', async () => {
    const { blocks, rawLines } = await parseDocx({
      header: ['Đầu trang'],
      footer: ['Chân trang'],
      body: ['Nội dung'],
    });

    expect(blocks.map(({ text }) => text)).toEqual(['Nội dung']);
    expect(rawLines).toEqual(['Đầu trang', 'Nội dung', 'Chân trang']);
  });
});

describe('old fonts', () => {
  it('are converted by the name of the font, through styles too', async () => {
    const { blocks, warnings } = await parseDocx({
      styles: [{ id: 'Cu', font: '.VnTime' }],
      body: [
        { text: '§¶ng bé huyÖn', font: '.VnTime' },
        { text: 'Nh©n d©n', style: 'Cu' },
        { text: [{ text: 'kÕ ho¹ch', font: '.VnTimeH' }] },
        { text: [{ text: 'Ñaûng uûy', font: 'VNI-Times' }, ' và chi bộ'] },
      ],
    });

    expect(blocks.map(({ text }) => text)).toEqual([
      'Đảng bộ huyện',
      'Nhân dân',
      'KẾ HOẠCH',
      'Đảng ủy và chi bộ',
    ]);
    expect(warnings.map(({ code, what }) => `${code} ${what}`)).toEqual(['old-encoding TCVN3 (ABC), VNI']);
  });

  it('are converted by statistics when the font says nothing', async () => {
    const text =
      '§¶ng bé huyÖn ®· tæ chøc ®¹i héi nhiÖm kú vµ bÇu c¸c ®ång chÝ ®­îc giíi thiÖu vµo cÊp uû khãa míi cña huyÖn.';

    expect(await docxTexts({ body: [text] })).toEqual([
      'Đảng bộ huyện đã tổ chức đại hội nhiệm kỳ và bầu các đồng chí được giới thiệu vào cấp uỷ khóa mới của huyện.',
    ]);
  });
});

describe('pictures of pages', () => {
  // One white point; the reader of the test does not look at it.
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  );
  const scan = {
    images: { 'a.png': PNG, 'b.png': PNG },
    body: [{ text: [{ image: 'a.png' }] }, { text: [{ image: 'b.png' }] }],
  };

  it('need recognition, and say so when there is none', async () => {
    await expect(parseDocx(scan)).rejects.toMatchObject({ notice: { code: 'needs-ocr' } });
  });

  it('are recognised page by page in their order', async () => {
    let page = 0;
    const reader: PageReader = {
      async read() {
        page++;
        const box = { left: 0, top: 0, right: 1, bottom: 1 };
        return {
          lines: [{ text: `Trang thứ ${page}.`, raw: `Trang thu ${page}.`, confidence: 90, box }],
          quarterTurns: 0,
        };
      },
      async close() {},
    };

    const parsed = await docxParser(reader).parse(docxFile(scan));

    expect(parsed.blocks.map(({ text, page }) => `${page}: ${text}`)).toEqual([
      '1: Trang thứ 1.',
      '2: Trang thứ 2.',
    ]);
    expect(parsed).toMatchObject({
      pages: 2,
      ocr: { pages: [1, 2], confidence: 90, rawText: 'Trang thu 1.\fTrang thu 2.' },
    });
  });

  it('small pictures and links out of the file are left alone', async () => {
    const rels = (target: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdImage0" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"/></Relationships>`;
    const content = { images: { 'a.png': PNG }, body: ['Chữ', { text: [{ image: 'a.png' }] }] };
    const linked = await parseDocx({
      ...content,
      parts: { 'word/_rels/document.xml.rels': rels('file:///etc/passwd') },
    });
    const logo = await parseDocx({
      ...content,
      body: ['Chữ', { text: [{ image: 'a.png', widthMm: 20, heightMm: 20 }] }],
    });

    for (const parsed of [linked, logo]) {
      expect(parsed.blocks.map(({ text }) => text)).toEqual(['Chữ']);
      expect(JSON.stringify(parsed)).not.toContain('root:');
    }
  });
});
