import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readOfficialHeader } from '../../../ingest/identify/official-header.ts';
import { IngestError } from '../../../ingest/ingest-error.ts';
import type { ParsedText } from '../../../ingest/parse/parser.ts';
import { rtfParser } from '../../../ingest/parse/rtf-parser.ts';
import { sniff } from '../../../ingest/parse/sniff.ts';
import { screenSecrecy } from '../../../knowledge/screen/secrecy-marks.ts';
import { encodeLegacy, legacyText } from '../../support/legacy-encoder.ts';
import { rtfFile, type RtfContent } from '../../support/rtf-file.ts';

const OLD = 'Căn cứ quy chế làm việc của ban chấp hành đảng bộ tỉnh, ban thường vụ hướng dẫn như sau.';

async function read(content: RtfContent): Promise<ParsedText> {
  return rtfParser.parse(rtfFile(content));
}

async function linesOf(
  paragraphs: RtfContent['paragraphs'],
  rest: Omit<RtfContent, 'paragraphs'> = {},
): Promise<string[]> {
  return (await read({ paragraphs, ...rest })).blocks.map(({ text }) => text);
}

/** A file written by hand. */
async function readRaw(rtf: string): Promise<string[]> {
  return (await rtfParser.parse(Buffer.from(rtf, 'latin1'))).blocks.map(({ text }) => text);
}

async function reasonOf(bytes: Uint8Array): Promise<string> {
  try {
    await rtfParser.parse(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof IngestError) return error.notice.code;
    throw error;
  }
}

describe('an RTF file', () => {
  it('is told by its bytes', () => {
    expect(sniff(rtfFile({ paragraphs: [{ text: 'a' }] }))).toEqual({ format: 'rtf' });
  });

  it.each(['unicode', 'bytes'] as const)('gives its text, written as %s', async (characters) => {
    const text = 'Đảng bộ tỉnh “đã” tổ chức — ngoặc {nhọn} và \\ gạch; ưu đãi, phở, Ủy ban';

    expect(await linesOf([{ text }, { text: 'Hai\tba\nbốn' }], { characters })).toEqual([
      text,
      'Hai ba',
      'bốn',
    ]);
  });

  it('gives the letterhead in two columns in the form that is read', async () => {
    const { blocks } = await read({
      paragraphs: [
        {
          borders: false,
          rows: [
            [
              [{ text: 'TỈNH ỦY NAM HÀ' }, { text: 'BAN THƯỜNG VỤ' }, { text: '*' }, { text: 'Số 12-QĐ/TU' }],
              [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM' }, { text: 'Nam Hà, ngày 05 tháng 02 năm 2020' }],
            ],
          ],
        },
        { text: 'QUYẾT ĐỊNH' },
        { text: 'về việc thành lập ban chỉ đạo' },
        { text: 'Căn cứ Điều lệ Đảng;' },
      ],
    });
    const header = readOfficialHeader(blocks);

    expect(header).toMatchObject({
      issuerLines: ['TỈNH ỦY NAM HÀ', 'BAN THƯỜNG VỤ'],
      kind: 'quyet-dinh',
      title: 'về việc thành lập ban chỉ đạo',
    });
    expect(header?.issuedOn?.value).toBe('2020-02-05');
  });

  it('keeps the automatic numbers that Word wrote into it', async () => {
    const { blocks, warnings } = await read({
      paragraphs: [
        { text: 'Phạm vi', number: 'Điều 1.' },
        { text: 'cơ sở', number: 'a)' },
        { text: 'điểm', number: '·' },
      ],
    });

    expect(blocks.map(({ text }) => text)).toEqual(['Điều 1. Phạm vi', 'a) cơ sở', '- điểm']);
    expect(warnings).toEqual([]);
  });

  it('says when the numbers of a list are not in the file', async () => {
    const { warnings } = await read({ paragraphs: [{ text: 'Phạm vi', lostNumber: true }] });

    expect(warnings.map(({ code }) => code)).toEqual(['list-numbers-missing']);
  });

  it('gives rows of a table with its header', async () => {
    const { blocks } = await read({
      paragraphs: [
        { text: 'Danh sách' },
        {
          rows: [
            ['TT', 'Họ tên'],
            ['1', 'A'],
            ['2', 'B'],
          ],
          headerRow: true,
        },
        { text: 'Hết' },
      ],
    });

    expect(blocks.map(({ kind, text, tableHeader }) => [kind, text, tableHeader])).toEqual([
      ['paragraph', 'Danh sách', null],
      ['table-row', '1 | A', 'TT | Họ tên'],
      ['table-row', '2 | B', 'TT | Họ tên'],
      ['paragraph', 'Hết', null],
    ]);
  });

  it('gives notes after the part that refers to them, and headings with their level', async () => {
    expect(
      await linesOf([{ text: 'Điều 1. Phạm vi', footnote: 'Theo Điều lệ.' }, { text: 'Điều 2. Hiệu lực' }]),
    ).toEqual(['Điều 1. Phạm vi¹', '¹ Theo Điều lệ.', 'Điều 2. Hiệu lực']);
    const { blocks } = await read({ paragraphs: [{ text: 'Tình hình', heading: 2 }, { text: 'Tốt.' }] });
    expect(blocks.map(({ kind, level }) => `${kind} ${level}`)).toEqual(['heading 2', 'paragraph 0']);
  });

  it('keeps running heads and feet for the screening only', async () => {
    const parsed = await read({
      paragraphs: [{ text: 'Nội dung báo cáo' }],
      header: 'TỐI MẬT',
      footer: 'Trang cuối',
    });

    expect(parsed.blocks.map(({ text }) => text)).toEqual(['Nội dung báo cáo']);
    expect(parsed.rawLines).toEqual(['TỐI MẬT', 'Nội dung báo cáo', 'Trang cuối']);
    expect(screenSecrecy(parsed.rawLines)).toBe('secret');
  });

  it('leaves out hidden, white, tiny and deleted characters, and says so', async () => {
    const { blocks, rawLines, warnings } = await read({
      paragraphs: [
        {
          runs: [
            { text: 'Văn bản ' },
            { text: 'ẩn', hidden: true },
            { text: 'trắng', white: true },
            { text: 'nhỏ', halfPoints: 2 },
            { text: 'xóa', deleted: true },
            { text: 'này', capitals: true },
          ],
        },
        {
          rows: [
            [[{ runs: [{ text: 'Trắng trên nền tối', white: true }] }], 'b'],
            ['c', 'd'],
          ],
          darkHeader: true,
        },
      ],
    });

    expect(blocks.map(({ text, tableHeader }) => tableHeader ?? text)).toEqual([
      'Văn bản NÀY',
      'Trắng trên nền tối | b',
    ]);
    expect(rawLines).toContain('ẩntrắngnhỏ');
    expect(JSON.stringify(rawLines)).not.toContain('xóa');
    expect(warnings.map(({ code }) => code).sort()).toEqual(['hidden-text', 'tracked-changes']);
  });

  it('passes over pictures, objects, binary data and what is marked as passable', async () => {
    const raw = [
      '{\\pict\\wmetafile8 0a0b0c}',
      '{\\pict\\bin5 }{\\\\}}',
      '{\\object{\\*\\objdata 0102}{\\result Thay}}',
      '{\\*\\unknown words}',
      '{\\xe index}',
    ].join('');

    expect(await linesOf([{ text: ' xong' }], { raw: `${raw}\\par` })).toEqual(['Thay', 'xong']);
  });

  it('gives the result of fields, not their instruction, and no page numbers', async () => {
    expect(
      await readRaw(
        '{\\rtf1\\ansi Trang {\\field{\\*\\fldinst{ PAGE }}{\\fldrslt 7}}{\\field{\\*\\fldinst HYPERLINK "http://x.vn/"}{\\fldrslt xem}}\\par}',
      ),
    ).toEqual(['Trang xem']);
  });

  it('gives text boxes and the Unicode half of a pair', async () => {
    expect(
      await readRaw(
        '{\\rtf1\\ansi\\uc2 \\u7843 xx{\\upr{ANSI}{\\*\\ud{\\u7841 xxa}}}{\\shp{\\*\\shpinst{\\sp{\\sn name}{\\sv value}}{\\shptxt H\\u7897??p\\par}}{\\shprslt again}}\\par}',
      ),
    ).toEqual(['ảạa', 'Hộp']);
  });
});

describe('old fonts in an RTF file', () => {
  it('are converted run by run', async () => {
    const { blocks, warnings } = await read({
      paragraphs: [
        { text: legacyText('quyết định', 'tcvn3'), font: '.VnTimeH' },
        {
          runs: [
            { text: legacyText('ủ', 'tcvn3'), font: '.VnTimeH' },
            { text: legacyText('y ban nhân dân ', 'tcvn3'), font: '.VnTime' },
            { text: 'và Đảng ủy' },
          ],
        },
        {
          text: legacyText('Số hiệu và ký hiệu', 'vni'),
          font: 'VNI-Times',
          number: legacyText('Điều 1.', 'vni'),
        },
        { text: 'bé' },
      ],
      characters: 'bytes',
    });

    expect(blocks.map(({ text }) => text)).toEqual([
      'QUYẾT ĐỊNH',
      'Ủy ban nhân dân và Đảng ủy',
      'Điều 1. Số hiệu và ký hiệu',
      'bé',
    ]);
    expect(warnings.map(({ what }) => what)).toEqual(['TCVN3 (ABC), VNI']);
  });

  it('are found by statistics where the name of the font is lost', async () => {
    expect(await linesOf([{ text: legacyText(OLD.toLowerCase(), 'tcvn3') }, { text: OLD }])).toEqual([
      OLD.toLowerCase(),
      OLD,
    ]);
  });
});

describe('hostile and broken files end soon, with a reason', () => {
  it('a file that was cut', async () => {
    const whole = rtfFile({ paragraphs: [{ text: OLD }, { rows: [['a', 'b']] }] });

    expect(await reasonOf(whole.subarray(0, whole.length - 20))).toBe('file-damaged');
    expect(await reasonOf(Buffer.from(`{\\rtf1 ${'{'.repeat(100_000)}`))).toBe('file-damaged');
    expect(await reasonOf(Buffer.from('{\\rtf1 \\par}'))).toBe('no-text');
  });

  it.each([
    ['many groups', '{\\b a}'],
    ['many cells without rows', '\\intbl a\\cell '],
    ['many rows of many edges', '\\cellx100 a\\cell\\row '],
    ['many backslashes', '\\'],
    ['many notes', '{\\footnote x}'],
    ['many fields', '{\\field{\\*\\fldinst A}{\\fldrslt b}}'],
    ['many fonts', '{\\fonttbl{\\f1 a;}}'],
    ['many controls of Unicode', '\\u7843?'],
  ])('%s', async (_, piece) => {
    const started = process.cpuUsage();
    const reason = await reasonOf(
      Buffer.from(`{\\rtf1\\ansi x${piece.repeat(Math.floor(200_000 / piece.length))}\\par}`),
    );

    expect(['read', 'file-damaged', 'no-text', 'line-too-long']).toContain(reason);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(10_000);
  });

  it('damage anywhere', async () => {
    const whole = rtfFile({
      paragraphs: [
        { text: OLD, number: '1.', footnote: 'a' },
        {
          rows: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
      ],
      header: 'x',
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(..."{}\\'*;0x")), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at] = value.charCodeAt(0);

          expect(['read', 'file-damaged', 'no-text', 'encoding-legacy']).toContain(await reasonOf(bytes));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('bytes of old fonts', () => {
  it.each([
    ['tcvn3', '.VnTime'],
    ['vni', 'VNI-Times'],
  ] as const)('of %s become Vietnamese with its quotes', async (encoding, font) => {
    const text = 'thực hiện khẩu hiệu “trong sạch, vững mạnh” – đúng ‘tiến độ’ đề ra…';
    const typed = [...encodeLegacy(text, encoding)]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\'${byte.toString(16).padStart(2, '0')}`))
      .join('');
    const file = `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset0 ${font};}}\\f1 ${typed}\\par }`;

    const { blocks } = await rtfParser.parse(Buffer.from(file, 'latin1'));

    expect(blocks.map((block) => block.text)).toEqual([text]);
  });
});
