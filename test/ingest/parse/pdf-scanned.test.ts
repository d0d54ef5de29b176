import { createCanvas } from '@napi-rs/canvas';
import { setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { PageProgress } from '../../../ingest/parse/parser.ts';
import { pdfParser } from '../../../ingest/parse/pdf-parser.ts';
import { DrawnPdf, SHEET } from '../../support/drawn-pdf.ts';
import { ScriptedPageReader } from '../../support/scripted-page-reader.ts';

const LINES = ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Trang này được quét từ bản giấy.'];
const SENTENCE =
  'Đại hội thảo luận báo cáo chính trị và bầu ban chấp hành khóa mới theo đúng quy định của Điều lệ Đảng.';

/** A picture of a sheet at 100 pixels an inch. */
function sheet(): Buffer {
  const canvas = createCanvas(827, 1169);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 827, 1169);
  context.fillStyle = 'black';
  for (let y = 120; y < 1000; y += 30) context.fillRect(120, y, 580, 9);
  return canvas.toBuffer('image/png');
}

async function addScan(file: DrawnPdf): Promise<void> {
  const picture = await file.pdf.embedPng(sheet());
  file.page.drawImage(picture, { x: 0, y: 0, width: SHEET.width, height: SHEET.height });
}

describe('scanned pages', () => {
  it('a scan without a reader is refused: it needs recognition', async () => {
    const file = await DrawnPdf.create();
    await addScan(file);

    await expect(pdfParser(null).parse(await file.bytes())).rejects.toMatchObject({
      notice: { code: 'needs-ocr' },
    });
  });

  it('a scan is shown to the reader as a grey picture fit for recognition', async () => {
    const file = await DrawnPdf.create();
    await addScan(file);
    const reader = ScriptedPageReader.of(LINES);

    const parsed = await pdfParser(reader).parse(await file.bytes());

    expect(parsed.blocks.map(({ text, page }) => [text, page])).toEqual(LINES.map((line) => [line, 1]));
    expect(parsed.ocr).toEqual({
      pages: [1],
      pageConfidences: [90],
      confidence: 90,
      rawText: LINES.join('\n'),
    });
    const [image] = reader.seen;
    expect(image).toMatchObject({ dpi: 200, width: 1653, height: 2339 });
    // The colour type of a PNG stands in byte 25; 0 is grey.
    expect([...Buffer.from(image!.png).subarray(1, 4).toString('latin1'), image!.png[25]]).toEqual([
      'P',
      'N',
      'G',
      0,
    ]);
  });

  it('only the scanned pages of a mixed file are recognised, each in its place', async () => {
    const file = await DrawnPdf.create();
    file.paragraph(`Trang đầu. ${SENTENCE}`);
    file.newPage();
    await addScan(file);
    file.newPage();
    file.paragraph(`Trang cuối. ${SENTENCE}`);
    const reader = ScriptedPageReader.of(['Trang giữa được quét.']);
    const steps: PageProgress[] = [];

    const parsed = await pdfParser(reader).parse(await file.bytes(), (step) => steps.push(step));

    expect(parsed.blocks.map(({ text, page }) => [text, page])).toEqual([
      [`Trang đầu. ${SENTENCE}`, 1],
      ['Trang giữa được quét.', 2],
      [`Trang cuối. ${SENTENCE}`, 3],
    ]);
    expect(parsed.ocr?.pages).toEqual([2]);
    expect(steps.map(({ stage, page }) => `${stage} ${page}`)).toEqual([
      'read 1',
      'read 2',
      'recognise 2',
      'read 3',
    ]);
  });

  it('letters of a seal or a scanner on top of a scan do not pass for its text', async () => {
    const file = await DrawnPdf.create();
    await addScan(file);
    file.at(60, 820, 'Người ký: Văn phòng Tỉnh ủy. Thời gian ký: 05.02.2025 10:20:30', { size: 9 });
    const reader = ScriptedPageReader.of(LINES);

    const parsed = await pdfParser(reader).parse(await file.bytes());

    expect(reader.seen).toHaveLength(1);
    expect(parsed.blocks.map(({ text }) => text)).toEqual(LINES);
    expect(parsed.rawLines.join('\n')).toContain('Người ký: Văn phòng Tỉnh ủy');
  });

  /** A scan with letters that are neither filled nor stroked, as scanners add what they recognised. */
  const layered = async (words: string): Promise<DrawnPdf> => {
    const file = await DrawnPdf.create();
    await addScan(file);
    file.page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    const lines = words.match(/.{1,60}(?:\s|$)/g) ?? [];
    for (const [i, line] of lines.entries()) file.at(SHEET.left, 140 + i * 20, line.trim());
    return file;
  };

  it('a good text layer under a scan is used', async () => {
    const words = `${SENTENCE} ${SENTENCE}`;
    const reader = ScriptedPageReader.of(['không được gọi']);

    const parsed = await pdfParser(reader).parse(await (await layered(words)).bytes());

    expect(reader.seen).toEqual([]);
    expect(parsed.blocks.map(({ text }) => text).join(' ')).toBe(words);
    expect(parsed.warnings).toEqual([]);
  });

  it('a text layer without Vietnamese marks is not trusted: the page is recognised', async () => {
    const words =
      'Dai hoi thao luan bao cao chinh tri va bau ban chap hanh khoa moi theo dung quy dinh. '.repeat(2);
    const reader = ScriptedPageReader.of(LINES);

    const parsed = await pdfParser(reader).parse(await (await layered(words.trim())).bytes());

    expect(parsed.blocks.map(({ text }) => text)).toEqual(LINES);
  });
});
