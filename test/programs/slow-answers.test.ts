import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { sourcesIn } from '../support/composed-starter.ts';
import { startFakeChatServer, type FakeChatServer } from '../support/fake-chat-server.ts';
import { startFakeTelegram, type FakeTelegramServer } from '../support/fake-telegram-server.ts';
import { killPrograms, runProgram, type RunningProgram } from '../support/run-program.ts';
import { startReadyBot, whenSettled, type RunningBot } from '../support/running-bot.ts';
import { askedBy, postUpdate, WEBHOOK_SECRET } from '../support/telegram-posts.ts';
import { toldBy, writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const SLOW_MS = 5_000;
let folder = '';
let dataDir = '';
let telegram: FakeTelegramServer;
let model: FakeChatServer;
/** How long the model thinks. */
let thinksMs = 0;
const programs: RunningProgram[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slow-answers-'));
  dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  telegram = await startFakeTelegram();
  model = await startFakeChatServer(({ body }) => {
    const sources = sourcesIn(body.messages[1]?.content ?? '');
    const marker = sources.find(({ text }) => text.includes('101 đảng viên'))?.marker ?? 0;
    const text = `Đội sản xuất Hoa Mai có 101 đảng viên [${marker}].`;
    return { kind: 'text', text, afterMs: thinksMs };
  });
});
afterEach(async () => {
  killPrograms();
  await Promise.all(programs.splice(0).map(({ ended }) => ended));
});
afterAll(async () => {
  await Promise.all([telegram.close(), model.close()]);
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<RunningBot> {
  const bot = await startReadyBot(dataDir, {
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
    ...{ TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET },
    ...{ ANSWER_MODE: 'llm', OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'nho' },
  });
  programs.push(bot.program);
  return bot;
}

const answersTo = (person: number) =>
  telegram.sent.filter(
    ({ payload }) => Number(payload['chat_id']) === person && toldBy(String(payload['text'])) === 0,
  );

/** Asks in the name of this person and resolves once the model thinks about it. */
async function askSlowly(bot: RunningBot, person: number): Promise<number> {
  const before = model.calls.length;
  const askedMs = performance.now();
  expect(await postUpdate(bot, askedBy(person))).toMatchObject({ status: 200 });
  await vi.waitFor(() => expect(model.calls.length).toBeGreaterThan(before), { timeout: 30_000 });
  return askedMs;
}

/** Posts these updates one after the other; how long the acknowledgements took, in ms. */
async function acknowledge(bot: RunningBot, updates: readonly object[]) {
  const waits: number[] = [];
  for (const update of updates) {
    const { status, ms } = await postUpdate(bot, update);
    expect(status).toBe(200);
    waits.push(ms);
  }
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.ceil(share * waits.length) - 1]!;
  return { p50: at(0.5), p99: at(0.99) };
}

it(`while answers take ${SLOW_MS / 1_000} s, an update is acknowledged as fast as when there are none (W3)`, async () => {
  const bot = await start();
  const first = askedBy(1_000);
  await postUpdate(bot, first);
  await whenSettled(bot);
  const quiet = await acknowledge(
    bot,
    Array.from({ length: 100 }, () => first),
  );
  thinksMs = SLOW_MS;
  const askedMs = await askSlowly(bot, 1_001);
  const people = Array.from({ length: 200 }, (_, i) => 1_002 + i);
  const busy = await acknowledge(bot, people.map(askedBy));
  thinksMs = 0;
  process.stderr.write(
    `acknowledged while answers take ${SLOW_MS} ms: p50 ${busy.p50.toFixed(1)} ms, p99 ${busy.p99.toFixed(1)} ms of ${people.length}; ` +
      `without answers: p50 ${quiet.p50.toFixed(1)} ms, p99 ${quiet.p99.toFixed(1)} ms\n`,
  );
  // Other work on the machine slows both alike and must not fail the test.
  expect(busy.p99).toBeLessThan(Math.max(500, 4 * quiet.p99));
  await whenSettled(bot);
  expect(answersTo(1_001).map(({ atMs }) => atMs - askedMs >= SLOW_MS)).toEqual([true]);
  expect(people.filter((person) => answersTo(person).length !== 1)).toEqual([]);
});

it.each([
  ['one SIGTERM gives back what does not end in time and ends well', 1, 0],
  ['a second one ends it at once', 2, 1],
] as const)(
  'stopped in the middle of an answer: %s; the question is answered once (Q10)',
  async (_, signals, code) => {
    const person = 2_000 + signals;
    const dying = await start();
    // Longer than the bot waits for work to end, so that only the second signal explains an early end.
    thinksMs = 9_000;
    await askSlowly(dying, person);
    dying.program.kill('SIGTERM');
    const stoppedMs = performance.now();
    if (signals === 2) {
      // Two signals at once are one: the second comes when the first has been taken, and nothing is accepted any more.
      await vi.waitFor(
        async () => expect(await postUpdate(dying, askedBy(2_900))).toMatchObject({ status: 503 }),
        { timeout: 30_000, interval: 20 },
      );
      dying.program.kill('SIGTERM');
    }
    const end = await dying.program.ended;
    expect(end.code).toBe(code);
    if (signals === 2) expect(performance.now() - stoppedMs).toBeLessThan(4_500);
    expect(answersTo(person)).toEqual([]);
    thinksMs = 0;
    await whenSettled(await start());
    expect(answersTo(person)).toHaveLength(1);
  },
);
