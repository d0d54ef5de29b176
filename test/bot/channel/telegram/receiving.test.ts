import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptEvents, Channel } from '../../../../bot/channel/channel.ts';
import type { IncomingEvent } from '../../../../bot/channel/incoming.ts';
import { createTelegramChannel } from '../../../../bot/channel/telegram/telegram-channel.ts';
import { TELEGRAM_WEBHOOK_PATH } from '../../../../bot/channel/telegram/webhook-route.ts';
import type { TelegramTiming } from '../../../../bot/channel/telegram/telegram-timing.ts';
import { createJsonLog } from '../../../../knowledge/log.ts';
import { startFakeTelegram, type FakeTelegramServer } from '../../../support/fake-telegram-server.ts';

const SECRET = 'bi-mat_0123456789';
let server: FakeTelegramServer;
let channel: Channel;
let app: FastifyInstance;
let events: IncomingEvent[];
let logged: string;
let isStoring: boolean;
let waiting: (() => void)[];

const accept: AcceptEvents = async (some) => {
  if (!isStoring) throw new Error('disk full');
  events.push(...some);
  for (const resolve of waiting.splice(0)) resolve();
};
async function whenAccepted(count: number): Promise<void> {
  while (events.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
}
async function until(isMet: () => boolean): Promise<void> {
  while (!isMet()) await new Promise((resolve) => setImmediate(resolve));
}
function open(
  mode: 'polling' | 'webhook',
  publicUrl: string | null = null,
  timing: Partial<TelegramTiming> = {},
): Channel {
  return createTelegramChannel({
    settings: {
      token: server.token,
      apiRoot: server.root,
      mode,
      webhookSecret: mode === 'webhook' ? SECRET : null,
      proxy: null,
    },
    publicUrl,
    admins: ['42'],
    readOriginal: async () => null,
    log: createJsonLog('debug', (line) => void (logged += line)),
    timing: { longPollSeconds: 1, backOffMs: () => 1, conflictPauseMs: 1, ...timing },
  });
}
beforeEach(async () => {
  server = await startFakeTelegram({ webhookTimeoutMs: 5_000 });
  app = fastify();
  events = [];
  waiting = [];
  logged = '';
  isStoring = true;
});
afterEach(async () => {
  await channel.stop();
  await app.close();
  await server.close();
});

describe('polling', () => {
  it('confirms an update only after it is stored; what was not stored comes again (M14)', async () => {
    channel = open('polling');
    isStoring = false;
    server.says({ chatId: 7 }, 'Câu hỏi');
    await channel.start(accept);
    await until(() => channel.health().problem === 'store-failing');
    expect(server.updates.pending).toEqual([500]);
    expect(server.updates.offsets.every((offset) => offset === null)).toBe(true);

    isStoring = true;
    await whenAccepted(1);
    await server.updates.whenDelivered();
    expect(events.map(({ eventId }) => eventId)).toEqual(['500']);
    expect(server.updates.offsets).toContain(501);
    expect(channel.health()).toMatchObject({ state: 'up', problem: null });
  });

  it('keeps every digit of ids above 2^53, as the webhook does (W16)', async () => {
    channel = open('polling');
    const [one, other] = [900719925474099777n, 900719925474099778n];
    for (const id of [one, other])
      server.updates.add({
        message: {
          message_id: 5,
          date: 1,
          text: 'a',
          chat: { id, type: 'private' },
          from: { id, is_bot: false },
        },
      });
    await channel.start(accept);
    await whenAccepted(2);
    expect(events.map(({ senderId, address }) => [senderId, address.chatId])).toEqual(
      [one, other].map((id) => [String(id), String(id)]),
    );
  });

  it('takes updates whose ids begin anew after a quiet week (W11)', async () => {
    channel = open('polling', null, { longPollSeconds: 0 });
    await channel.start(accept);
    server.updates.add(
      { message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'a' } },
      900,
    );
    await whenAccepted(1);
    await until(() => server.updates.offsets.at(-1) === null && server.updates.offsets.includes(901));
    server.updates.add(
      { message: { message_id: 2, date: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'b' } },
      17,
    );
    await whenAccepted(2);

    expect(events.map(({ eventId }) => eventId)).toEqual(['900', '17']);
  });

  it('waits while another poller holds the token, says so in one sentence, and goes on (W17)', async () => {
    channel = open('polling');
    server.updates.isTakenByOther = true;
    await channel.start(accept);
    await until(() => channel.health().problem === 'other-poller');
    await until(() => server.updates.offsets.length > 3);
    expect(logged.match(/other-poller/g)).toHaveLength(1);
    expect(logged).toContain('Một tiến trình khác đang nhận tin bằng cùng mã bot');

    server.updates.isTakenByOther = false;
    server.says({ chatId: 7 }, 'a');
    await whenAccepted(1);
    await until(() => channel.health().state === 'up');
  });

  it('leaves the webhook of somebody else alone and says what to do (W17)', async () => {
    channel = open('polling');
    server.updates.setWebhook('https://other.example.org/hook', 'x');
    await channel.start(accept);
    await until(() => channel.health().problem === 'webhook-active');

    expect(channel.health().state).toBe('down');
    expect(server.calls.some(({ method }) => method === 'deleteWebhook')).toBe(false);
  });

  it('ends at a refused token, with an alarm and without the token in the log', async () => {
    channel = open('polling');
    server.fail('getUpdates', { kind: 'refuse', status: 401, description: 'Unauthorized' });
    await channel.start(accept);
    await until(() => channel.health().state === 'down');

    expect(channel.health().problem).toBe('token-rejected');
    expect(logged).toContain('TELEGRAM_BOT_TOKEN');
    expect(logged).not.toContain(server.token.split(':')[1]);
  });

  it('survives errors of the server, cut connections and things that are not Telegram (M10)', async () => {
    channel = open('polling');
    server.fail('getMe', { kind: 'cut' }, { kind: 'garbage', status: 200 });
    server.fail(
      'getUpdates',
      { kind: 'refuse', status: 502, description: 'Bad Gateway' },
      { kind: 'cut' },
      { kind: 'garbage', status: 200 },
    );
    await channel.start(accept);
    server.says({ chatId: 7 }, 'a');
    await whenAccepted(1);

    await until(() => channel.health().state === 'up');
  });

  it('shows when no answer comes any more', async () => {
    let now = 1_000_000;
    channel = createTelegramChannel({
      settings: {
        token: server.token,
        apiRoot: server.root,
        mode: 'polling',
        webhookSecret: null,
        proxy: null,
      },
      publicUrl: null,
      admins: [],
      readOriginal: async () => null,
      log: createJsonLog('error', () => {}),
      nowMs: () => now,
      timing: { longPollSeconds: 5 },
    });
    await channel.start(accept);
    await until(() => server.updates.offsets.length > 0);
    expect(channel.health().state).toBe('up');
    now += 60_000;

    expect(channel.health()).toMatchObject({ state: 'degraded', problem: 'polling-stuck' });
  });

  it('registers the commands in Vietnamese and without a language, those of administrators only in their chats', async () => {
    channel = open('polling');
    await channel.start(accept);
    await server.whenCalled('setMyCommands', 4);
    const lists = server.calls
      .filter(({ method }) => method === 'setMyCommands')
      .map(({ payload }) => payload);

    expect(lists.map(({ language_code: language, scope }) => [language ?? null, scope ?? null])).toEqual([
      [null, null],
      ['vi', null],
      [null, { type: 'chat', chat_id: '42' }],
      ['vi', { type: 'chat', chat_id: '42' }],
    ]);
    expect(JSON.stringify(lists[1])).not.toContain('thongke');
    expect(JSON.stringify(lists[3])).toContain('thongke');
    expect(server.refused).toEqual([]);
  });
});

describe('the webhook', () => {
  const post = (
    headers: Record<string, string>,
    payload: string | Buffer = '{"update_id":1}',
  ): Promise<{ statusCode: number; body: string }> =>
    app.inject({
      method: 'POST',
      url: TELEGRAM_WEBHOOK_PATH,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  const secret = { 'x-telegram-bot-api-secret-token': SECRET };
  async function ready(): Promise<void> {
    channel = open('webhook');
    channel.addRoutes(app, accept);
    await channel.start(accept);
    await until(() => channel.health().state !== 'starting');
  }

  it('is set with the secret, delivers, and an event not stored comes again (W6)', async () => {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    channel = open('webhook', `http://127.0.0.1:${port}`);
    channel.addRoutes(app, accept);
    await app.listen({ host: '127.0.0.1', port });
    isStoring = false;
    await channel.start(accept);
    await server.whenCalled('setWebhook');
    server.says({ chatId: 7 }, 'Câu hỏi');
    await until(() => server.updates.pushes.some(({ status }) => status === 503));
    isStoring = true;
    await server.updates.whenDelivered();

    expect(events.map(({ eventId }) => eventId)).toEqual(['500']);
    expect(server.updates.pushes.at(-1)?.status).toBe(200);
  });

  it('knows nobody without the right secret (W7)', async () => {
    await ready();
    for (const headers of [
      {},
      { 'x-telegram-bot-api-secret-token': '' },
      { 'x-telegram-bot-api-secret-token': `${SECRET}x` },
      { 'x-telegram-bot-api-secret-token': 'x'.repeat(10_000) },
    ] as Record<string, string>[])
      expect(await post(headers, '{"update_id":1,"message":{')).toMatchObject({ statusCode: 401, body: '' });

    expect(await post(secret)).toMatchObject({ statusCode: 200, body: '' });
  });

  it('takes neither large, nor broken, nor other bodies, and stands after all of them (W12, W14, W18)', async () => {
    await ready();
    expect((await post(secret, `{"a":"${'x'.repeat(1_100_000)}"}`)).statusCode).toBe(413);
    expect((await post({ ...secret, 'content-type': 'text/plain' }, 'a')).statusCode).toBe(415);
    expect((await post(secret, '{"update_id":')).statusCode).toBe(400);
    expect((await post(secret, `${'['.repeat(100_000)}`)).statusCode).toBe(400);
    expect((await post(secret, '{"event_name":"user_send_text","__proto__":{"a":1}}')).statusCode).toBe(200);
    expect((await app.inject({ method: 'GET', url: TELEGRAM_WEBHOOK_PATH })).statusCode).toBe(405);
    expect(
      (await app.inject({ method: 'POST', url: `${TELEGRAM_WEBHOOK_PATH}/..%2f`, headers: secret }))
        .statusCode,
    ).toBe(404);
    expect((await post(secret)).statusCode).toBe(200);
    expect(events).toEqual([]);
  });

  it('does not exist while the channel polls', async () => {
    channel = open('polling');
    channel.addRoutes(app, accept);

    expect((await post(secret)).statusCode).toBe(404);
  });

  it('asks Telegram to come again until it knows who it is', async () => {
    channel = open('webhook');
    channel.addRoutes(app, accept);

    expect((await post(secret)).statusCode).toBe(503);
  });
});
