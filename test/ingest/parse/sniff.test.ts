import CFB from 'cfb';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { messageLine } from '../../../ingest/messages.vi.ts';
import { sniff } from '../../../ingest/parse/sniff.ts';
import { docxFile, docxParts } from '../../support/docx-file.ts';
import { odtFile } from '../../support/odt-file.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const zip = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

/** A compound file of old Office programs with these streams. */
function ole2(...streams: string[]): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const name of streams) CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, 1));
  return CFB.write(file, { type: 'buffer' }) as Uint8Array;
}

const MHTML =
  'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.vn/\r\nSubject: A\r\nMIME-Version: 1.0\r\n' +
  'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n------x\r\nContent-Type: text/html\r\n\r\n<p>';

describe('the bytes decide what a file is', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7\n1 0 obj'), 'pdf'],
    [
      'a PDF after junk',
      bytes(`HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n${'x'.repeat(900)}\nstartxref\n0\n%%EOF`),
      'pdf',
    ],
    ['a PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 'image'],
    ['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'image'],
    ['a GIF', bytes('GIF89a....'), 'image'],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex'), 'image'],
    ['a WebP', bytes('RIFF\u0010\0\0\0WEBPVP8 '), 'image'],
    ['a BMP', Buffer.concat([bytes('BM'), Buffer.alloc(12), Buffer.from([40]), Buffer.alloc(40)]), 'image'],
    ['a Word document', docxFile({ body: ['A'] }), 'docx'],
    ['a Word document with macros', docxFile({ body: ['A'], kind: 'macro' }), 'docx'],
    ['a Word template', docxFile({ body: ['A'], kind: 'template' }), 'docx'],
    ['an OpenDocument text', odtFile({ body: ['A'] }), 'odt'],
    ['a Word document of 1997', ole2('WordDocument', '1Table'), 'doc'],
    ['RTF', bytes('{\\rtf1\\ansi'), 'rtf'],
    [
      'a page that Word saved as .doc',
      bytes('<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>'),
      'html',
    ],
    ['a page saved as one file', bytes(MHTML), 'mhtml'],
    ['Markdown', bytes('# A\n\nB'), 'markdown'],
    ['text', Buffer.from('Điều 1. Phạm vi\n'), 'text'],
    ['a text about PDF', Buffer.from('Tệp PDF bắt đầu bằng %PDF-1.7 ở dòng đầu.'), 'text'],
    ['a text that begins with BM', bytes('BM 12: bieu mau so 12 cua ban to chuc tinh uy'), 'text'],
    ['a letter with one page in it', bytes('Subject: A\nContent-Type: text/plain\n\nA'), 'text'],
  ])('%s', (_, file, format) => {
    expect(sniff(file)).toEqual({ format });
  });

  it('looks for the parts of Word in the directory, not in the bytes', () => {
    const mention = zipSync({ 'a.txt': [strToU8('word/document.xml'), { level: 0 }] });

    expect(sniff(mention)).toMatchObject({ format: 'binary', code: 'archive' });
  });
});

describe('what is not read is refused by name with a hint', () => {
  it.each([
    ['Excel', zip('[Content_Types].xml', 'xl/workbook.xml'), 'spreadsheet', 'Excel (.xlsx)'],
    ['PowerPoint', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'slides', 'PowerPoint (.pptx)'],
    ['old Excel', ole2('Workbook'), 'spreadsheet', 'Excel (.xls)'],
    ['old PowerPoint', ole2('PowerPoint Document'), 'slides', 'PowerPoint (.ppt)'],
    ['Word with a password', ole2('EncryptionInfo', 'EncryptedPackage'), 'locked', ''],
    ['EPUB', zip('mimetype', 'META-INF/container.xml'), 'ebook', ''],
    ['a ZIP archive', zip('a.docx', 'b.pdf'), 'archive', 'ZIP'],
    ['an empty ZIP archive', zipSync({}), 'archive', 'ZIP'],
    ['a cut ZIP file', docxFile({ body: ['A'] }).subarray(0, 700), 'file-damaged', ''],
    ['a Windows program', Buffer.concat([bytes('MZ\u0090\0\u0003'), Buffer.alloc(64)]), 'program', 'Windows'],
    [
      'a Linux program',
      Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(64, 1)]),
      'program',
      'Linux',
    ],
    ['a script', bytes('#!/bin/sh\nrm -r x'), 'program', 'script'],
    ['a batch file', bytes('@echo off\r\ndel x'), 'program', 'Windows'],
    ['RAR', bytes('Rar!\u001a\u0007'), 'archive', 'RAR'],
    [
      'Word in one XML file',
      bytes('<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
      'word-xml',
      '',
    ],
    ['a film', bytes('\0\0\0\u0020ftypisom'), 'media', 'tệp phim'],
    ['noise', Buffer.from([1, 2, 0, 3, 4, 0, 0, 9, 200, 0, 5]), 'binary', ''],
  ] as const)('%s', (_, file, code, what) => {
    const said = sniff(file);

    expect(said).toMatchObject({ format: 'binary', code, what });
    if (said.format !== 'binary') return;
    expect(messageLine(said)).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('an OpenDocument sheet by the type it declares', () => {
    const sheet = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8('<x/>'),
      'META-INF/manifest.xml': strToU8('<x/>'),
    });

    expect(sniff(sheet)).toMatchObject({ code: 'spreadsheet', what: 'OpenDocument (.ods)' });
  });

  it('every beginning of a file gets an answer', () => {
    const files = [docxFile({ body: ['A'] }), odtFile({ body: ['A'] }), ole2('WordDocument')];

    for (const file of files)
      for (let length = 0; length < file.length; length += 37)
        expect(sniff(file.subarray(0, length))).toHaveProperty('format');
  });

  it('knows a Word file whose main part has another name', () => {
    const parts = docxParts({ body: ['A'] });
    const { 'word/document.xml': main, ...rest } = parts;
    const renamed = { ...rest, 'word/document2.xml': main ?? '' };
    const file = zipSync(
      Object.fromEntries(Object.entries(renamed).map(([name, part]) => [name, Buffer.from(part)])),
    );

    expect(sniff(file)).toEqual({ format: 'docx' });
  });
});
