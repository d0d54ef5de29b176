import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { IngestReport } from '../../ingest/report.ts';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import { killPrograms, runProgram, type ProgramEnd } from '../support/run-program.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let docs: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-golden-'));
  docs = join(folder, 'docs');
  dataDir = join(folder, 'data');
});
afterEach(() => {
  killPrograms();
  rmSync(folder, { recursive: true, force: true });
});

const paper = (days: number): string =>
  [
    'ĐẢNG BỘ TỈNH LANG MÔNG',
    'ĐẢNG ỦY XÃ BẾN SỎI',
    '*',
    'Số: 7 - HD/ĐU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Bến Sỏi, ngày 05 tháng 03 năm 2031',
    '',
    'HƯỚNG DẪN',
    'về thời hạn nộp hồ sơ nhân sự',
    '-----',
    '',
    `1. Chi bộ nộp hồ sơ nhân sự cho Đảng ủy xã trong thời hạn ${days} ngày làm việc kể từ ngày hội nghị.`,
    '2. Hồ sơ nhân sự gồm sơ yếu lý lịch, bản kê khai tài sản và nhận xét của nơi cư trú.',
    '',
  ].join('\n');

const QUESTION = 'Thời hạn nộp hồ sơ nhân sự là bao nhiêu ngày làm việc?';

/** From a folder of the administrator's own, with ways that start there. */
const ingest = (...words: string[]): Promise<ProgramEnd> =>
  runProgram('ingest', ['ingest', 'docs', '--data', 'data', ...words], { cwd: folder });

it('a version that answers a golden question worse is built, told of and not used, until somebody says so', async () => {
  mkdirSync(docs, { recursive: true });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(docs, 'huong-dan.txt'), paper(15));
  writeFileSync(
    join(dataDir, 'golden.jsonl'),
    `${JSON.stringify({ id: 'han-nop', question: QUESTION, facts: ['15 ngày'] })}\nkhông phải JSON\n`,
  );
  expect((await ingest()).code).toBe(0);
  const first = currentVersionName(join(dataDir, 'knowledge'));
  writeFileSync(join(docs, 'huong-dan.txt'), paper(20));

  const trial = await ingest('--dry-run');
  expect(trial.stdout).toContain('~ Đổi: Hướng dẫn 07-HD/ĐU');
  expect(trial.stdout).toMatch(/- .*15 ngày làm việc/);
  expect(trial.stdout).toMatch(/\+ .*20 ngày làm việc/);

  const refused = await ingest('--json');
  expect(refused.code).toBe(1);
  const report = JSON.parse(refused.stdout) as IngestReport;
  expect(report).toMatchObject({ published: false, version: first, golden: { worse: [{ id: 'han-nop' }] } });
  expect(refused.stderr).toContain('dòng 2 viết sai');
  expect(currentVersionName(join(dataDir, 'knowledge'))).toBe(first);
  const pages = readdirSync(join(dataDir, 'reports')).sort();
  expect(readFileSync(join(dataDir, 'reports', pages.at(-1) ?? ''), 'utf8')).toContain(QUESTION);

  const held = report.heldBack ?? '';
  const byHand = await runProgram('ingest', ['knowledge', 'publish', held, '--data', dataDir]);
  expect(byHand.code).toBe(0);
  expect(currentVersionName(join(dataDir, 'knowledge'))).toBe(held);

  // What was wrong before cannot get worse.
  writeFileSync(join(docs, 'huong-dan.txt'), paper(25));
  expect((await ingest()).code).toBe(0);

  const gone = await runProgram('bot', [
    'ask',
    QUESTION,
    '--knowledge-version',
    '../../x',
    '--data',
    dataDir,
  ]);
  expect(gone).toMatchObject({ code: 1, stdout: '' });
});

it('--force uses it nonetheless, and says what got worse', async () => {
  mkdirSync(docs, { recursive: true });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(docs, 'huong-dan.txt'), paper(15));
  writeFileSync(
    join(dataDir, 'golden.jsonl'),
    JSON.stringify({ id: 'han-nop', question: QUESTION, facts: ['15 ngày'] }),
  );
  await ingest();
  writeFileSync(join(docs, 'huong-dan.txt'), paper(20));

  const end = await ingest('--force');

  expect(end.code).toBe(0);
  expect(end.stdout).toContain('Trước trả lời đúng, nay không đúng');
  expect(end.stdout).toContain('Đã chuyển sang phiên bản');
});
