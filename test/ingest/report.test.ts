import { describe, expect, it } from 'vitest';

import { MESSAGES, messageLine } from '../../ingest/messages.vi.ts';
import { createProgress } from '../../ingest/progress.ts';
import { readDocument } from '../../ingest/read-document.ts';
import {
  buildReport,
  exitCodeOf,
  recordOf,
  reportDocument,
  reportLines,
  reportProblem,
} from '../../ingest/report.ts';
import { keepBestTexts, type ReadContent } from '../../ingest/same-document.ts';

async function read(path: string, text: string): Promise<ReadContent> {
  const result = await readDocument(Buffer.from(text), { file: path });
  if (result.outcome !== 'ok') throw new Error(result.detail);
  return { path, content: result.content };
}
const RUN = { published: true, version: 'v2', previous: 'v1', seconds: 1.23456 };

describe('the report of a run', () => {
  it('counts the files, orders them and says for each what a reader needs', async () => {
    const { content } = await read(
      'b.md',
      '---\ntitle: A\nnumber: 05-NQ/ĐU\nissuedOn: 2020-02-05\nissuer: Đảng ủy xã\nkind: nghi-quyet\n---\n\nNội dung nghị quyết.',
    );
    const report = buildReport(RUN, [
      reportDocument('b.md', 'added', content, []),
      reportProblem('a.bin', 'failed', { code: 'binary', what: '' }),
      { path: 'c', state: 'removed' },
    ]);

    expect(report.counts).toEqual({ added: 1, changed: 0, unchanged: 0, removed: 1, refused: 0, failed: 1 });
    expect(report.seconds).toBe(1.23);
    expect(report.files[1]).toEqual({
      path: 'b.md',
      state: 'added',
      documentId: '05-nq-du.2020-02-05.dang-uy-xa',
      number: '05-NQ/ĐU',
      issuedOn: '2020-02-05',
      issuer: 'Đảng ủy xã',
      kind: 'nghi-quyet',
      passages: 1,
    });
    expect(reportLines(report)).toEqual([
      `[lỗi] a.bin: ${MESSAGES.binary()}`,
      '[mới] b.md: Nghị quyết, 05-NQ/ĐU, 5/2/2020, Đảng ủy xã, 1 đoạn',
      '[đã bỏ] c',
      'Tổng cộng: 1 mới, 1 đã bỏ, 1 lỗi (1.23 giây).',
      'Đã chuyển sang phiên bản v2.',
    ]);
    expect(exitCodeOf(report)).toBe(3);
  });

  it('ends with 0 when all is well and 1 when only errors came', () => {
    expect(exitCodeOf(buildReport(RUN, []))).toBe(0);
    expect(
      exitCodeOf(buildReport(RUN, [reportProblem('a', 'refused', { code: 'secrecy-mark', what: '' })])),
    ).toBe(1);
  });

  it('gives the manifest the reason of a file that holds no document', () => {
    expect(recordOf(reportProblem('a', 'failed', { code: 'file-empty', what: '' }), null, '1')).toEqual({
      path: 'a',
      sha256: null,
      state: 'failed',
      documentId: null,
      pipeline: '1',
      warnings: [MESSAGES['file-empty']()],
    });
  });
});

describe('one document in several files', () => {
  const HEAD = '---\ntitle: A\nnumber: 05-NQ/ĐU\nissuedOn: 2020-02-05\n---\n\n';

  it('keeps the fuller text whatever the order', async () => {
    const short = await read('a.md', `${HEAD}Nội dung ngắn.`);
    const full = await read('b.md', `${HEAD}Nội dung đầy đủ của nghị quyết.`);

    for (const given of [
      [short, full],
      [full, short],
    ]) {
      const { kept, dropped } = keepBestTexts(given);
      expect(kept.map(({ path }) => path)).toEqual(['b.md']);
      expect(dropped).toEqual([{ path: 'a.md', betterPath: 'b.md' }]);
    }
  });

  it('keeps two papers that share a number but not the day', async () => {
    const a = await read('a.md', `${HEAD}Nội dung.`);
    const b = await read('b.md', `${HEAD.replace('2020-02-05', '2025-02-05')}Nội dung.`);

    expect(keepBestTexts([a, b]).kept).toHaveLength(2);
  });

  it('never lets a digest take the place of the paper', async () => {
    const paper = await read('a.md', `${HEAD}Nội dung.`);
    const digest = await read(
      'b.md',
      `${HEAD.replace('title: A', 'title: A\nform: tom-luoc')}Nội dung tóm lược dài hơn.`,
    );

    expect(keepBestTexts([paper, digest]).kept).toHaveLength(2);
  });
});

describe('progress', () => {
  function run(isTTY: boolean): string {
    let written = '';
    let now = 0;
    const progress = createProgress({ isTTY, columns: 40, write: (text) => (written += text) }, () => now);
    for (let i = 0; i <= 3; i++) {
      progress.step('read', i, 3, `tệp-${i}\u001b[2J.txt`);
      now += 20_000;
    }
    progress.end();
    return written;
  }

  it('rewrites one line on a terminal, cut to its width, without passing control characters on', () => {
    const written = run(true);

    expect(written).not.toContain('\n');
    expect(written).not.toContain('\u001b[2J');
    expect(Math.max(...written.split('\r\u001b[K').map((line) => line.length))).toBeLessThan(40);
  });

  it('writes plain lines elsewhere and says how long it will take', () => {
    const lines = run(false).trim().split('\n');

    expect(lines[1]).toBe('[1/3] đọc, còn khoảng 40 giây: tệp-1?[2J.txt');
    expect(lines).toHaveLength(4);
  });

  it('names the page and what is done with it, and counts pages into the time left', () => {
    let written = '';
    let now = 0;
    const progress = createProgress({ write: (text) => (written += text) }, () => now);
    progress.step('read', 0, 2, 'a.pdf', { share: 0 });
    now = 30_000;
    progress.step('recognise', 0, 2, 'a.pdf', { page: 4, pages: 12, share: 0.25 });

    expect(written.trim().split('\n').at(-1)).toBe(
      '[0/2] nhận dạng chữ, trang 4/12, còn khoảng 2 phút: a.pdf',
    );
  });
});

describe('what is said of a file that cannot be taken', () => {
  it.each([
    'path-missing',
    'file-unreadable',
    'file-changing',
    'not-a-file',
    'file-empty',
    'file-too-large',
    'line-too-long',
    'binary',
    'format-unsupported',
    'encoding-unknown',
    'encoding-legacy',
    'front-matter-broken',
    'sidecar-broken',
    'register-broken',
    'no-text',
    'parse-failed',
    'reading-slow',
    'reading-memory',
    'reading-output',
    'reading-ended',
    'symlink',
    'secrecy-mark',
    'secrecy-declared',
  ] as const)('%s says what to do, in one sentence', (code) => {
    expect(messageLine({ code, what: 'dòng 3 thiếu dấu' })).toMatch(
      /^\p{Lu}[^\n]*[;:] ?[^\n]*\bhãy [^\n]*\.$/u,
    );
  });
});
