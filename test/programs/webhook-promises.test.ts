import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openSqliteDatabase } from '../../knowledge/store/sqlite-database.ts';
import { startFakeTelegram, type FakeTelegramServer } from '../support/fake-telegram-server.ts';
import { readFigure } from '../support/read-figure.ts';
import { killPrograms, linesForPeople, runProgram, type RunningProgram } from '../support/run-program.ts';
import { startBot, type RunningBot } from '../support/running-bot.ts';
import { TOLD_QUESTIONS, toldBy, writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const SECRET = 'bi-mat-cua-webhook-de-thu';
let folder = '';
let dataDir = '';
let telegram: FakeTelegramServer;
let nextId = 1_000;
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
  LOG_LEVEL: 'warn',
  NODE_ENV: 'test',
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.root,
  TELEGRAM_MODE: 'webhook',
  TELEGRAM_WEBHOOK_SECRET: SECRET,
});
/** Until the channel knows who the bot is, it takes nothing: a platform sends again, this test waits. */
async function start(env: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  const bot = await startBot(dataDir, { ...settings(), ...env });
  programs.push(bot.program);
  await vi.waitFor(async () => expect((await fetch(`${bot.address}/readyz`)).status).toBe(200), {
    timeout: 30_000,
    interval: 50,
  });
  return bot;
}

/** An update in which a person of this id asks the first question. */
const question = (person: number) => {
  nextId += 1;
  const chat = { id: person, type: 'private', first_name: 'Lan' };
  const from = { id: person, is_bot: false, first_name: 'Lan' };
  return {
    update_id: nextId,
    message: {
      message_id: nextId,
      date: Math.floor(Date.now() / 1_000),
      chat,
      from,
      text: TOLD_QUESTIONS[0],
    },
  };
};

/** The status, or null when the line is cut; and how long it took. */
async function post(
  { address }: RunningBot,
  update: object,
  secret: string | null = SECRET,
): Promise<{ readonly status: number | null; readonly ms: number }> {
  const began = performance.now();
  const headers = secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret };
  const status = await fetch(`${address}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(update),
  }).then(
    ({ status: code }) => code,
    () => null,
  );
  return { status, ms: performance.now() - began };
}

const answersTo = (person: number): number =>
  telegram.sent.filter(
    ({ payload }) => Number(payload['chat_id']) === person && toldBy(String(payload['text'])) === 0,
  ).length;

/** Everything that came in is answered and sent. */
const settle = ({ address }: RunningBot): Promise<void> =>
  vi.waitFor(
    async () => {
      const open = [
        await readFigure(address, 'trolycanbo_inbox_events', 'waiting'),
        await readFigure(address, 'trolycanbo_inbox_events', 'claimed'),
        await readFigure(address, 'trolycanbo_outbox_parts', 'queued'),
        await readFigure(address, 'trolycanbo_outbox_parts', 'sending'),
      ];
      expect(open).toEqual([0, 0, 0, 0]);
    },
    { timeout: 90_000, interval: 100 },
  );

it('a wrong, empty, very long or missing secret is 401; ready and metrics tell of the channel (W7, Q14)', async () => {
  const bot = await start();
  for (const secret of [null, '', 'x', `${SECRET}x`, 'x'.repeat(8_000)])
    expect(await post(bot, question(1), secret)).toMatchObject({ status: 401 });
  const ready = await fetch(`${bot.address}/readyz`);
  expect(ready.status).toBe(200);
  expect(JSON.stringify(await ready.json())).toContain('telegram');
  await settle(bot);
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
    const update = question(person);
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(bot, update)));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  }
  await settle(bot);
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
  const update = question(person);
  const dying = await start({ TEST_FAILPOINT: `${place}:1` });
  expect(await post(dying, update)).toMatchObject({ status });
  expect((await dying.program.ended).signal).toBe('SIGKILL');
  const bot = await start();
  expect(await post(bot, update)).toMatchObject({ status: 200 });
  await settle(bot);
  expect(answersTo(person)).toBe(1);
});

it('503 while another process holds the database, nothing half stored; then it recovers by itself (W6)', async () => {
  const bot = await start();
  const other = openSqliteDatabase(join(dataDir, 'bot.db'), { timeout: 5_000 });
  other.exec('BEGIN IMMEDIATE');
  const update = question(5_000);
  const { status, ms } = await post(bot, update);
  other.exec('ROLLBACK');
  other.close();
  expect(status).toBe(503);
  // Zalo waits two seconds.
  expect(ms).toBeLessThan(2_000);
  expect(await post(bot, update)).toMatchObject({ status: 200 });
  await settle(bot);
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
