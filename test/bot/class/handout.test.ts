import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakLines } from '../../../bot/class/handout/break-lines.ts';
import { makeHandout, type Handout } from '../../../bot/class/handout/handout.ts';
import { writeDocx } from '../../../bot/class/handout/write-docx.ts';
import { writePdf } from '../../../bot/class/handout/write-pdf.ts';
import type { ClassQuestion } from '../../../bot/class/store/class-questions.ts';
import { loadPdfLibrary, pdfSource } from '../../../ingest/parse/pdf/pdf-library.ts';
import { scriptedAnswer, scriptedCitation } from '../../support/scripted-answerer.ts';

const SOFFICE = '/usr/bin/soffice';
const SESSION = {
  ...{ id: 's', code: 'KTM482', viewKey: 'k', title: 'Lớp bồi dưỡng thử nghiệm' },
  openedAtMs: Date.parse('2026-11-28T18:00:00Z'),
  ...{ endsAtMs: 0, endedAtMs: null },
};
const question = (id: number, state: ClassQuestion['state'] = 'shown'): ClassQuestion => ({
  ...{ id, state, askedAtMs: 0 },
  question: `Câu hỏi thứ ${id}: việc kiểm phiếu ở cơ sở tiến hành thế nào?`,
  answer: scriptedAnswer({
    text: `Ý kiến thứ ${id}: kỹ lưỡng, thẳng thắn, đúng thẩm quyền [1].\nƯu tiên người đủ tiêu chuẩn [2].`,
    notes: ['Nguồn này thuộc nhiệm kỳ đã qua.'],
    citations: [
      scriptedCitation({ quote: 'Kiểm phiếu tiến hành tại nơi bỏ phiếu.' }),
      scriptedCitation({
        marker: '2',
        documentId: `mau-${id}`,
        number: `1${id}-HD/MAU`,
        quote: 'Đủ tiêu chuẩn.',
      }),
    ],
  }),
});
const ALL = [...Array.from({ length: 9 }, (_, i) => question(i + 1)), question(10, 'hidden')];

async function textOf(pdf: Uint8Array): Promise<{ text: string; pages: number }> {
  const library = await loadPdfLibrary();
  const file = await library.getDocument(pdfSource(pdf)).promise;
  let text = '';
  for (let n = 1; n <= file.numPages; n++) {
    const page = (await file.getPage(n)) as unknown as {
      getTextContent(): Promise<{ items: readonly { readonly str?: string }[] }>;
    };
    text += ` ${(await page.getTextContent()).items.map(({ str = '' }) => str).join(' ')}`;
  }
  return { text: text.replace(/\s+/g, ' ').normalize('NFC'), pages: file.numPages };
}

describe('the handout of a class', () => {
  let handout: Handout;
  let folder: string;
  beforeAll(() => {
    handout = makeHandout(SESSION, ALL);
    folder = mkdtempSync(join(tmpdir(), 'handout-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what is shown, in order, the day in Việt Nam, and every document once', () => {
    expect(handout.questions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(handout.date).toBe('Ngày 29/11/2026');
    expect(handout.documents).toHaveLength(10);
    expect(new Set(handout.documents).size).toBe(10);
  });

  it('is a PDF of several pages with all letters of Vietnamese in it', async () => {
    const { text, pages } = await textOf(await writePdf(handout));
    expect(pages).toBeGreaterThan(1);
    for (const words of [
      'kỹ lưỡng, thẳng thắn, đúng thẩm quyền',
      'Ưu tiên',
      'Danh mục văn bản được dẫn',
      `Trang ${pages} trên ${pages}`,
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('thứ 10');
  });

  it('is a Word file with its typeface inside', async () => {
    const parts = unzipSync(new Uint8Array(await writeDocx(handout)));
    const xml = Buffer.from(parts['word/document.xml'] ?? []).toString('utf8');
    expect(xml).toContain('kỹ lưỡng, thẳng thắn');
    expect(Object.keys(parts).filter((name) => name.startsWith('word/fonts/'))).toHaveLength(3);
  });

  it('says so when nothing was approved', async () => {
    const { text } = await textOf(await writePdf(makeHandout(SESSION, [question(1, 'waiting')])));
    expect(text).toContain('Chưa có câu hỏi nào được duyệt.');
    expect(text).not.toContain('Câu hỏi thứ 1');
  });

  it.skipIf(!existsSync(SOFFICE))(
    'opens in LibreOffice, which prints it with the same words in the typeface of the file',
    async () => {
      writeFileSync(join(folder, 'a.docx'), await writeDocx(handout));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const words = [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'a.docx'),
      ];
      await promisify(execFile)(SOFFICE, words, { timeout: 100_000 });
      const bytes = readFileSync(join(folder, 'a.pdf'));
      const { text } = await textOf(new Uint8Array(bytes));
      for (const { question: asked, answer } of handout.questions)
        for (const line of [asked, ...answer]) expect(text).toContain(line);
      expect(bytes.toString('latin1')).toMatch(/BaseFont\/\w+\+Tinos/);
    },
    120_000,
  );
});

describe('lines', () => {
  const width = (text: string): number => text.length;

  it('break between words, and inside a word only where it is wider than a line', () => {
    expect(breakLines('một hai ba', 7, width)).toEqual(['một hai', 'ba']);
    expect(breakLines('a aaaaaaaaaaaa b', 5, width)).toEqual(['a', 'aaaaa', 'aaaaa', 'aa b']);
    expect(breakLines('  ', 5, width)).toEqual([]);
  });
});
