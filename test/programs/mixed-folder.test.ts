import { createCanvas } from '@napi-rs/canvas';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCurrentVersion } from '../../knowledge/store/open-version.ts';
import { lockedPdf } from '../papers/hostile/pdf-bytes.ts';
import { createRandom } from '../papers/random.ts';
import { docxOf } from '../papers/render/docx.ts';
import { wordPage } from '../papers/render/html.ts';
import { odtOf } from '../papers/render/odt.ts';
import { pdfOf } from '../papers/render/pdf.ts';
import { rtfOf } from '../papers/render/rtf.ts';
import { pdfOfPictures } from '../papers/render/scan.ts';
import { textOf } from '../papers/render/text.ts';
import { secretPaper } from '../papers/secret-papers.ts';
import { writePaper } from '../papers/write-paper.ts';
import type { Paper } from '../papers/paper.ts';
import { filesWith } from '../support/files-below.ts';
import { fileReport, ingestFolder, writeDocs } from '../support/ingest-folder.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

const CANARY = 'HOASIM-9W3RTB';
const DOCX = { font: 'unicode', numbering: 'typed', headings: 'bold', furniture: true } as const;
const PDF = { columns: 1, numbers: 'top', runningHead: null, runningFoot: null, justified: false } as const;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tro-ly-mixed-'));
});
afterEach(() => {
  killPrograms();
  rmSync(root, { recursive: true, force: true });
});

describe('a folder as administrators have it', () => {
  it('gives one run with exit code 3: every good file is published, every other has a reason and a hint', async () => {
    const paper = (seed: number): Paper => writePaper(createRandom(60_000 + seed), { pages: 1 });
    const pdf = (await pdfOf(paper(4), PDF)).bytes;
    const blank = await createCanvas(1654, 2339).encode('jpeg', 80);
    const good = [
      { name: 'ke-hoach.txt', bytes: Buffer.from(textOf(paper(1), { head: 'columns', width: null })) },
      { name: 'bao-cao.docx', bytes: docxOf(paper(2), DOCX) },
      { name: 'trang-luu.htm', bytes: Buffer.from(wordPage(paper(3))) },
      { name: 'huong-dan.pdf', bytes: pdf },
      { name: 'van-ban.odt', bytes: odtOf(paper(5), 'style') },
      { name: 'van-ban.rtf', bytes: rtfOf(paper(6), 'unicode') },
    ];
    const bad = [
      { name: 'mat.docx', bytes: docxOf(secretPaper(1, CANARY, ['TỐI MẬT']), DOCX) },
      { name: 'hong.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.6\n'), Buffer.alloc(30_000, 0x5a)]) },
      { name: 'khoa.pdf', bytes: lockedPdf(`Canary ${CANARY}`, 'mat khau') },
      { name: 'anh-trang.pdf', bytes: (await pdfOfPictures([blank])).bytes },
      { name: 'rong.docx', bytes: Buffer.alloc(0) },
      {
        name: 'chuong-trinh.pdf',
        bytes: Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(9000, 1)]),
      },
    ];
    writeDocs(root, [...good, ...bad]);

    const end = await ingestFolder({ root });

    expect(end.code, end.stderr).toBe(3);
    expect(end.report).toMatchObject({
      published: true,
      counts: { added: good.length, refused: 1, failed: bad.length - 1 },
    });
    for (const { name } of good) expect(fileReport(end.report, name), name).toMatchObject({ state: 'added' });
    const reasons = bad.map(({ name }) => fileReport(end.report, name)?.reason ?? '');
    for (const [i, reason] of reasons.entries()) {
      // Plain Vietnamese that says what to do, without words of the program.
      expect(reason, bad[i]?.name).toMatch(/[à-ỹ].*(?:hãy|không được nạp)/u);
      expect(reason).not.toMatch(/error|exception|undefined|null|\bat \w+|0x[0-9a-f]/i);
    }
    expect(new Set(reasons).size).toBeGreaterThanOrEqual(5);
    expect(fileReport(end.report, 'mat.docx')?.state).toBe('refused');
    for (const place of ['data', 'tmp']) expect(filesWith(join(root, place), CANARY)).toEqual([]);

    const reader = openCurrentVersion(join(root, 'data/knowledge'));
    expect(reader.documents()).toHaveLength(good.length);
    reader.close();
    const shown = await runProgram('ingest', ['ingest', '--data', join(root, 'data'), 'docs'], { cwd: root });
    expect(shown.code).toBe(3);
    for (const [i, { name }] of bad.entries())
      expect(shown.stdout).toContain(`docs/${name}: ${reasons[i] ?? ''}`);
  });
});
