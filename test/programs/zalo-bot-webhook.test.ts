import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { FailpointName } from '../../bot/failpoint.ts';
import { startFakeZaloBotServer, type FakeZaloBotServer } from '../support/fake-zalo-bot-server.ts';
import { killPrograms, runProgram, type RunningProgram } from '../support/run-program.ts';
import { startReadyBot, whenSettled, type RunningBot } from '../support/running-bot.ts';
import { TOLD_QUESTIONS, toldBy, writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const SECRET = 'bi-mat-cua-zalo-bot';
let folder = '';
let dataDir = '';
let zalo: FakeZaloBotServer;
const programs: RunningProgram[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zalo-bot-webhook-'));
  dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  zalo = await startFakeZaloBotServer();
});
afterEach(async () => {
  killPrograms();
  await Promise.all(programs.splice(0).map(({ ended }) => ended));
});
afterAll(async () => {
  await zalo.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(failpoint?: FailpointName): Promise<RunningBot> {
  const bot = await startReadyBot(dataDir, {
    ...{ ZALO_BOT_TOKEN: zalo.token, ZALO_BOT_API_ROOT: zalo.root, ZALO_BOT_MODE: 'webhook' },
    ...{ ZALO_BOT_WEBHOOK_SECRET: SECRET, PUBLIC_URL: 'https://troly.example.vn' },
    ...(failpoint === undefined ? {} : { TEST_FAILPOINT: `${failpoint}:1` }),
  });
  programs.push(bot.program);
  zalo.pushTo = `${bot.address}/webhooks/zalo-bot`;
  return bot;
}

const textsTo = (chat: string): string[] =>
  zalo.sent.filter(({ chatId }) => chatId === chat).map(({ text }) => text);
const answersTo = (chat: string): number => textsTo(chat).filter((text) => toldBy(text) === 0).length;

it('a Zalo Bot by webhook: registered with its secret, answered in the order asked, sources by number', async () => {
  const bot = await start();
  expect(zalo.webhook).toEqual({ url: 'https://troly.example.vn/webhooks/zalo-bot', secret: SECRET });
  for (const question of TOLD_QUESTIONS.slice(0, 3)) expect(await zalo.says('lan', question)).toBe(200);
  zalo.isFlat = true;
  expect(await zalo.says('minh', TOLD_QUESTIONS[0]!)).toBe(200);
  await whenSettled(bot);
  expect(textsTo('lan').flatMap((text) => toldBy(text) ?? [])).toEqual([0, 1, 2]);
  expect(answersTo('minh')).toBe(1);
  expect(textsTo('minh').at(-1)).toMatch(/Gửi 1 để/);

  expect(await zalo.says('minh', '1')).toBe(200);
  await whenSettled(bot);
  expect(textsTo('minh').at(-1)).toContain('sinh hoạt định kỳ mỗi tháng một lần');

  const forged = await fetch(zalo.pushTo, {
    method: 'POST',
    headers: { 'x-bot-api-secret-token': `${SECRET}x` },
  });
  expect(forged.status).toBe(401);
  expect(zalo.refused).toEqual([]);
});

it.each([
  ['before the acknowledgement', 'inbox.after-commit', 1, 1],
  ['before its answer is stored', 'worker.before-finish', 1, 1],
  ['after its answer is stored', 'worker.after-finish', 1, 1],
  ['after the platform took it: the part goes out once more', 'outbox.after-send', 2, 2],
] as const)('a question whose bot is killed %s is not lost (%s)', async (_, failpoint, least, most) => {
  const chat = `chat-${failpoint}`;
  const dying = await start(failpoint);
  // The line may be cut in the middle of the acknowledgement; the platform is not known to deliver again.
  await zalo.says(chat, TOLD_QUESTIONS[0]!).catch(() => null);
  expect((await dying.program.ended).signal).toBe('SIGKILL');
  await whenSettled(await start());
  // The first part, of which nobody knows whether it arrived, is the notice of first contact.
  const parts = textsTo(chat);
  expect(answersTo(chat)).toBe(1);
  expect(parts.filter((text) => text === parts[0]).length).toBeGreaterThanOrEqual(least);
  expect(parts.filter((text) => text === parts[0]).length).toBeLessThanOrEqual(most);
});
