import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../bot/answer/answer.ts';
import type { Receipt } from '../../bot/answer/receipt.ts';
import { sourcesIn } from '../support/composed-starter.ts';
import { startFakeChatServer, type ChatCall, type FakeChatServer } from '../support/fake-chat-server.ts';
import { reportIngest } from '../support/report-ingest.ts';
import { ask as askOverHttp, startBot } from '../support/running-bot.ts';
import { killPrograms, runProgram, type ProgramEnd } from '../support/run-program.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const QUESTION = 'Hạn nộp hồ sơ nhân sự của Đảng ủy xã Sông Trăng là ngày nào?';
const RIGHT = 'Hạn nộp hồ sơ nhân sự của Đảng ủy xã Sông Trăng là ngày 17/3/2026';

let folder: string;
let dataDir: string;
let server: FakeChatServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-model-'));
  dataDir = join(folder, 'data');
  mkdirSync(join(folder, 'docs'));
  writeFileSync(
    join(folder, 'docs', 'ke-hoach.txt'),
    [
      'ĐẢNG BỘ TỈNH LANG MÔNG',
      'ĐẢNG ỦY XÃ SÔNG TRĂNG',
      '*',
      'Số 7-KH/ĐU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Sông Trăng, ngày 05 tháng 02 năm 2026',
      '',
      'KẾ HOẠCH',
      'chuẩn bị nhân sự đợt 7',
      '-----',
      '',
      '1. Hạn nộp hồ sơ nhân sự của Đảng ủy xã Sông Trăng là ngày 17 tháng 3 năm 2026.',
      '',
      '2. Mỗi chi bộ giới thiệu không quá 3 nhân sự.',
      '',
    ].join('\n'),
  );
  await reportIngest([join(folder, 'docs'), '--data', dataDir]);
});
beforeEach(async () => {
  server = await startFakeChatServer((call) => ({
    kind: 'text',
    text: `${RIGHT} [${markerIn(call, '17 tháng 3')}].`,
  }));
});
afterEach(() => server.close());
afterAll(() => {
  killPrograms();
  rmSync(folder, { recursive: true, force: true });
});

const markerIn = ({ body }: ChatCall, words: string): number =>
  sourcesIn(body.messages[1]?.content ?? '').find(({ text }) => text.includes(words))?.marker ?? 0;

const ask = (words: readonly string[], env: Record<string, string> = {}): Promise<ProgramEnd> =>
  runProgram('bot', ['ask', QUESTION, '--data', dataDir, ...words], {
    env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'nho', ...env },
  });

describe('the program with a language model', () => {
  it('answers in the words of the model when they are verified', async () => {
    const { code, stdout, stderr } = await ask(['--json']);
    const answer = JSON.parse(stdout) as Answer;

    expect([code, stderr]).toEqual([0, '']);
    expect(answer).toMatchObject({ status: 'answered', mode: 'llm', text: `${RIGHT}. [1]` });
    expect(answer.citations[0]?.quote).toContain('ngày 17 tháng 3 năm 2026');
    expect(server.calls).toHaveLength(1);
  });

  it('gives a receipt that tells all and can be asked again', async () => {
    server.reply = (call) => ({
      kind: 'text',
      model: 'nho-2026-11',
      text: `${RIGHT} [${markerIn(call, '17 tháng 3')}].\nMỗi chi bộ giới thiệu 30 nhân sự [${markerIn(call, 'không quá 3')}].`,
    });
    const { stdout } = await ask(['--explain', '--json']);
    const receipt = JSON.parse(stdout) as Receipt;
    const shown = (await ask(['--explain'])).stdout;

    expect(receipt.composition).toMatchObject({
      model: 'nho',
      outcome: 'used',
      rounds: [
        {
          servedModel: 'nho-2026-11',
          prompt: { name: 'answer', version: '1', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
          sentences: [{ isKept: true }, { isKept: false }],
        },
      ],
    });
    expect(receipt.composition?.rounds[0]?.sentences[1]?.findings.map(({ kind }) => kind)).toContain(
      'figure',
    );
    expect(receipt.readings[0]?.passages.some(({ isUsed, reasons }) => isUsed && reasons.length > 0)).toBe(
      true,
    );
    expect(receipt.selfCheck).toEqual([]);
    expect(receipt.answer.knowledgeVersion).toBe(receipt.knowledgeVersion);
    expect(shown).toContain('[bỏ] Mỗi chi bộ giới thiệu 30 nhân sự.');
    expect(shown).toContain('[giữ]');

    const file = join(folder, 'replay.jsonl');
    writeFileSync(file, `${JSON.stringify(receipt.replay.line)}\n`);
    const again = await runProgram(
      'bot',
      ['ask', '--file', file, '--knowledge-version', receipt.knowledgeVersion, '--data', dataDir],
      { env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'nho' } },
    );
    const { text, citations, notes } = JSON.parse(again.stdout) as Answer;
    expect({ text, citations, notes }).toEqual({
      text: receipt.answer.text,
      citations: receipt.answer.citations,
      notes: receipt.answer.notes,
    });
  });

  it('answers from the documents when the server refuses, and logs neither key nor question', async () => {
    server.reply = () => ({ kind: 'status', status: 401, message: 'bad key sk-canary-12345678' });
    const bot = await startBot(dataDir, {
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_MODEL: 'nho',
      OPENAI_API_KEY: 'sk-canary-12345678',
      LOG_LEVEL: 'debug',
    });
    const answers: Answer[] = [];
    for (let i = 0; i < 5; i++) answers.push(await askOverHttp(bot, QUESTION));
    bot.program.kill('SIGTERM');
    const { stderr } = await bot.program.ended;

    expect(answers.every(({ mode, text }) => mode === 'extractive' && text.includes('17 tháng 3'))).toBe(
      true,
    );
    // Left alone after three failures.
    expect(server.calls).toHaveLength(3);
    expect(stderr).toContain('model.resting');
    expect(stderr).not.toMatch(/canary|Sông Trăng|nhân sự/);
  });

  it('is not asked with ANSWER_MODE=extractive', async () => {
    const { stdout } = await ask(['--json'], { ANSWER_MODE: 'extractive' });

    expect((JSON.parse(stdout) as Answer).mode).toBe('extractive');
    expect(server.calls).toHaveLength(0);
  });

  it('refuses to start with ANSWER_MODE=llm and no model, in one sentence', async () => {
    const { code, stderr } = await runProgram('bot', ['ask', QUESTION, '--data', dataDir], {
      env: { ANSWER_MODE: 'llm' },
    });

    expect(code).toBe(1);
    expect(stderr).toContain('OPENAI_MODEL');
  });
});
