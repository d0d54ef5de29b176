import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { IngestError } from '../../../ingest/ingest-error.ts';
import { docxParser } from '../../../ingest/parse/docx-parser.ts';
import { odtParser } from '../../../ingest/parse/odt-parser.ts';
import { docxFile, docxParts } from '../../support/docx-file.ts';
import { odtFile } from '../../support/odt-file.ts';
import { rawZip, type RawEntry } from '../../support/raw-zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MB = 1024 * 1024;
/** Time of the processor beyond which a file counts as hanging; the slowest here needs a third. */
const SECONDS = 6;

const parts = docxParts({ body: ['Nội dung'] });
const entriesWith = (changed: Readonly<Record<string, string | Uint8Array>>): RawEntry[] =>
  Object.entries({ ...parts, ...changed }).map(([name, part]) => ({ name, bytes: Buffer.from(part) }));
const wordWith = (main: string): Buffer => rawZip(entriesWith({ 'word/document.xml': main }));
const body = (inner: string): string => `<w:document ${W}><w:body>${inner}</w:body></w:document>`;

async function codeOf(file: Uint8Array, parser = docxParser(null)): Promise<string> {
  try {
    const { blocks } = await parser.parse(file);
    return blocks.map(({ text }) => text).join('|');
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    return error.notice.code;
  }
}

async function endsQuickly(file: Uint8Array): Promise<{ code: string; growthMb: number }> {
  const before = process.memoryUsage().rss;
  const start = process.cpuUsage();
  const code = await codeOf(file);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(SECONDS);
  return { code, growthMb: (process.memoryUsage().rss - before) / MB };
}

describe('bombs in ZIP files', () => {
  it('a part that declares its terrible size is never unpacked', async () => {
    const bomb = rawZip([...entriesWith({}), { name: 'word/media/a.png', bytes: Buffer.alloc(40 * MB) }]);

    const { code, growthMb } = await endsQuickly(bomb);

    expect(code).toBe('archive-bomb');
    expect(growthMb).toBeLessThan(100);
  });

  it('a part that lies about its size ends when it has said more than it declared', async () => {
    const entries = entriesWith({ 'word/document.xml': Buffer.alloc(60 * MB, 32) }).map((entry) =>
      entry.name === 'word/document.xml' ? { ...entry, declares: 1000 } : entry,
    );

    const { code, growthMb } = await endsQuickly(rawZip(entries));

    expect(code).toBe('archive-bomb');
    expect(growthMb).toBeLessThan(100);
  });

  it('many parts that are terrible only together', async () => {
    const entries = Array.from({ length: 300 }, (_, i) => ({
      name: `word/media/${i}.bin`,
      bytes: Buffer.alloc(10),
      declares: 3 * MB,
    }));

    expect(await codeOf(rawZip([...entriesWith({}), ...entries]))).toBe('archive-bomb');
  });

  it('more parts than any document has, also when the end of the file does not count them', async () => {
    const many = Array.from({ length: 12_000 }, (_, i) => ({ name: `x${i}`, bytes: Buffer.alloc(0) }));

    expect((await endsQuickly(rawZip(many))).code).toBe('archive-bomb');
    expect((await endsQuickly(rawZip(many, 3))).code).toMatch(/^(?:archive-bomb|file-damaged)$/);
  });

  it('archives in archives are not opened', async () => {
    const inner = rawZip([{ name: 'word/document.xml', bytes: Buffer.from(body('<w:p/>')) }]);

    expect(await codeOf(rawZip([...entriesWith({}), { name: 'word/embeddings/a.docx', bytes: inner }]))).toBe(
      'Nội dung',
    );
  });
});

describe('names in ZIP files', () => {
  let folder = '';
  const home = process.cwd();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zip-names-'));
    process.chdir(folder);
  });
  afterAll(() => process.chdir(home));

  it.each([
    '../../../../tmp/out.txt',
    '/etc/out.txt',
    'C:/out.txt',
    'C:\\out.txt',
    '..\\out.txt',
    'a\u0000b',
    'a\nb',
    `${'x'.repeat(300)}.xml`,
    '\u202Etxt.exe',
    'con',
  ])('are keys and no paths: %j', async (name) => {
    const file = rawZip([...entriesWith({}), { name, bytes: Buffer.from('x') }]);

    expect(await codeOf(file)).toBe('Nội dung');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('given twice are refused: two programs would read two texts', async () => {
    const twice = entriesWith({}).concat({
      name: 'word/document.xml',
      bytes: Buffer.from(body('<w:p><w:r><w:t>Khác</w:t></w:r></w:p>')),
    });

    expect(await codeOf(rawZip(twice))).toBe('file-damaged');
  });

  it('of links lead nowhere', async () => {
    const linked = entriesWith({ 'word/styles.xml': '/etc/passwd' }).map((entry) =>
      entry.name === 'word/styles.xml' ? { ...entry, mode: 0o120777 } : entry,
    );

    expect(await codeOf(rawZip(linked))).toBe('Nội dung');
  });
});

describe('damaged files', () => {
  it('with a password are locked', async () => {
    const locked = entriesWith({}).map((entry) => ({ ...entry, encrypted: true }));

    expect(await codeOf(rawZip(locked))).toBe('locked');
  });

  it.each<[string, Partial<RawEntry>]>([
    ['a wrong checksum', { crc: 1 }],
    ['a method nobody uses', { method: 99 }],
    ['a size beyond what is there', { declares: 5000 }],
  ])('with %s', async (_, wrong) => {
    const entries = entriesWith({}).map((entry) =>
      entry.name === 'word/document.xml' ? { ...entry, ...wrong } : entry,
    );

    expect(await codeOf(rawZip(entries))).toBe('file-damaged');
  });

  it.each([
    [
      'Word',
      docxFile({ body: Array.from({ length: 300 }, (_, i) => `Đoạn ${i} ${Math.sin(i)}`) }),
      docxParser(null),
    ],
    [
      'OpenDocument',
      odtFile({ body: Array.from({ length: 300 }, (_, i) => `Đoạn ${i} ${Math.sin(i)}`) }),
      odtParser(null),
    ],
  ] as const)('cut off anywhere: %s', async (_, file, parser) => {
    for (let length = 0; length < file.length; length += 512)
      expect(await codeOf(file.subarray(0, length), parser)).toBe('file-damaged');
  });

  it('with single bytes turned never end in an unknown error', async () => {
    const file = docxFile({ body: ['Một', { rows: [['a', 'b']] }], header: ['x'] });
    for (let at = 0; at < file.length; at += 41) {
      const turned = Uint8Array.from(file);
      turned[at] = (turned[at] ?? 0) ^ 0xff;
      await codeOf(turned);
    }
  });

  it.each([
    ['without a main part', rawZip([{ name: 'a.txt', bytes: Buffer.from('x') }])],
    ['whose main part is no document', wordWith(`<w:styles ${W}/>`)],
    ['that ends in the middle of its XML', wordWith(`<w:document ${W}><w:body><w:p>`)],
    ['that is no XML', wordWith('xin chào')],
    ['with an unknown entity', wordWith(body('<w:p><w:r><w:t>&abc;</w:t></w:r></w:p>'))],
    [
      'with bytes of another encoding',
      rawZip(entriesWith({ 'word/document.xml': Buffer.from(body('é'), 'latin1') })),
    ],
  ])('%s', async (_, file) => {
    expect(await codeOf(file)).toBe('file-damaged');
  });

  it('without any text', async () => {
    expect(await codeOf(wordWith(body('<w:p/>')))).toBe('no-text');
  });
});

describe('hostile XML', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`;

  it.each([
    ['a billion laughs', laughs],
    ['an outside document type', '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'],
    ['a file as entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
  ])('%s is refused unread', async (_, doctype) => {
    const text = body('<w:p><w:r><w:t>&a19;&e;</w:t></w:r></w:p>');

    expect(await codeOf(wordWith(`<?xml version="1.0"?>${doctype}${text}`))).toBe('xml-doctype');
    expect(await codeOf(rawZip(entriesWith({ 'word/styles.xml': `${doctype}<x/>` })))).toBe('xml-doctype');
  });

  it('nesting without end', async () => {
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(50_000);

    expect((await endsQuickly(wordWith(body(deep)))).code).toBe('parse-failed');
  });

  it('styles in a circle, lists that link to themselves, spans without end', async () => {
    const styles =
      `<w:styles ${W}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>';
    const numbering =
      `<w:numbering ${W}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a"/></w:abstractNum>` +
      '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="b"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num></w:numbering>';
    const main = body(
      '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>' +
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    );
    const file = rawZip(
      entriesWith({ 'word/document.xml': main, 'word/styles.xml': styles, 'word/numbering.xml': numbering }),
    );

    expect((await endsQuickly(file)).code).toBe('Một|x|y');
  });

  /** Like what people write: numbers keep it from being packed like a bomb. */
  const cells = (count: number, open: string, close: string): string =>
    Array.from(
      { length: count },
      (_, i) => `${open}<w:p><w:r><w:t>${(i * 7919) % 99_991}</w:t></w:r></w:p>${close}`,
    ).join('');

  it.each([
    ['a paragraph of a million letters', `<w:p><w:r><w:t>${'Điều '.repeat(200_000)}x</w:t></w:r></w:p>`],
    ['twelve thousand paragraphs', cells(12_000, '', '')],
    ['a paragraph of blanks and tabs', `<w:p><w:r>${'<w:tab/>'.repeat(100_000)}<w:t>x</w:t></w:r></w:p>`],
    ['a table of twelve thousand cells', `<w:tbl><w:tr>${cells(12_000, '<w:tc>', '</w:tc>')}</w:tr></w:tbl>`],
    [
      'thousands of tables in tables',
      `${'<w:tbl><w:tr><w:tc>'.repeat(120)}${cells(10_000, '', '')}${'<w:p/></w:tc></w:tr></w:tbl>'.repeat(120)}`,
    ],
  ])('%s is read whole', async (_, inner) => {
    const { code } = await endsQuickly(wordWith(body(inner)));
    const typed = inner.replace(/<[^>]*>/g, '').replace(/\s/g, '');

    expect(code.replace(/[\s|]/g, '')).toBe(typed);
  });
});
