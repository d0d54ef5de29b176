import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeTelegram, type FakeTelegramServer } from './fake-telegram-server.ts';

let server: FakeTelegramServer;
beforeEach(async () => void (server = await startFakeTelegram()));
afterEach(() => server.close());

async function call(method: string, payload: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.root}/bot${server.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return (await response.json()) as Record<string, unknown>;
}
const idsOf = ({ result }: Record<string, unknown>): number[] =>
  (result as { update_id: number }[]).map(({ update_id: id }) => id);

describe('the fake Telegram', () => {
  it.each([
    [{ text: 'Điều <n>', parse_mode: 'HTML' }, "can't parse entities: Unsupported start tag"],
    [{ text: '<b>a', parse_mode: 'HTML' }, "can't parse entities: Can't find end tag"],
    [{ text: '<b><i>a</b></i>', parse_mode: 'HTML' }, "can't parse entities: Unmatched end tag"],
    [{ text: 'a</b>', parse_mode: 'HTML' }, "can't parse entities: Unexpected end tag"],
    [{ text: 'ă'.repeat(4_097) }, 'message is too long'],
    [{ text: ' \u200f\n' }, 'message text is empty'],
    [
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'ă'.repeat(33) }]] } },
      'BUTTON_DATA_INVALID',
    ],
    [
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a', url: 'http://localhost:1' }]] } },
      'Wrong HTTP URL',
    ],
  ])('refuses %j', async (payload, words) => {
    const answer = await call('sendMessage', { chat_id: '7', ...payload });

    expect(answer).toMatchObject({ ok: false, error_code: 400 });
    expect(answer['description']).toContain(words);
    expect(server.sent).toEqual([]);
  });

  it('counts what is shown, not how it is written', async () => {
    const text = `<b>${'&lt;'.repeat(4_096)}</b>`;

    expect(await call('sendMessage', { chat_id: '7', text, parse_mode: 'HTML' })).toMatchObject({ ok: true });
  });

  it('gives updates until they are confirmed, and holds a poll that has none', async () => {
    server.says({ chatId: 7 }, 'a');
    server.says({ chatId: 7 }, 'b');

    expect(idsOf(await call('getUpdates', {}))).toEqual([500, 501]);
    expect(idsOf(await call('getUpdates', { offset: 501 }))).toEqual([501]);
    const held = call('getUpdates', { offset: 502, timeout: 20 });
    await new Promise((resolve) => setImmediate(resolve));
    server.says({ chatId: 7 }, 'c');
    expect(idsOf(await held)).toEqual([502]);
  });

  it('pushes one update of a chat at a time, others meanwhile, until each is taken', async () => {
    const taken: number[] = [];
    const held: (() => void)[] = [];
    const hook: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        expect(request.headers['x-telegram-bot-api-secret-token']).toBe('s');
        taken.push((JSON.parse(body) as { update_id: number }).update_id);
        if (taken.length === 1) held.push(() => response.writeHead(500).end());
        else response.end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    server.updates.setWebhook(`http://127.0.0.1:${(hook.address() as AddressInfo).port}`, 's');
    server.says({ chatId: 7 }, 'a');
    server.says({ chatId: 7 }, 'b');
    while (taken.length < 1) await new Promise((resolve) => setImmediate(resolve));
    server.says({ chatId: 8 }, 'c');
    while (taken.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toEqual([500, 502]);

    held[0]?.();
    await server.updates.whenDelivered();
    expect(taken).toEqual([500, 502, 500, 501]);
    expect(await call('getUpdates', {})).toMatchObject({ error_code: 409 });
    hook.closeAllConnections();
    await new Promise((resolve) => hook.close(resolve));
  });
});
