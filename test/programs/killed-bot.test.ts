import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { eventIdOf } from '../../bot/channel/zalo-bot/parse-update.ts';
import { FAILPOINTS } from '../../bot/failpoint.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { startFakeTelegram } from '../support/fake-telegram-server.ts';
import { startFakeZaloBotServer } from '../support/fake-zalo-bot-server.ts';
import { startFakeZaloOaServer } from '../support/fake-zalo-oa-server.ts';
import { readFigure } from '../support/read-figure.ts';
import { killPrograms, runProgram, startProgram } from '../support/run-program.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { TOLD_QUESTIONS, toldBy, writeToldPapers } from '../support/told-papers.ts';

const IS_SLOW = process.env['SLOW'] === '1';
/** Questions of one person; the last ones are asked while the bot is killed, too. */
const EACH = TOLD_QUESTIONS.length;
/** Every failpoint once, or (SLOW) a hundred kills unless fewer are asked for. */
const KILLS = IS_SLOW ? Number(process.env['KILLS'] ?? 100) : 2 * FAILPOINTS.length;
const PEOPLE = IS_SLOW ? 2 * KILLS : 12;
vi.setConfig({ testTimeout: IS_SLOW ? 3_600_000 : 300_000 });

let folder = '';
afterEach(() => {
  killPrograms();
  rmSync(folder, { recursive: true, force: true });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One question as the platform knows it. */
interface Asked {
  /** Channel and chat. */
  readonly chat: string;
  readonly n: number;
  /** `<channel>:<eventId>`, with which the keys of the parts of its answer begin. */
  readonly key: string;
}

it(`${PEOPLE * EACH} questions over three channels and ${KILLS} kills: none lost, none answered twice but those recorded as unknown, order kept (Q1, Q4, W4, W5, M14)`, async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-bot-'));
  const dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  const telegram = await startFakeTelegram();
  const zaloBot = await startFakeZaloBotServer();
  const zaloOa = await startFakeZaloOaServer();
  zaloBot.quota = 1_000_000;
  zaloBot.pollMs = 500;
  const grant = zaloOa.tokens.issue();
  const random = seededRandom(20_26);

  const launch = async (failpoint: string | undefined) => {
    const program = startProgram('bot', ['start', '--data', dataDir], {
      timeoutMs: 3_600_000,
      env: {
        ...{ HTTP_PORT: '0', LOG_LEVEL: 'warn', NODE_ENV: 'test', TEST_FAILPOINT: failpoint },
        ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
        ...{ ZALO_BOT_TOKEN: zaloBot.token, ZALO_BOT_API_ROOT: zaloBot.root },
        ...{ ZALO_OA_APP_ID: zaloOa.appId, ZALO_OA_APP_SECRET: zaloOa.appSecret },
        ...{ ZALO_OA_SECRET_KEY: zaloOa.secretKey, ZALO_OA_API_ROOT: zaloOa.root },
        ...{ ZALO_OA_OAUTH_ROOT: zaloOa.root, ZALO_OA_ACCESS_TOKEN: grant.accessToken },
        ZALO_OA_REFRESH_TOKEN: grant.refreshToken,
      },
    });
    const address = await program.waitFor(/(http:\/\/127\.0\.0\.1:\d+)/).then(
      ([, found = '']) => found,
      // Killed by its failpoint before it listened.
      () => null,
    );
    if (address !== null) {
      zaloOa.webhookUrl = `${address}/webhooks/zalo-oa`;
      // The platform gives up after five tries: not all of them fall into rounds that end at once.
      if (failpoint === undefined) await zaloOa.retry();
    }
    return { program, address };
  };

  const asked: Asked[] = [];
  const pushes: Promise<void>[] = [];
  /** Rounds of questions: everybody asks the next one. */
  const ask = (person: number, n: number): void => {
    const question = TOLD_QUESTIONS[n]!;
    if (person % 3 === 0) {
      telegram.says({ chatId: 7_000 + person }, question);
      asked.push({
        chat: `telegram ${7_000 + person}`,
        n,
        key: `telegram:${telegram.updates.pending.at(-1)}`,
      });
    } else if (person % 3 === 1) {
      void zaloBot.says(`bot${person}`, question);
      asked.push({
        chat: `zalo-bot bot${person}`,
        n,
        key: `zalo-bot:${eventIdOf(`bot${person}`, zaloBot.said.at(-1)!.messageId)}`,
      });
    } else {
      const userId = `90000000000000${person}`;
      const push = zaloOa.says(userId, question);
      pushes.push(push.then((id) => void asked.push({ chat: `zalo-oa ${userId}`, n, key: `zalo-oa:${id}` })));
    }
  };
  const turns = Array.from(
    { length: EACH * PEOPLE },
    (_, i) => [i % PEOPLE, Math.floor(i / PEOPLE)] as const,
  );
  const perRound = Math.ceil(turns.length / KILLS);
  const reached = new Map<string, number>();

  for (let round = 0; round < KILLS; round++) {
    const place = FAILPOINTS[(round >> 1) % FAILPOINTS.length]!;
    const failpoint = round % 2 === 0 ? `${place}:${1 + Math.floor(random() * 4)}` : undefined;
    const { program, address } = await launch(failpoint);
    for (const [person, n] of turns.splice(0, perRound)) {
      ask(person, n);
      if (address !== null) await pause(5);
    }
    const end = await Promise.race([
      program.ended,
      pause(failpoint === undefined ? 100 + random() * 2_500 : 20_000),
    ]);
    if (end?.signal === 'SIGKILL') reached.set(place, (reached.get(place) ?? 0) + 1);
    program.kill('SIGKILL');
    await program.ended;
  }

  const { program, address } = await launch(undefined);
  if (address === null) throw new Error('does not start after the kills');
  await Promise.all(pushes);
  const figure = (name: string, label: string): Promise<number> => readFigure(address, name, label);
  let quiet = 0;
  await vi.waitFor(
    async () => {
      await zaloOa.retry();
      const open = [
        await figure('trolycanbo_inbox_events', 'waiting'),
        await figure('trolycanbo_inbox_events', 'claimed'),
        await figure('trolycanbo_outbox_parts', 'queued'),
        await figure('trolycanbo_outbox_parts', 'sending'),
        telegram.updates.pending.length,
        zaloBot.undelivered(),
      ];
      quiet = open.every((one) => one === 0) ? quiet + 1 : 0;
      // Looked at twice: between two of the figures something may be on its way.
      expect([...open, quiet >= 2]).toEqual([0, 0, 0, 0, 0, 0, true]);
    },
    { timeout: IS_SLOW ? 1_800_000 : 120_000, interval: 500 },
  );
  const unknown = await figure('trolycanbo_outbox_parts', 'state="unknown"');
  const dead = await figure('trolycanbo_inbox_events', 'dead');
  const refused = await figure('trolycanbo_outbox_parts', 'state="refused"');
  const dropped = await figure('trolycanbo_outbox_parts', 'state="dropped"');
  program.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);

  const db = openBotDatabase(join(dataDir, 'bot.db'));
  const stored = db
    .prepare<[], { key: string }>("SELECT channel || ':' || event_id AS key FROM inbox ORDER BY seq")
    .all()
    .map(({ key }) => key);
  const doubtful = db
    .prepare<[], { key: string }>(
      "SELECT key FROM outbox WHERE state = 'unknown' AND reason = 'process-died'",
    )
    .all()
    .map(({ key }) => key);
  await db.close();

  const told = new Map<string, number[]>();
  const hear = (chat: string, text: string | null): void => {
    const n = toldBy(text ?? '');
    if (n !== null) told.set(chat, [...(told.get(chat) ?? []), n]);
  };
  for (const { payload } of telegram.sent)
    hear(`telegram ${String(payload['chat_id'])}`, String(payload['text']));
  for (const { chatId, text } of zaloBot.sent) hear(`zalo-bot ${chatId}`, text);
  for (const { userId, text } of zaloOa.sent) hear(`zalo-oa ${userId}`, text);

  const isStored = new Set(stored);
  const timesOf = ({ chat, n }: Asked): number => (told.get(chat) ?? []).filter((one) => one === n).length;
  // A poll of Zalo Bot takes a message away for good: what dies between that and the disk, nobody can ask for again.
  const takenAway = asked.filter(({ key }) => key.startsWith('zalo-bot:') && !isStored.has(key));
  const lost = asked.filter((one) => timesOf(one) === 0 && !takenAway.includes(one));
  const twice = asked.filter((one) => timesOf(one) > 1);
  const twiceWithoutDoubt = twice.filter(
    (one) => timesOf(one) > 1 + doubtful.filter((key) => key.startsWith(`${one.key}:`)).length,
  );
  const place = new Map(stored.map((key, i) => [key, i]));
  const disordered = [...told].filter(([chat, ns]) => {
    // The order of arrival: what the platform could not deliver while the bot was down comes again later.
    const arrived = asked
      .filter((one) => one.chat === chat && isStored.has(one.key))
      .sort((a, b) => place.get(a.key)! - place.get(b.key)!)
      .map(({ n }) => n);
    return ns.filter((n, i) => n !== ns[i - 1]).join() !== arrived.join();
  });
  const outOfTurn = asked.filter(
    // These platforms deliver in order, so the order of arrival is that of asking.
    ({ chat, key }, i) =>
      !chat.startsWith('zalo-oa') &&
      isStored.has(key) &&
      asked.slice(0, i).some((one) => one.chat === chat && (place.get(one.key) ?? -1) > place.get(key)!),
  );
  process.stderr.write(
    `${asked.length} questions, ${KILLS} kills (failpoints reached: ${JSON.stringify(Object.fromEntries(reached))}): ` +
      `${lost.length} lost, ${takenAway.length} taken away by a poll before the disk, ${twice.length} answered twice, ` +
      `${doubtful.length} sends in doubt (${unknown} unknown)\n`,
  );

  expect(asked).toHaveLength(EACH * PEOPLE);
  expect(lost).toEqual([]);
  expect(takenAway.length).toBeLessThanOrEqual(KILLS);
  expect(twiceWithoutDoubt).toEqual([]);
  expect(unknown).toBe(doubtful.length);
  expect(disordered).toEqual([]);
  expect(outOfTurn).toEqual([]);
  expect([dead, refused, dropped]).toEqual([0, 0, 0]);
  expect([...reached.keys()].sort()).toEqual([...FAILPOINTS].sort());
  expect([telegram.refused, zaloBot.refused, zaloOa.refused, zaloOa.isWebhookOff]).toEqual([
    [],
    [],
    [],
    false,
  ]);
  await Promise.all([telegram.close(), zaloBot.close(), zaloOa.close()]);
});
