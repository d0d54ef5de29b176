import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openSqliteDatabase } from '../../knowledge/store/sqlite-database.ts';
import { startFakeTelegram, type FakeTelegramServer } from '../support/fake-telegram-server.ts';
import { killPrograms, linesForPeople, runProgram, type RunningProgram } from '../support/run-program.ts';
import { startReadyBot, whenSettled, type RunningBot } from '../support/running-bot.ts';
import { askedBy, postUpdate, WEBHOOK_SECRET } from '../support/telegram-posts.ts';
import { toldBy, writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let folder = '';
let dataDir = '';
let telegram: FakeTelegramServer;
const programs: RunningProgram[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'webhook-'));
  dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  telegram = await startFakeTelegram();
});
afterEach(async () => {
  killPrograms();
  await Promise.all(programs.splice(0).map(({ ended }) => ended));
});
afterAll(async () => {
  await telegram.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.root,
  TELEGRAM_MODE: 'webhook',
  TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
});
async function start(env: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  const bot = await startReadyBot(dataDir, { ...settings(), ...env });
  programs.push(bot.program);
  return bot;
}

const answersTo = (person: number): number =>
  telegram.sent.filter(
    ({ payload }) => Number(payload['chat_id']) === person && toldBy(String(payload['text'])) === 0,
  ).length;

it('a wrong, empty, very long or missing secret is 401; ready and metrics tell of the channel (W7, Q14)', async () => {
  const bot = await start();
  for (const secret of [null, '', 'x', `${WEBHOOK_SECRET}x`, 'x'.repeat(8_000)])
    expect(await postUpdate(bot, askedBy(1), secret)).toMatchObject({ status: 401 });
  const ready = await fetch(`${bot.address}/readyz`);
  expect(ready.status).toBe(200);
  expect(JSON.stringify(await ready.json())).toContain('telegram');
  await whenSettled(bot);
  expect(answersTo(1)).toBe(0);
  const metrics = await (await fetch(`${bot.address}/metrics`)).text();
  expect(metrics).toMatch(/^trolycanbo_outbox_parts\{.*channel="telegram".*\} 0$/m);
  expect(metrics).toMatch(/^trolycanbo_channel_up\{channel="telegram"\} 1$/m);
});

it('without a secret the webhook does not start (W7)', async () => {
  const env = { ...settings(), TELEGRAM_WEBHOOK_SECRET: undefined };
  const end = await runProgram('bot', ['start', '--data', dataDir], { env });
  expect(end.code).not.toBe(0);
  expect(end.stderr).toContain('TELEGRAM_WEBHOOK_SECRET');
});

it('the same update twenty times at once, fifty times over: one answer each (W1, W2)', async () => {
  const bot = await start();
  const people = Array.from({ length: 50 }, (_, i) => 2_000 + i);
  for (const person of people) {
    const update = askedBy(person);
    const replies = await Promise.all(Array.from({ length: 20 }, () => postUpdate(bot, update)));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  }
  await whenSettled(bot);
  expect(people.map(answersTo)).toEqual(people.map(() => 1));
});

it.each([
  [
    'between the disk and the 200: the update comes again and is answered once (W4)',
    'inbox.after-commit',
    null,
  ],
  ['after the 200: the question is answered after the start (W5)', 'worker.before-finish', 200],
] as const)('killed %s', async (_, place, status) => {
  const person = status === null ? 4_000 : 4_001;
  const update = askedBy(person);
  const dying = await start({ TEST_FAILPOINT: `${place}:1` });
  expect(await postUpdate(dying, update)).toMatchObject({ status });
  expect((await dying.program.ended).signal).toBe('SIGKILL');
  const bot = await start();
  expect(await postUpdate(bot, update)).toMatchObject({ status: 200 });
  await whenSettled(bot);
  expect(answersTo(person)).toBe(1);
});

it('503 while another process holds the database, nothing half stored; then it recovers by itself (W6)', async () => {
  const bot = await start();
  const other = openSqliteDatabase(join(dataDir, 'bot.db'), { timeout: 5_000 });
  other.exec('BEGIN IMMEDIATE');
  const update = askedBy(5_000);
  const { status, ms } = await postUpdate(bot, update);
  other.exec('ROLLBACK');
  other.close();
  expect(status).toBe(503);
  // Zalo waits two seconds.
  expect(ms).toBeLessThan(2_000);
  expect(await postUpdate(bot, update)).toMatchObject({ status: 200 });
  await whenSettled(bot);
  expect(answersTo(5_000)).toBe(1);
});

it('a second bot on the same data ends with one sentence; after a kill the next one starts (S11)', async () => {
  const bot = await start();
  const env = { ...settings(), HTTP_PORT: '0', LOG_LEVEL: 'error' };
  const second = await runProgram('bot', ['start', '--data', dataDir], { env });
  expect(second.code).toBe(1);
  expect(linesForPeople(second)).toEqual([expect.stringMatching(/^Một tiến trình khác \(số \d+\).*\.$/)]);
  bot.program.kill('SIGKILL');
  await bot.program.ended;
  const next = await start();
  next.program.kill('SIGTERM');
  expect((await next.program.ended).code).toBe(0);
});
