import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../bot/answer/answer.ts';
import { ANSWER_MESSAGES } from '../../bot/answer/answer-messages.vi.ts';
import { SEARCH_TEXTS } from '../../bot/messages.vi.ts';
import { contentsBelow } from '../support/files-below.ts';
import { reportIngest, type EndedIngest } from '../support/report-ingest.ts';
import { ask, startBot, type RunningBot } from '../support/running-bot.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const QUESTION = 'Hạn nộp hồ sơ nhân sự của Đảng ủy xã Sông Trăng là ngày nào?';
const paper = (mark: string, number: number, body: string): string =>
  [
    'ĐẢNG BỘ TỈNH LANG MÔNG',
    'ĐẢNG ỦY XÃ SÔNG TRĂNG',
    '*',
    `Số ${number}-KH/ĐU`,
    mark,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Sông Trăng, ngày 05 tháng 02 năm 2026',
    '',
    'KẾ HOẠCH',
    `chuẩn bị nhân sự đợt ${number}`,
    '-----',
    '',
    body,
    '',
  ].join('\n');

let folder: string;
let dataDir: string;
let bot: RunningBot;
let ingested: EndedIngest;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-audience-'));
  dataDir = join(folder, 'data');
  const docs = join(folder, 'docs');
  mkdirSync(docs);
  writeFileSync(
    join(docs, 'noi-bo.txt'),
    paper(
      '(Lưu hành nội bộ)',
      7,
      '1. Hạn nộp hồ sơ nhân sự của Đảng ủy xã Sông Trăng là ngày 17 tháng 3 năm 2026.',
    ),
  );
  writeFileSync(
    join(docs, 'danh-ba.txt'),
    paper(
      '',
      8,
      '1. Bộ phận tiếp nhận hồ sơ thi đua làm việc vào thứ ba, điện thoại 0912345678, thư hoso@songtrang.vn.',
    ),
  );
  ingested = await reportIngest([docs, '--data', dataDir]);
  bot = await startBot(dataDir);
});
afterAll(() => {
  killPrograms();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (name: string): string =>
  ingested.files.find(({ path }) => path.endsWith(name))?.documentId ?? 'none';

describe('internal papers', () => {
  it('the report says that the paper is for invited people', () => {
    expect(ingested.files.find(({ path }) => path.endsWith('noi-bo.txt'))?.warnings).toEqual([
      expect.stringContaining('chỉ người được mời'),
    ]);
  });

  it('the web chat knows nothing of them: no answer, no title, no suggestion, no source page', async () => {
    const answer = await ask(bot, QUESTION);

    expect(JSON.stringify(answer)).not.toMatch(/17 tháng 3|noi-bo|nhân sự đợt 7|7-KH\/ĐU/i);
    for (const path of ['', '/original'])
      expect((await fetch(`${bot.address}/documents/${idOf('noi-bo.txt')}${path}`)).status).toBe(404);
  });

  it('the terminal of the server shows them and says what they are', async () => {
    const end = await runProgram('bot', ['ask', QUESTION, '--json', '--data', dataDir]);
    const answer = JSON.parse(end.stdout) as Answer;

    expect(answer).toMatchObject({ status: 'answered' });
    expect(answer.text).toContain('17 tháng 3');
    expect(answer.notes).toContain(ANSWER_MESSAGES.internal('[1]'));
    const found = await runProgram('bot', ['search', 'hạn nộp hồ sơ nhân sự', '--data', dataDir]);
    expect(found.stdout).toContain('17 tháng 3');
    expect(found.stdout).toContain(SEARCH_TEXTS.internal);
  });
});

describe('documents with masked words', () => {
  it('show the masked text and do not give out the source file', async () => {
    const address = `${bot.address}/documents/${idOf('danh-ba.txt')}`;
    const page = await fetch(address);
    const words = await page.text();

    expect(page.status).toBe(200);
    expect(words).toContain('điện thoại [đã che], thư [đã che]');
    expect(words).not.toMatch(/0912345678|hoso@songtrang|\/original/);
    expect((await fetch(`${address}/original`)).status).toBe(404);
  });

  it('keep the private words nowhere but in the source bytes', () => {
    const holding = Object.entries(contentsBelow(dataDir)).flatMap(([path, content]) =>
      /0912345678|hoso@songtrang/.test(Buffer.from(content, 'base64').toString('latin1')) ? [path] : [],
    );

    expect(holding).toEqual([expect.stringMatching(/^originals\//)]);
  });
});
