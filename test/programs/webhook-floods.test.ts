import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startFakeTelegram, type FakeTelegramServer } from '../support/fake-telegram-server.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';
import { startBot, whenSettled, type RunningBot } from '../support/running-bot.ts';
import { askedBy, postUpdate, WEBHOOK_SECRET } from '../support/telegram-posts.ts';
import { toldBy, writeToldPapers } from '../support/told-papers.ts';

// Programs start in a second, or in five when the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const PATHS = ['/webhooks/telegram', '/webhooks/zalo-oa', '/webhooks/zalo-bot'];
const MEGABYTE = 1_048_576;
let folder = '';
let telegram: FakeTelegramServer;
let bot: RunningBot;
const sockets: Socket[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'webhook-floods-'));
  const dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  expect((await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir])).code).toBe(0);
  telegram = await startFakeTelegram();
  bot = await startBot(dataDir, {
    NODE_ENV: 'test',
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
    ...{ TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET },
    // Nothing listens there: these channels are down, their routes are not.
    ...{ ZALO_OA_APP_ID: '1', ZALO_OA_APP_SECRET: 'khoa-de-thu', ZALO_OA_API_ROOT: 'http://127.0.0.1:9' },
    ...{ ZALO_BOT_TOKEN: '1:abcdef', ZALO_BOT_API_ROOT: 'http://127.0.0.1:9', ZALO_BOT_MODE: 'webhook' },
    ...{ ZALO_OA_OAUTH_ROOT: 'http://127.0.0.1:9', ZALO_BOT_WEBHOOK_SECRET: WEBHOOK_SECRET },
  });
  // Until the channel knows who the bot is, it takes nothing.
  await vi.waitFor(async () => expect(await postUpdate(bot, askedBy(3_000))).toMatchObject({ status: 200 }), {
    timeout: 60_000,
    interval: 100,
  });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  killPrograms();
  await telegram.close();
  rmSync(folder, { recursive: true, force: true });
});

const headOf = (path: string, more: string): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: bot',
    'Content-Type: application/json',
    `X-Telegram-Bot-Api-Secret-Token: ${WEBHOOK_SECRET}`,
    `X-Bot-Api-Secret-Token: ${WEBHOOK_SECRET}`,
    more,
    '',
    '',
  ].join('\r\n');

interface Exchange {
  readonly reply: string;
  /** Bytes that the other side took. */
  readonly taken: number;
}

/** Pours chunks after the head until the other side ends, or `mostBytes` are taken. */
function pour(head: string, chunk: string, mostBytes: number): Promise<Exchange> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(bot.address).port), '127.0.0.1', () => {
      socket.write(head);
      more();
    });
    sockets.push(socket);
    let reply = '';
    const more = (): void => {
      while (!socket.destroyed && socket.bytesWritten < mostBytes)
        if (!socket.write(chunk)) return void socket.once('drain', more);
      socket.end();
    };
    socket.setEncoding('latin1').on('data', (text: string) => (reply += text));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ reply, taken: socket.bytesWritten }));
  });
}

async function residentMb(): Promise<number> {
  const text = await (await fetch(`${bot.address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / MEGABYTE;
}

it.each(PATHS)(
  '%s takes neither 50 MB, nor a false length, nor endless chunks, and memory stays flat (W12)',
  async (path) => {
    const before = await residentMb();
    const spaces = ' '.repeat(65_536);
    for (let round = 0; round < 3; round++) {
      const honest = await pour(headOf(path, `Content-Length: ${50 * MEGABYTE}`), spaces, 50 * MEGABYTE);
      const chunked = await pour(
        headOf(path, 'Transfer-Encoding: chunked'),
        `10000\r\n${spaces}\r\n`,
        50 * MEGABYTE,
      );
      // Says less than it sends: what follows the body is no request.
      const falsified = await pour(headOf(path, 'Content-Length: 10'), spaces, 4 * MEGABYTE);
      for (const { reply } of [honest, chunked]) expect(reply).toMatch(/^(HTTP\/1\.1 413 |$)/);
      for (const { taken } of [honest, chunked]) expect(taken).toBeLessThan(20 * MEGABYTE);
      expect(falsified.reply).not.toMatch(/HTTP\/1\.1 5/);
      expect(falsified.reply.match(/HTTP\/1\.1 2/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
    // Nine times fifty megabytes were poured; buffers of one are what may linger.
    expect((await residentMb()) - before).toBeLessThan(50);
  },
);

it('200 connections that drip a byte now and then: a healthy update is taken in no time, and answered (W13)', async () => {
  const port = Number(new URL(bot.address).port);
  const drips = Array.from({ length: 200 }, (_, n) => {
    const socket = connect(port, '127.0.0.1');
    // Half of them drip in the head, half in the body.
    socket.write(
      n % 2 === 0 ? 'POST /webhooks/telegram HTTP/1.1\r\nX' : headOf(PATHS[0]!, 'Content-Length: 999'),
    );
    socket.on('error', () => undefined);
    sockets.push(socket);
    return socket;
  });
  const dripping = setInterval(() => drips.forEach((socket) => socket.writable && socket.write('a')), 1_000);
  try {
    for (let i = 0; i < 20; i++) {
      const { status, ms } = await postUpdate(bot, askedBy(3_000 + i));
      expect(status).toBe(200);
      expect(ms).toBeLessThan(2_000);
    }
    await whenSettled(bot);
  } finally {
    clearInterval(dripping);
  }
  const answered = telegram.sent.filter(({ payload }) => toldBy(String(payload['text'])) === 0);
  expect(new Set(answered.map(({ payload }) => payload['chat_id'])).size).toBe(20);
});
