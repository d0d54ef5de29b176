import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WATCH_TEXTS } from '../../bot/channel-watch-messages.vi.ts';
import { DIALOGUE_TEXTS } from '../../bot/dialogue/dialogue-messages.vi.ts';
import { LATE_NOTICE } from '../../bot/inbox/late-notice.vi.ts';
import { createSqliteInbox } from '../../bot/inbox/sqlite-inbox.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import { startFakeTelegram, type FakeTelegramServer } from '../support/fake-telegram-server.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';
import { startReadyBot, whenSettled } from '../support/running-bot.ts';
import { textEvent } from '../support/sample-events.ts';
import { TOLD_QUESTIONS, toldBy, writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const ADMIN = '900';
const POISONED = '4000';
/** Fewer and longer ones where time is short: it is their bytes that memory would hold. */
const WAITING = process.env['SLOW'] === '1' ? 10_000 : 2_000;
const LATE_CHATS = 50;
/** All of them in memory at once would be twice fifty megabytes: what is stored, and what is read of it. */
const LONG = 'câu hỏi của hôm qua '.repeat(2_500_000 / WAITING);
let folder = '';
let dataDir = '';
let telegram: FakeTelegramServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'after-outage-'));
  dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  telegram = await startFakeTelegram();
});
afterAll(async () => {
  killPrograms();
  await telegram.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What an outage left in the inbox: a question that killed the process each time, old ones, and some of just now. */
async function preload(): Promise<void> {
  const db = openBotDatabase(join(dataDir, 'bot.db'));
  const inbox = createSqliteInbox(db);
  await inbox.accept([textEvent('poisoned', POISONED, { text: 'hỏng', senderId: POISONED })]);
  for (let n = 0; n < 12; n++) await inbox.release((await inbox.claim(1_000))!);
  const sentAt = new Date(Date.now() - 13 * 3_600_000).toISOString();
  for (let i = 0; i < WAITING; i += 500)
    await inbox.accept(
      Array.from({ length: 500 }, (_, n) => {
        const chat = String(5_000 + (n % LATE_CHATS));
        return textEvent(`late${i + n}`, chat, { text: LONG, senderId: chat, sentAt });
      }),
    );
  for (let chat = 0; chat < 5; chat++)
    await inbox.accept([
      textEvent(`new${chat}`, String(6_000 + chat), {
        text: TOLD_QUESTIONS[0]!,
        senderId: String(6_000 + chat),
      }),
    ]);
  await db.close();
}

const textsTo = (chat: string): string[] =>
  telegram.sent
    .filter(({ payload }) => String(payload['chat_id']) === chat)
    .map(({ payload }) => String(payload['text']));

it(`${WAITING} that waited too long get one notice in each chat, with memory flat; a dead letter and an unread file are told (Q8, Q14)`, async () => {
  await preload();
  // A file that the outage cut off before it was read.
  mkdirSync(join(dataDir, 'incoming'));
  writeFileSync(join(dataDir, 'incoming', 'tep-0123456789abcdef.txt'), 'chưa ai đọc');
  const bot = await startReadyBot(dataDir, {
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
    ADMINS: `telegram:${ADMIN}`,
  });
  const residentMb = async (): Promise<number> => {
    const text = await (await fetch(`${bot.address}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1_048_576;
  };
  const startMb = await residentMb();
  let mostMb = startMb;
  const sampling = setInterval(() => {
    void residentMb().then(
      (mb) => (mostMb = Math.max(mostMb, mb)),
      () => undefined,
    );
  }, 1_000);
  const began = performance.now();
  await whenSettled(bot, 240_000).finally(() => clearInterval(sampling));
  process.stderr.write(
    `${WAITING} waiting events drained in ${((performance.now() - began) / 1_000).toFixed(0)} s; ` +
      `resident ${startMb.toFixed(0)} MB at the start, ${mostMb.toFixed(0)} MB at most\n`,
  );
  expect(mostMb - startMb).toBeLessThan(60);
  for (let n = 0; n < LATE_CHATS; n++) expect(textsTo(String(5_000 + n))).toEqual([LATE_NOTICE]);
  for (let n = 0; n < 5; n++)
    expect(textsTo(String(6_000 + n)).filter((text) => toldBy(text) === 0)).toHaveLength(1);

  expect(textsTo(POISONED)).toEqual([DIALOGUE_TEXTS.failed]);
  expect(await (await fetch(`${bot.address}/readyz`)).json()).toMatchObject({ deadLetters: 1 });
  // While the channels come up nobody can be told; the next look is at most 15 s away.
  await vi.waitFor(
    () =>
      expect(textsTo(ADMIN).sort()).toEqual(
        [WATCH_TEXTS.deadLetter('telegram'), WATCH_TEXTS.filesWait(1)].sort(),
      ),
    30_000,
  );
  expect(telegram.refused).toEqual([]);
  bot.program.kill('SIGTERM');
  expect((await bot.program.ended).code).toBe(0);
});
