import { describe, expect, it } from 'vitest';

import { formatNumber } from '../../../ingest/parse/flow/number-formats.ts';
import type { DocxLevel, DocxParagraph } from '../../support/docx-file.ts';
import { docxTexts } from '../../support/parse-office.ts';

const point = (text: string, list: string, level = 0): DocxParagraph => ({ text, list, level });
const LAW: readonly DocxLevel[] = [
  { format: 'upperRoman', text: 'Chương %1', suffix: 'space' },
  { format: 'decimal', text: 'Điều %2.', restart: 0 },
  { format: 'decimal', text: '%3.' },
  { format: 'lowerLetter', text: '%4)' },
];

describe('automatic numbers stand in the text as Word shows them', () => {
  it('of chapters, articles, clauses and points', async () => {
    const texts = await docxTexts({
      numbering: [{ id: '1', levels: LAW }],
      body: [
        point('QUY ĐỊNH CHUNG', '1'),
        point('Phạm vi', '1', 1),
        point('Khoản một', '1', 2),
        point('Điểm một', '1', 3),
        point('Điểm hai', '1', 3),
        point('Khoản hai', '1', 2),
        point('Điểm một', '1', 3),
        point('TỔ CHỨC', '1'),
        point('Bộ máy', '1', 1),
        point('Khoản một', '1', 2),
      ],
    });

    expect(texts).toEqual([
      'Chương I QUY ĐỊNH CHUNG',
      'Điều 1. Phạm vi',
      '1. Khoản một',
      'a) Điểm một',
      'b) Điểm hai',
      '2. Khoản hai',
      'a) Điểm một',
      'Chương II TỔ CHỨC',
      'Điều 2. Bộ máy',
      '1. Khoản một',
    ]);
  });

  it('through paragraph styles, with the level that names the style', async () => {
    const texts = await docxTexts({
      numbering: [
        {
          id: '7',
          levels: LAW.map((level, i) => (i < 2 ? { ...level, style: ['Chuong', 'Dieu'][i] ?? '' } : level)),
        },
      ],
      styles: [
        { id: 'Chuong', list: '7' },
        { id: 'Dieu', list: '7' },
        { id: 'DieuLuat', basedOn: 'Dieu' },
      ],
      body: [
        { text: 'CHUNG', style: 'Chuong' },
        { text: 'Phạm vi', style: 'Dieu' },
        { text: 'Đối tượng', style: 'DieuLuat' },
        { text: 'Không đánh số', style: 'Dieu', list: '0' },
      ],
    });

    expect(texts).toEqual(['Chương I CHUNG', 'Điều 1. Phạm vi', 'Điều 2. Đối tượng', 'Không đánh số']);
  });

  it.each<[string, readonly DocxLevel[], readonly [string, number][], readonly string[]]>([
    [
      'all levels in one number',
      [
        { format: 'decimal', text: '%1.' },
        { format: 'decimal', text: '%1.%2.' },
      ],
      [
        ['x', 0],
        ['x', 1],
        ['x', 1],
        ['x', 0],
        ['x', 1],
      ],
      ['1. x', '1.1. x', '1.2. x', '2. x', '2.1. x'],
    ],
    [
      'decimal numbers below Roman ones',
      [
        { format: 'upperRoman', text: '%1.' },
        { format: 'decimal', text: '%1.%2', legal: true, suffix: 'space' },
      ],
      [
        ['x', 0],
        ['x', 1],
      ],
      ['I. x', '1.1 x'],
    ],
    [
      'a level that never restarts',
      [
        { format: 'decimal', text: '%1.' },
        { format: 'lowerLetter', text: '%2)', restart: 0 },
      ],
      [
        ['x', 0],
        ['x', 1],
        ['x', 0],
        ['x', 1],
      ],
      ['1. x', 'a) x', '2. x', 'b) x'],
    ],
    [
      'a number that begins later and joins its text',
      [{ format: 'decimalZero', text: '%1/', start: 9, suffix: 'nothing' }],
      [
        ['x', 0],
        ['x', 0],
      ],
      ['09/x', '10/x'],
    ],
    [
      'dashes and plus signs, whatever the symbol font',
      [
        { format: 'bullet', text: '\uf0b7', font: 'Symbol' },
        { format: 'bullet', text: '+' },
      ],
      [
        ['x', 0],
        ['x', 1],
      ],
      ['- x', '+ x'],
    ],
    ['a level without a number', [{ format: 'none', text: '' }], [['x', 0]], ['x']],
  ])('%s', async (_, levels, points, expected) => {
    const texts = await docxTexts({
      numbering: [{ id: '1', levels }],
      body: points.map(([text, level]) => point(text, '1', level)),
    });

    expect(texts).toEqual(expected);
  });

  it('counts on in lists of one definition, and starts anew where a list says so', async () => {
    const texts = await docxTexts({
      numbering: [
        { id: '1', levels: [{ format: 'decimal', text: '%1.' }] },
        { id: '2', levels: [], continues: '1' },
        { id: '3', levels: [], continues: '1', startAt: { 0: 1 } },
        { id: '4', levels: [{ format: 'decimal', text: '%1.' }] },
      ],
      body: [point('a', '1'), point('b', '2'), point('c', '3'), point('d', '3'), point('e', '4')],
    });

    expect(texts).toEqual(['1. a', '2. b', '1. c', '2. d', '1. e']);
  });

  it('follows a list that is only a link to a numbering style', async () => {
    const numbering =
      '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum>' +
      '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Luat"/></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>';
    const texts = await docxTexts({
      styles: [{ id: 'Luat', list: '1' }],
      parts: { 'word/numbering.xml': numbering },
      body: [point('Phạm vi', '2')],
    });

    expect(texts).toEqual(['Điều 3. Phạm vi']);
  });

  it('counts empty points, and shows the number of a chapter whose title stands below', async () => {
    const texts = await docxTexts({
      numbering: [
        { id: '1', levels: [{ format: 'decimal', text: '%1.' }] },
        { id: '2', levels: LAW },
      ],
      body: [point('a', '1'), point('', '1'), point('c', '1'), point('', '2'), 'NHỮNG QUY ĐỊNH CHUNG'],
    });

    expect(texts).toEqual(['1. a', '3. c', 'Chương I', 'NHỮNG QUY ĐỊNH CHUNG']);
  });

  it('shows a number in capitals and in an old font as the reader sees it', async () => {
    const texts = await docxTexts({
      styles: [{ id: 'Hoa', caps: true }],
      numbering: [
        { id: '1', levels: [{ format: 'decimal', text: 'Điều %1.' }] },
        { id: '2', levels: [{ format: 'decimal', text: '§iÒu %1.', font: '.VnTime' }] },
      ],
      body: [
        { text: 'phạm vi', list: '1', style: 'Hoa' },
        { text: 'Ph¹m vi', list: '2', font: '.VnTime' },
      ],
    });

    expect(texts).toEqual(['ĐIỀU 1. PHẠM VI', 'Điều 1. Phạm vi']);
  });

  it('leaves out numbers of paragraphs whose end was deleted in a tracked change', async () => {
    const gone =
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' +
      '<w:del w:id="2"><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>';
    const texts = await docxTexts({
      numbering: [{ id: '1', levels: [{ format: 'decimal', text: '%1.' }] }],
      body: [point('a', '1'), { blockXml: gone }, point('b', '1')],
    });

    expect(texts).toEqual(['1. a', '2. b']);
  });
});

describe('formats of numbers', () => {
  it.each([
    ['lowerLetter', 1, 'a'],
    ['lowerLetter', 5, 'e'],
    ['lowerLetter', 28, 'bb'],
    ['upperRoman', 19, 'XIX'],
    ['lowerRoman', 4, 'iv'],
    ['ordinalText', 1, 'Thứ nhất'],
    ['ordinalText', 4, 'Thứ tư'],
    ['cardinalText', 21, 'Hai mươi mốt'],
    ['vietnameseCounting', 15, 'mười lăm'],
    ['decimalEnclosedCircle', 3, '③'],
    ['chicago', 2, '2'],
    ['upperRoman', 99_999_999, '99999999'],
  ])('%s %i is %s', (format, value, shown) => {
    expect(formatNumber(value, format)).toBe(shown);
  });
});
