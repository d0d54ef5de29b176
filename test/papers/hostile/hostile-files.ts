import { createRandom } from '../random.ts';
import { docxOf } from '../render/docx.ts';
import { textOf } from '../render/text.ts';
import { writePaper } from '../write-paper.ts';
import { deflateSync } from 'node:zlib';
import { onePage, pdfBytes } from './pdf-bytes.ts';
import { pngBomb } from './png-bomb.ts';
import { blanksBomb, deflatedEntry, zipBytes, type ZipEntry } from './zip-bytes.ts';

/** `bad`: nothing of it may be held; `good`: it is a sound paper; `any`: both are right, but soon. */
export type Outcome = 'bad' | 'good' | 'any';

export interface HostileFile {
  /** Name without any folder; may hold odd letters. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Outcome;
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function docxWith(document: string | ZipEntry, more: readonly ZipEntry[] = []): Uint8Array {
  return zipBytes([
    deflatedEntry('[Content_Types].xml', TYPES),
    deflatedEntry('_rels/.rels', RELS),
    typeof document === 'string' ? deflatedEntry('word/document.xml', document) : document,
    ...more,
  ]);
}

function documentXml(text: string, prolog = ''): string {
  return `<?xml version="1.0"?>${prolog}<w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;
}

const SAFE_TEXT = 'Đại hội chi bộ bầu chi ủy gồm ba đồng chí theo đúng kế hoạch đã được đảng ủy phê duyệt.';

/** Archives that are more than they seem. `canary` names a file whose words must not come in. */
export function archiveBombs(canary: string): HostileFile[] {
  const bomb = (megabytes: number, declaredSize: number): ZipEntry => ({
    name: 'word/document.xml',
    data: blanksBomb(megabytes, `<?xml version="1.0"?><w:document xmlns:w="${WORD}"><w:body><w:p>`),
    method: 8,
    declaredSize,
  });
  const entities = ['<!DOCTYPE w [<!ENTITY a "đại hội đại hội đại hội ">']
    .concat(
      Array.from({ length: 9 }, (_, i) => {
        const [name, inner] = ['bcdefghij'[i] ?? '', 'abcdefghi'[i] ?? ''];
        return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`;
      }),
      [']>'],
    )
    .join('');
  return [
    { name: 'bom-4gb.docx', bytes: docxWith(bomb(4095, 4095 * 1024 * 1024)), expected: 'bad' },
    { name: 'bom-khai-gian.docx', bytes: docxWith(bomb(1500, 2048)), expected: 'bad' },
    {
      name: 'nhieu-muc.docx',
      bytes: docxWith(
        documentXml(SAFE_TEXT),
        Array.from({ length: 60_000 }, (_, i) => ({
          name: `word/media/${i}`,
          data: Buffer.alloc(0),
          method: 0 as const,
          declaredSize: 0,
        })),
      ),
      expected: 'bad',
    },
    {
      name: 'duong-dan.docx',
      bytes: docxWith(documentXml(SAFE_TEXT), [
        deflatedEntry('../../thoat-ra.txt', 'thoat ra'),
        deflatedEntry('/tmp/thoat-ra.txt', 'thoat ra'),
        deflatedEntry('C:\\thoat-ra.txt', 'thoat ra'),
        { ...deflatedEntry('word/lien-ket', '/etc/passwd'), mode: 0o120777 },
      ]),
      expected: 'any',
    },
    {
      name: 'long-nhau.docx',
      bytes: docxWith(documentXml(SAFE_TEXT), [
        {
          name: 'word/embeddings/trong.docx',
          data: docxWith(bomb(400, 400 * 1024 * 1024)),
          method: 0,
          declaredSize: 400_000,
        },
      ]),
      expected: 'any',
    },
    { name: 'ty-tieng-cuoi.docx', bytes: docxWith(documentXml('&j;', entities)), expected: 'bad' },
    {
      name: 'thuc-the-ngoai.docx',
      bytes: docxWith(documentXml('&x;', `<!DOCTYPE w [<!ENTITY x SYSTEM "file://${canary}">]>`)),
      expected: 'bad',
    },
    {
      name: 'anh-ngoai.docx',
      bytes: docxWith(documentXml(SAFE_TEXT), [
        deflatedEntry(
          'word/_rels/document.xml.rels',
          `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file://${canary}"/></Relationships>`,
        ),
      ]),
      expected: 'any',
    },
    {
      name: 'xml-long-sau.docx',
      bytes: docxWith(
        `<?xml version="1.0"?><w:document xmlns:w="${WORD}"><w:body>${'<w:sdt>'.repeat(200_000)}<w:p/>${'</w:sdt>'.repeat(200_000)}</w:body></w:document>`,
      ),
      expected: 'bad',
    },
    { name: 'cat-cut.docx', bytes: soundDocx().subarray(0, 2000), expected: 'bad' },
  ];
}

function soundDocx(): Uint8Array {
  return docxOf(writePaper(createRandom(77), { pages: 1 }), {
    font: 'unicode',
    numbering: 'typed',
    headings: 'bold',
    furniture: false,
  });
}

export function pdfBombs(): HostileFile[] {
  const content = Buffer.from('BT /F1 12 Tf 72 700 Td (x) Tj ET');
  const page = { text: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>' };
  const blanks = Buffer.concat([Buffer.from([0x78, 0x9c]), blanksBomb(1500)]);
  return [
    {
      name: 'vong-trang.pdf',
      bytes: pdfBytes([
        { text: '<</Type/Catalog/Pages 2 0 R>>' },
        { text: '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>' },
      ]),
      expected: 'bad',
    },
    { name: 'vong-xref.pdf', bytes: pdfBytes(onePage(content, false), '', 'self'), expected: 'any' },
    { name: 'bom-luong.pdf', bytes: pdfBytes(onePage(blanks, true)), expected: 'bad' },
    {
      name: 'trieu-trang.pdf',
      bytes: pdfBytes([
        { text: '<</Type/Catalog/Pages 2 0 R>>' },
        { text: `<</Type/Pages/Kids[${'3 0 R '.repeat(200_000)}]/Count 1000000>>` },
        page,
      ]),
      expected: 'bad',
    },
    {
      name: 'trang-khong-lo.pdf',
      bytes: pdfBytes([
        { text: '<</Type/Catalog/Pages 2 0 R>>' },
        { text: '<</Type/Pages/Kids[3 0 R]/Count 1>>' },
        { text: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000000 9000000]/Contents 4 0 R>>' },
        { text: `<</Length ${content.length}>>`, stream: content },
      ]),
      expected: 'any',
    },
    {
      name: 'phong-chu-doc.pdf',
      bytes: pdfBytes([
        ...onePage(content, false).slice(0, 4),
        {
          text: `<</Type/Font/Subtype/Type1/BaseFont/X/FontDescriptor<</Type/FontDescriptor/FontName/X>>/FontMatrix[1 0 0 1 0 (1\\);globalThis.hong = true;//\\)]>>`,
        },
      ]),
      expected: 'any',
    },
    {
      name: 'nua-chung.pdf',
      bytes: pdfBytes(onePage(deflateSync(content), true)).subarray(0, 300),
      expected: 'bad',
    },
    { name: 'rac.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(20_000)]), expected: 'bad' },
  ];
}

/** Texts on which a careless pattern needs minutes. */
export function slowTexts(): HostileFile[] {
  const size = 100_000;
  const fill = (words: string): string => words.repeat(Math.ceil(size / words.length)).slice(0, size);
  const patterns: Readonly<Record<string, string>> = {
    'khoang-trang': `Số${fill(' ')}x`,
    'dau-cham': `${fill('.')}x`,
    'dieu-dieu': fill('Điều '),
    'so-cham': fill('1.'),
    'gach-ngang': `Số: 05 ${fill('- ')}x`,
    'ngay-thang': fill('ngày tháng năm '),
    'can-cu': fill('Căn cứ Nghị quyết số 1-NQ/TW, '),
    'la-ma': fill('XXXVIII'),
    'ngoac-kep': fill('“'),
    'phu-luc': fill('PHỤ LỤC '),
    'chu-tach': fill('M Ậ T '),
    'ky-thay': fill('T/M K/T '),
    'the-html': fill('<p '),
    'dong-trong': fill(' \n'),
    'dau-thanh': fill('a\u0301\u0323'),
  };
  return Object.entries(patterns).flatMap(([name, text]) => {
    const broken = text.replace(/(.{1,90})(?: |$)/gu, '$1\n');
    return [
      { name: `cham-${name}.txt`, bytes: Buffer.from(text), expected: 'any' as const },
      { name: `cham-${name}-dong.txt`, bytes: Buffer.from(broken), expected: 'any' as const },
    ];
  });
}

export function brokenFormats(): HostileFile[] {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), noise(60_000)]);
  // All sectors of the allocation table point to the first one.
  const oleLoop = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(oleLoop);
  oleLoop.writeUInt16LE(3, 26);
  oleLoop.writeUInt16LE(0xfffe, 28);
  oleLoop.writeUInt16LE(9, 30);
  oleLoop.writeUInt16LE(6, 32);
  oleLoop.writeUInt32LE(1, 44);
  return [
    { name: 'rong.docx', bytes: Buffer.alloc(0), expected: 'bad' },
    {
      name: 'chuong-trinh.pdf',
      bytes: Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1'), noise(8000)]),
      expected: 'bad',
    },
    { name: 'ole-rac.doc', bytes: ole, expected: 'bad' },
    { name: 'ole-vong.doc', bytes: oleLoop, expected: 'bad' },
    {
      name: 'rtf-long-sau.rtf',
      bytes: Buffer.from(`{\\rtf1 ${'{'.repeat(200_000)}x${'}'.repeat(200_000)}}`),
      expected: 'any',
    },
    { name: 'rtf-nhi-phan.rtf', bytes: Buffer.from('{\\rtf1\\ansi \\bin2147483647 abc}'), expected: 'bad' },
    {
      name: 'html-long-sau.html',
      bytes: Buffer.from(`<html><body>${'<div>'.repeat(100_000)}${SAFE_TEXT}`),
      expected: 'any',
    },
    { name: 'anh-bom.png', bytes: pngBomb(30_000, 30_000), expected: 'bad' },
    {
      name: 'anh-rac.jpg',
      bytes: Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), noise(5000)]),
      expected: 'bad',
    },
    {
      name: 'co-so-du-lieu.txt',
      bytes: Buffer.concat([Buffer.from('SQLite format 3\u0000'), noise(4000)]),
      expected: 'bad',
    },
  ];
}

/** Sound papers under names that break careless programs. */
export function oddNames(): HostileFile[] {
  const names = [
    `${'dài '.repeat(60).trim().slice(0, 180)}.txt`,
    'van\nban xuống dòng.txt',
    'đảo \u202etxt.fdp.txt',
    'con.txt',
    '-rf.txt',
    'ten co   nhieu    dau cach .txt',
    'Kế hoạch số 5.txt'.normalize('NFD'),
    '😀 biểu tượng.txt',
    'nháy \' kép " và <b>thẻ<b>.txt',
    '$(rm -rf x); `id`.txt',
  ];
  return names.map((name, i) => ({
    name,
    bytes: Buffer.from(
      textOf(writePaper(createRandom(9000 + i), { pages: 1, tables: false, annexes: 0 }), {
        head: 'columns',
        width: null,
      }),
    ),
    expected: 'good',
  }));
}

function noise(length: number): Buffer {
  const random = createRandom(length);
  return Buffer.from(Array.from({ length }, () => random.int(0, 255)));
}
