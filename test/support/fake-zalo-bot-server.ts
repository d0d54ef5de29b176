import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FakeBotFault =
  | { readonly kind: 'error'; readonly code: number }
  | { readonly kind: 'http'; readonly status: number; readonly body: string }
  /** Never answers; `serve`: does what was asked first. */
  | { readonly kind: 'hang'; readonly serve?: boolean };

/** A Zalo Bot with its people, on loopback. */
export interface FakeZaloBotServer {
  readonly root: string;
  readonly token: string;
  readonly calls: { readonly method: string; readonly body: unknown }[];
  readonly sent: { readonly chatId: string; readonly text: string; readonly messageId: string }[];
  /** What people wrote, in order. */
  readonly said: { readonly chatId: string; readonly text: string; readonly messageId: string }[];
  /** Messages that no poll has taken away yet. What was handed out once never comes again. */
  readonly undelivered: () => number;
  /** Why messages were refused by the strict checks. */
  readonly refused: string[];
  readonly typing: string[];
  /** As registered by `setWebhook`. */
  webhook: { readonly url: string; readonly secret: string } | null;
  /** Where calls are really posted: the registered address is public and leads nowhere here. */
  pushTo: string;
  /** Whether calls come without the documented wrapper. */
  isFlat: boolean;
  /** Messages left this month; beyond it 429 without any hint. */
  quota: number;
  /** How long an idle poll lasts. */
  pollMs: number;
  fail(method: string, ...faults: FakeBotFault[]): void;
  whenSent(count: number): Promise<void>;
  /** A person writes: pushed to the webhook when one is set, else kept for the next poll. Resolves with the status of the push, or null. */
  says(chatId: string, text: string): Promise<number | null>;
  /** `image`, `sticker`, `voice`, `unsupported`, `link`, `reaction`; or a text in a group. */
  sendsOther(
    chatId: string,
    kind: string,
    fields?: Readonly<Record<string, unknown>>,
  ): Promise<number | null>;
  close(): Promise<void>;
}

export async function startFakeZaloBotServer(): Promise<FakeZaloBotServer> {
  const waiting: unknown[] = [];
  const faults: { readonly method: string; readonly fault: FakeBotFault }[] = [];
  const watchers: { readonly count: number; readonly resolve: () => void }[] = [];
  let wake: (() => void) | null = null;
  let nextId = 1;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
      void serve(token, method, body, response);
    });
  });

  const serve = async (
    token: string | undefined,
    method: string,
    body: Record<string, unknown>,
    response: ServerResponse,
  ): Promise<void> => {
    const answer = (value: unknown): void =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (token !== fake.token) return answer({ ok: false, error_code: 401, description: 'Unauthorized' });
    fake.calls.push({ method, body });
    const index = faults.findIndex((one) => one.method === method);
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
    if (fault?.kind === 'error') return answer({ ok: false, error_code: fault.code, description: 'x' });
    if (fault?.kind === 'http')
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.body);
    if (fault?.kind === 'hang' && fault.serve !== true) return;
    const value = await carryOut(method, body, response);
    if (fault === undefined) answer(value);
  };

  const carryOut = async (
    method: string,
    body: Record<string, unknown>,
    response: ServerResponse,
  ): Promise<unknown> => {
    const ok = (result: unknown): unknown => ({ ok: true, result });
    const no = (code: number, description: string): unknown => ({ ok: false, error_code: code, description });
    switch (method) {
      case 'getMe':
        return ok({ id: '1', account_name: 'bot.thu', account_type: 'BASIC', can_join_groups: false });
      case 'getWebhookInfo':
        return ok({ url: fake.webhook?.url ?? '', updated_at: 1 });
      case 'deleteWebhook':
        fake.webhook = null;
        return ok({ url: '', updated_at: 1 });
      case 'setWebhook': {
        const { url, secret_token: secret } = body;
        if (typeof url !== 'string' || !/^https:\/\/(?!localhost|127\.)/.test(url)) return no(400, 'url');
        if (typeof secret !== 'string' || secret.length < 8 || secret.length > 256) return no(400, 'secret');
        fake.webhook = { url, secret };
        return ok({ url, updated_at: 1 });
      }
      case 'getUpdates':
        if (fake.webhook !== null) return no(400, 'webhook is set');
        if (waiting.length === 0)
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, fake.pollMs);
            wake = resolve;
            response.on('close', () => {
              clearTimeout(timer);
              resolve();
            });
          });
        return handOut(response);
      case 'sendChatAction':
        fake.typing.push(String(body['chat_id']));
        return { ok: true };
      case 'sendMessage':
        return take(body);
      default:
        return no(404, 'method');
    }
  };

  const handOut = (response: ServerResponse): unknown => {
    // Nobody is there any more: it stays for the next poll.
    if (waiting.length === 0 || response.destroyed)
      return { ok: false, error_code: 408, description: 'timeout' };
    const event = waiting.shift();
    response.once('close', () => {
      if (!response.writableFinished) waiting.unshift(event);
    });
    return { ok: true, result: event };
  };

  const take = ({ chat_id: chatId, text, ...others }: Record<string, unknown>): unknown => {
    const refuse = (why: string): unknown => {
      fake.refused.push(why);
      return { ok: false, error_code: 400, description: why };
    };
    if (typeof chatId !== 'string' || chatId === '') return refuse('chat_id');
    if (typeof text !== 'string' || text.trim() === '' || text.length > 2_000) return refuse('text');
    if (/[\uD800-\uDFFF]/u.test(text)) return refuse('text is not well formed');
    if (Object.keys(others).length > 0) return refuse(Object.keys(others).join());
    if (fake.quota <= 0) return { ok: false, error_code: 429, description: 'Too many requests' };
    fake.quota -= 1;
    const messageId = `m${nextId++}`;
    fake.sent.push({ chatId, text, messageId });
    for (const { count, resolve } of watchers) if (fake.sent.length >= count) resolve();
    return { ok: true, result: { message_id: messageId, date: Date.now() } };
  };

  const deliver = async (event: unknown): Promise<number | null> => {
    if (fake.webhook === null) {
      waiting.push(event);
      wake?.();
      return null;
    }
    const reply = await fetch(fake.pushTo, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': fake.webhook.secret },
      body: JSON.stringify(fake.isFlat ? event : { ok: true, result: event }),
    });
    await reply.arrayBuffer();
    return reply.status;
  };
  const message = (chatId: string, fields: Readonly<Record<string, unknown>>) => ({
    message_id: `u${nextId++}`,
    date: Date.now(),
    from: { id: chatId, display_name: 'Người thử', is_bot: false },
    chat: { id: chatId, chat_type: 'PRIVATE' },
    ...fields,
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeZaloBotServer = {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: '1234567890:secret-of-the-fake-bot',
    calls: [],
    sent: [],
    said: [],
    undelivered: () => waiting.length,
    refused: [],
    typing: [],
    webhook: null,
    pushTo: '',
    isFlat: false,
    quota: 3_000,
    pollMs: 200,
    fail: (method, ...more) => void faults.push(...more.map((fault) => ({ method, fault }))),
    whenSent: (count) =>
      new Promise((resolve) => {
        if (fake.sent.length >= count) resolve();
        else watchers.push({ count, resolve });
      }),
    says(chatId, text) {
      const said = message(chatId, { text });
      fake.said.push({ chatId, text, messageId: said.message_id });
      return deliver({ event_name: 'message.text.received', message: said });
    },
    sendsOther: (chatId, kind, fields = {}) =>
      deliver({ event_name: `message.${kind}.received`, message: message(chatId, fields) }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}
