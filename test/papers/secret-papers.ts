import type { Paper } from './paper.ts';
import { createRandom } from './random.ts';
import { docxOf, type DocxOptions } from './render/docx.ts';
import { portalPage, wordPage } from './render/html.ts';
import { odtOf } from './render/odt.ts';
import { pdfOf, type PdfOptions } from './render/pdf.ts';
import { rtfOf } from './render/rtf.ts';
import { scannedPdf, scanPictures } from './render/scan.ts';
import { textOf } from './render/text.ts';
import { legacyBytes } from './legacy-letters.ts';
import { plainSigns, rewritePaper } from './rewrite-paper.ts';
import { writePaper } from './write-paper.ts';

export interface SecretFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Marks as they are typed, spaced, stamped and misread. */
export const SECRECY_MARKS = [
  'MẬT',
  'TỐI MẬT',
  'TUYỆT MẬT',
  'M Ậ T',
  'T Ố I   M Ậ T',
  'Mật',
  'Tối mật',
  '(TUYỆT MẬT)',
  '[ MẬT ]',
  'MAT',
  'TOI MAT',
  'TUYET MAT',
  'MẶT',
  'Độ mật: Tối mật',
  'ĐỘ MẬT: MẬT',
  '*** TỐI MẬT ***',
] as const;

const PDF: PdfOptions = {
  columns: 1,
  numbers: 'top',
  runningHead: null,
  runningFoot: null,
  justified: false,
};
const DOCX: DocxOptions = { font: 'unicode', numbering: 'typed', headings: 'bold', furniture: false };

/** A paper of its own whose text holds the canary in several places; `marks` stand under its number. */
export function secretPaper(seed: number, canary: string, marks: readonly string[] = []): Paper {
  const paper = writePaper(createRandom(70_000 + seed), {
    pages: 1,
    form: 'roman',
    tables: false,
    annexes: 0,
    marks,
    issuer: seed % 2 === 0 ? 'ban-thuong-vu-tinh-uy' : 'ban-cua-tinh-uy',
  });
  return {
    ...paper,
    body: paper.body.map((part) =>
      part.type === 'text' || part.type === 'item' ? { ...part, text: `${part.text} (${canary})` } : part,
    ),
  };
}

/** Every mark in text, then every place and format in which one mark can stand. No picture among them. */
export async function secretFiles(canary: string): Promise<SecretFile[]> {
  const files: SecretFile[] = [];
  let seed = 0;
  const add = (name: string, bytes: Uint8Array): void =>
    void files.push({ name: `mat-${files.length} ${name}`, bytes });
  const paper = (...marks: string[]): Paper => secretPaper(seed++, canary, marks);
  const columns = { head: 'columns', width: null } as const;
  const stacked = { head: 'stacked', width: null } as const;
  for (const [i, mark] of SECRECY_MARKS.entries())
    add('chữ.txt', Buffer.from(textOf(paper(mark), i % 2 === 0 ? columns : stacked)));
  add('đầu trang.txt', Buffer.from(`TUYỆT MẬT\n\n${textOf(paper(), columns)}`));
  add('cuối số.txt', Buffer.from(textOf(withBesideMark(paper()), stacked)));
  add('utf16.txt', Buffer.from(`\ufeff${textOf(paper('TỐI MẬT'), columns)}`, 'utf16le'));
  add('nfd.txt', Buffer.from(textOf(paper('MẬT'), columns).normalize('NFD')));
  add('1258.txt', legacyBytes(textOf(paper('MẬT'), columns), 'windows-1258'));
  add('tcvn3.txt', legacyBytes(textOf(paper('TUYỆT MẬT'), columns), 'tcvn3'));
  add('vni.txt', legacyBytes(textOf(paper('TỐI MẬT'), columns), 'vni'));
  add('viscii.txt', legacyBytes(textOf(rewritePaper(paper('MẬT'), plainSigns), columns), 'viscii'));
  add('cổng.html', Buffer.from(portalPage(paper('MẬT'))));
  add('word.htm', Buffer.from(wordPage(paper('T Ố I  M Ậ T'))));
  for (const mark of ['MẬT', 'TỐI MẬT', 'Tuyệt mật']) {
    add('dưới số.docx', docxOf(paper(mark), DOCX));
    add('đầu trang.docx', docxOf(paper(), { ...DOCX, pageHeader: mark }));
    add('khung chữ.docx', docxOf(paper(), { ...DOCX, textBox: mark }));
    add('dưới số.pdf', (await pdfOf(paper(mark), PDF)).bytes);
    add('dấu xoay.pdf', (await pdfOf(paper(), { ...PDF, stamp: mark })).bytes);
    add('đầu trang.pdf', (await pdfOf(paper(), { ...PDF, runningHead: mark })).bytes);
  }
  add('vntime.docx', docxOf(paper('TUYỆT MẬT'), { ...DOCX, font: 'vntime' }));
  add('vni.docx', docxOf(paper('MẬT'), { ...DOCX, font: 'vni' }));
  add('văn bản.odt', odtOf(paper('TỐI MẬT'), 'style'));
  add('văn bản.rtf', rtfOf(paper('MẬT'), 'unicode'));
  add('vntime.rtf', rtfOf(paper('TUYỆT MẬT'), 'vntime'));
  return files;
}

/** Scans with the mark in print under the number, clean and damaged. Slow to read. */
export async function secretScans(canary: string): Promise<SecretFile[]> {
  const noisy = { skewDegrees: 1.2, noise: 12, blurPx: 0.6, specks: 40 };
  const files: SecretFile[] = [];
  for (const [i, mark] of ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT', 'MẬT'].entries()) {
    const paper = secretPaper(900 + i, canary, [mark]);
    const look = { damage: i % 2 === 0 ? {} : noisy, seed: 40 + i };
    if (i < 2) files.push({ name: `mat-anh-${i}.pdf`, bytes: (await scannedPdf(paper, look)).bytes });
    else
      files.push({
        name: `mat-anh-${i}.png`,
        bytes: (await scanPictures(paper, look, 'png'))[0] ?? Buffer.alloc(0),
      });
  }
  return files;
}

function withBesideMark(paper: Paper): Paper {
  return { ...paper, head: { ...paper.head, numberLine: `${paper.head.numberLine}          MẬT` } };
}
