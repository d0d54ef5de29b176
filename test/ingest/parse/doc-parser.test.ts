import fc from 'fast-check';
// @ts-expect-error the package has no types
import WordExtractor from 'word-extractor';
import { describe, expect, it } from 'vitest';

import { readOfficialHeader } from '../../../ingest/identify/official-header.ts';
import { IngestError } from '../../../ingest/ingest-error.ts';
import { docParser } from '../../../ingest/parse/doc-parser.ts';
import type { ParsedText } from '../../../ingest/parse/parser.ts';
import { sniff } from '../../../ingest/parse/sniff.ts';
import { screenSecrecy } from '../../../knowledge/screen/secrecy-marks.ts';
import { docFile, type DocContent } from '../../support/doc-file.ts';
import { legacyText } from '../../support/legacy-encoder.ts';

/** Another reader of the format, which knows no fonts and no tables. */
const OtherReader = WordExtractor as unknown as new () => {
  extract(bytes: Buffer): Promise<{ getBody(): string }>;
};
const OLD = 'Căn cứ quy chế làm việc của ban chấp hành đảng bộ tỉnh, ban thường vụ hướng dẫn như sau.';

async function read(content: DocContent): Promise<ParsedText> {
  return docParser.parse(docFile(content));
}

async function linesOf(
  paragraphs: DocContent['paragraphs'],
  rest: Omit<DocContent, 'paragraphs'> = {},
): Promise<string[]> {
  return (await read({ paragraphs, ...rest })).blocks.map(({ text }) => text);
}

const LETTERHEAD: DocContent['paragraphs'] = [
  {
    borders: false,
    rows: [
      ['TỈNH ỦY NAM HÀ\nBAN THƯỜNG VỤ', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
      ['Số 12-QĐ/TU', 'Nam Hà, ngày 05 tháng 02 năm 2020'],
    ],
  },
  { text: 'QUYẾT ĐỊNH' },
  { text: 'về việc thành lập ban chỉ đạo' },
  { text: 'Căn cứ Điều lệ Đảng;' },
];

describe('a Word 97–2003 file', () => {
  it('is told by its bytes, and other readers of the format open it', async () => {
    const bytes = docFile({ paragraphs: [{ text: 'Đảng bộ tỉnh' }, { text: 'Plain' }], header: 'Đầu trang' });
    const extracted = await new OtherReader().extract(Buffer.from(bytes));

    expect(sniff(bytes)).toEqual({ format: 'doc' });
    expect(extracted.getBody().trim()).toBe('Đảng bộ tỉnh\nPlain');
    expect((await docParser.parse(bytes)).blocks.map(({ text }) => text)).toEqual(['Đảng bộ tỉnh', 'Plain']);
  });

  it('gives the letterhead in two columns in the form that is read', async () => {
    const header = readOfficialHeader((await read({ paragraphs: LETTERHEAD })).blocks);

    expect(header).toMatchObject({
      issuerLines: ['TỈNH ỦY NAM HÀ', 'BAN THƯỜNG VỤ'],
      kind: 'quyet-dinh',
      title: 'về việc thành lập ban chỉ đạo',
    });
    expect(header?.issuedOn?.value).toBe('2020-02-05');
    expect(header?.number?.value).toBeDefined();
  });

  it('keeps the automatic numbers of every level', async () => {
    const lists = [
      { levels: [{ text: 'Điều %1.' }, { text: '%2.' }, { text: '%3)', format: 'lowerLetter' as const }] },
    ];
    const at = (text: string, level = 0): DocContent['paragraphs'][number] => ({ text, list: 0, level });

    expect(
      await linesOf(
        [
          at('Phạm vi'),
          at('Áp dụng', 1),
          at('cơ sở', 2),
          at('chi bộ', 2),
          at('Giải thích', 1),
          at('từ', 2),
          at('Hiệu lực'),
          at('Ngày', 1),
        ],
        { lists },
      ),
    ).toEqual([
      'Điều 1. Phạm vi',
      '1. Áp dụng',
      'a) cơ sở',
      'b) chi bộ',
      '2. Giải thích',
      'a) từ',
      'Điều 2. Hiệu lực',
      '1. Ngày',
    ]);
  });

  it('counts a point that comes before its upper level as the first of it', async () => {
    const lists = [{ levels: [{ text: '%1.' }, { text: '%1.%2.' }] }];

    expect(
      await linesOf(
        [
          { text: 'a', list: 0, level: 1 },
          { text: 'b', list: 0 },
          { text: 'c', list: 0, level: 1 },
        ],
        { lists },
      ),
    ).toEqual(['1.1. a', '2. b', '2.1. c']);
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

  it('gives notes after the part that refers to them', async () => {
    expect(
      await linesOf([{ text: 'Điều 1. Phạm vi', footnote: 'Theo Điều lệ.' }, { text: 'Điều 2. Hiệu lực' }]),
    ).toEqual(['Điều 1. Phạm vi¹', '¹ Theo Điều lệ.', 'Điều 2. Hiệu lực']);
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
            { text: 'trắng', color: 'FFFFFF' },
            { text: 'nhỏ', halfPoints: 2 },
            { text: 'xóa', deleted: true },
            { text: 'này', capitals: true },
          ],
        },
        {
          rows: [
            [[{ runs: [{ text: 'Trắng trên nền tối', color: 'FFFFFF' }] }], 'b'],
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

  it('gives headings with their level', async () => {
    const { blocks } = await read({
      paragraphs: [{ text: 'Tình hình', heading: 1 }, { text: 'Kết quả', heading: 2 }, { text: 'Tốt.' }],
    });

    expect(blocks.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'heading 1',
      'heading 2',
      'paragraph 0',
    ]);
  });
});

describe('old fonts in a Word 97–2003 file', () => {
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
        { text: legacyText('Số hiệu và ký hiệu', 'vni'), font: 'VNI-Times' },
        { text: legacyText('Đại hội', 'vps'), font: 'VPS Times' },
        { text: legacyText('ĐẠI HỘI', 'viscii'), font: 'VI Times' },
        { text: 'bé' },
      ],
    });

    expect(blocks.map(({ text }) => text)).toEqual([
      'QUYẾT ĐỊNH',
      'Ủy ban nhân dân và Đảng ủy',
      'Số hiệu và ký hiệu',
      'Đại hội',
      'ĐẠI HỘI',
      'bé',
    ]);
    expect(warnings.map(({ what }) => what)).toEqual(['TCVN3 (ABC), VISCII, VNI, VPS']);
  });

  it('are found by statistics where the name of the font is lost', async () => {
    const typed = legacyText(OLD.toLowerCase(), 'tcvn3');

    expect(
      await linesOf([
        { text: typed },
        { text: OLD },
        {
          rows: [
            ['a', 'b'],
            [legacyText('họ tên', 'tcvn3'), 'c'],
          ],
        },
      ]),
    ).toEqual([OLD.toLowerCase(), OLD, 'họ tên | c']);
  });
});

describe('files that cannot be read give one clear reason', () => {
  const whole = docFile({
    paragraphs: [...LETTERHEAD, ...Array.from({ length: 200 }, (_, i) => ({ text: `Đoạn ${i}: ${OLD}` }))],
  });

  async function reasonOf(bytes: Uint8Array): Promise<string> {
    try {
      await docParser.parse(bytes);
      return 'read';
    } catch (error) {
      if (error instanceof IngestError) return error.notice.code;
      throw error;
    }
  }

  it('a password', async () => {
    expect(await reasonOf(docFile({ paragraphs: [{ text: OLD }], encrypted: true }))).toBe('locked');
  });

  it('Word 95', async () => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt16LE(0xa5dc, bytes.indexOf(Buffer.from('eca5c100', 'hex')));

    expect(await reasonOf(bytes)).toBe('old-word');
  });

  it('no text', async () => {
    expect(await reasonOf(docFile({ paragraphs: [{ text: ' ' }] }))).toBe('no-text');
  });

  it.each([0, 8, 511, 700, 3000, 20_000])('the first %i bytes of a file', async (length) => {
    expect(await reasonOf(whole.subarray(0, length))).toBe('file-damaged');
  });

  it('damage anywhere ends in a text or a reason, soon', async () => {
    const started = process.cpuUsage();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at] = value;

          expect(['read', 'file-damaged', 'no-text', 'old-word', 'locked', 'encoding-legacy']).toContain(
            await reasonOf(bytes),
          );
        },
      ),
      { numRuns: 60 },
    );

    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(30_000);
  });

  it('damage in the tables ends in a text or a reason, too', async () => {
    const word = Buffer.from(whole).indexOf(Buffer.from('eca5c100', 'hex'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(0x2ff), fc.constantFrom(0, 1, 127, 128, 255)), {
          minLength: 1,
          maxLength: 6,
        }),
        async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[word + at] = value;

          expect(['read', 'file-damaged', 'no-text', 'old-word', 'locked', 'encoding-legacy']).toContain(
            await reasonOf(bytes),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
