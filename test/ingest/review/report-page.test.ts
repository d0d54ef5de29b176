import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildReport, reportDocument, reportProblem } from '../../../ingest/report.ts';
import { readDocument } from '../../../ingest/read-document.ts';
import { reportPage, type ReviewedRun } from '../../../ingest/review/report-page.ts';
import { dropReportsWith, recordOfRun, saveReport } from '../../../ingest/review/save-report.ts';
import { parseHtml } from '../../support/parse-html.ts';
import { samplePaper } from '../../support/sample-folder.ts';

async function run(review: Parameters<typeof buildReport>[2] = {}): Promise<ReviewedRun> {
  const read = await readDocument(Buffer.from(samplePaper(4)), { file: 'van-ban.txt' });
  if (read.outcome !== 'ok') throw new Error(read.detail);
  const { content } = read;
  const report = buildReport(
    { published: true, version: '000002-ab', previous: '000001-cd', seconds: 2.5 },
    [
      reportDocument('<b>tệp</b>.txt', 'added', content, [{ code: 'date-missing', what: '', detail: '' }]),
      reportProblem('hong.pdf', 'failed', { code: 'file-empty', what: '' }),
      { path: 'mat.txt', state: 'refused', reason: 'Có dấu độ mật.', sha256: 'f'.repeat(64) },
    ],
    review,
  );
  return {
    at: new Date('2031-03-04T20:30:00Z'),
    report,
    changes: [{ change: 'added', document: content.document, passages: content.passages.length }],
    document: (id) => (id === content.document.id ? content.document : undefined),
  };
}

describe('the report page of a run', () => {
  it('tells what came in, what was found in each file with its origin, and what needs a look', async () => {
    const page = parseHtml(reportPage(await run()));
    const text = page.querySelector('main')?.textContent ?? '';

    expect(text).toContain('5/3/2031 03:30');
    const rows = [...page.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
    expect(rows.map((row) => /^\S+/.exec(row)?.[0])).toEqual([
      expect.stringMatching(/^mat\.txt/),
      expect.stringMatching(/^hong\.pdf/),
      expect.stringMatching(/^<b>tệp/),
    ]);
    expect(rows.join('\n')).toContain('Không xác định được ngày ban hành.');
    expect(rows.find((row) => row.startsWith('mat.txt'))).toContain('f'.repeat(64));
    expect(text).toMatch(/số\s*04-KH\/ĐU \(đọc trong văn bản, chắc chắn \d+ %\)/);
    expect(text).toContain('+ Thêm: Kế hoạch 04-KH/ĐU');
    expect(text).toMatch(/địa bàn\s*tỉnh Lang Mông \(/);
    expect(page.querySelector('details summary')?.textContent).toContain('Kế hoạch 04-KH/ĐU');
  });

  it('opens a file by itself where a value is unsure, and marks that value alone', async () => {
    const sure = await run();
    const unsure = {
      ...sure,
      document: (id: string) => {
        const document = sure.document(id);
        return (
          document && {
            ...document,
            provenance: { ...document.provenance, issuer: { from: 'text' as const, certainty: 0.55 } },
          }
        );
      },
    };
    expect(parseHtml(reportPage(sure)).querySelectorAll('details[open]')).toHaveLength(0);
    const page = parseHtml(reportPage(unsure));
    expect(page.querySelectorAll('details[open]')).toHaveLength(1);
    expect([...page.querySelectorAll('dd .bad')].map((mark) => mark.textContent)).toEqual([
      '(đọc trong văn bản, chắc chắn 55 %)',
    ]);
  });

  it('shows names and words of files as text and fetches nothing', async () => {
    const html = reportPage(await run());

    expect(html).not.toContain('<b>tệp');
    expect(html).toContain('&lt;b&gt;tệp&lt;/b&gt;.txt');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|<img|https?:/);
  });

  it('says why a version was held back, question by question, and how to use it nonetheless', async () => {
    const html = reportPage(
      await run({
        heldBack: '000003-ef',
        golden: {
          asked: 2,
          passed: 1,
          passedBefore: 2,
          worse: [{ id: 'a', question: 'Mấy bước?', facts: ['5 bước'], got: 'Không rõ.' }],
          uncovered: [],
        },
      }),
    );

    expect(html).toContain('CHƯA được dùng');
    expect(html).toContain('Mấy bước?');
    expect(html).toContain('cần có: 5 bước');
    expect(html).toContain('knowledge -- publish 000003-ef');
  });

  it('goes when a paper it tells of turns out to be secret, with its record', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tro-ly-reports-'));
    try {
      const { report, changes } = await run();
      const at = new Date(0);
      saveReport(folder, at, 'a page', recordOfRun(report, changes, at));
      const [change] = changes;
      dropReportsWith(folder, ['another paper']);
      expect(readdirSync(join(folder, 'reports'))).toHaveLength(2);
      dropReportsWith(folder, [change?.document.id ?? '']);
      expect(readdirSync(join(folder, 'reports'))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is kept with the newest hundred', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tro-ly-reports-'));
    try {
      const { report } = await run();
      const save = (at: Date, page: string): string =>
        saveReport(folder, at, page, recordOfRun(report, [], at));
      const first = save(new Date(0), 'a');
      expect(readFileSync(first, 'utf8')).toBe('a');
      for (let day = 1; day <= 100; day++) save(new Date(day * 86_400_000), 'b');
      const names = readdirSync(join(folder, 'reports'));
      expect(names).toHaveLength(200);
      expect(
        names.some((name) => first.replace('.html', '.json').endsWith(name) || first.endsWith(name)),
      ).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
