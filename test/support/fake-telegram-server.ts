import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCall, writeAnswer } from './fake-telegram-calls.ts';
import { checkCall } from './fake-telegram-checks.ts';
import { createFakeTelegramPeople, type FakeTelegramPeople } from './fake-telegram-people.ts';
import { createFakeTelegramUpdates, type FakeTelegramUpdates } from './fake-telegram-updates.ts';

/** What the server does with one call instead of serving it. */
export type FakeTelegramFault =
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly description: string;
      readonly parameters?: Readonly<Record<string, unknown>>;
    }
  /** Takes the call and never answers; `serve`: does what was asked first. */
  | { readonly kind: 'hang'; readonly serve?: boolean }
  /** Breaks the connection; `serve`: does what was asked first. */
  | { readonly kind: 'cut'; readonly serve?: boolean }
  /** Something that is not Telegram answers. */
  | { readonly kind: 'garbage'; readonly status: number };

export interface FakeTelegramCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
  readonly atMs: number;
}

/** A bot's account at Telegram: the Bot API and the people who write, on loopback. */
export interface FakeTelegramServer extends FakeTelegramPeople {
  /** For TELEGRAM_API_ROOT. */
  readonly root: string;
  readonly token: string;
  readonly self: { readonly id: number; readonly username: string };
  /** Every call but `getUpdates`, in order. */
  readonly calls: FakeTelegramCall[];
  /** Messages, documents and polls that people got. */
  readonly sent: FakeTelegramCall[];
  /** Calls that the strict checks refused, with Telegram's words. */
  readonly refused: { readonly call: FakeTelegramCall; readonly description: string }[];
  /** Ids of the polls that were sent, in order. */
  readonly polls: string[];
  readonly updates: FakeTelegramUpdates;
  /** Files that people sent, by id. */
  readonly files: Map<string, Buffer>;
  /** Faults of calls of a method, each used once, in order. */
  fail(method: string, ...faults: FakeTelegramFault[]): void;
  /** Chats that nothing reaches: id and what Telegram says. */
  readonly unreachable: Map<string, FakeTelegramFault>;
  /** Resolves when that many have been sent. */
  whenSent(count: number): Promise<void>;
  whenCalled(method: string, count?: number): Promise<void>;
  close(): Promise<void>;
}

const TOKEN = '123456789:FAKEfakeFAKEfakeFAKEfakeFAKEfake-_1';

export async function startFakeTelegram(
  options: { readonly token?: string; readonly username?: string; readonly webhookTimeoutMs?: number } = {},
): Promise<FakeTelegramServer> {
  const token = options.token ?? TOKEN;
  const self = { id: Number(token.split(':')[0]), username: options.username ?? 'tro_ly_bot' };
  const calls: FakeTelegramCall[] = [];
  const sent: FakeTelegramCall[] = [];
  const polls: string[] = [];
  const refused: { call: FakeTelegramCall; description: string }[] = [];
  const faults = new Map<string, FakeTelegramFault[]>();
  const unreachable = new Map<string, FakeTelegramFault>();
  const files = new Map<string, Buffer>();
  const waiting: { isMet: () => boolean; resolve: () => void }[] = [];
  const updates = createFakeTelegramUpdates(options.webhookTimeoutMs ?? 60_000);
  let lastMessageId = 1_000;

  const changed = (): void => {
    for (const one of waiting.splice(0)) {
      if (one.isMet()) one.resolve();
      else waiting.push(one);
    }
  };
  const until = (isMet: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ isMet, resolve });
      changed();
    });

  const serve = async (call: FakeTelegramCall, signal: AbortSignal): Promise<object> => {
    const { method, payload } = call;
    const wrong = checkCall(call);
    if (wrong !== null) {
      refused.push({ call, description: wrong });
      return { ok: false, error_code: 400, description: wrong };
    }
    const ok = (result: unknown): object => ({ ok: true, result });
    switch (method) {
      case 'getMe':
        return ok({ ...self, is_bot: true, first_name: 'Trợ lý', can_read_all_group_messages: false });
      case 'getUpdates':
        return await updates.poll(payload, signal);
      case 'setWebhook':
        updates.setWebhook(
          String(payload['url']),
          typeof payload['secret_token'] === 'string' ? payload['secret_token'] : '',
        );
        return ok(true);
      case 'deleteWebhook':
        updates.setWebhook('', '');
        return ok(true);
      case 'getWebhookInfo':
        return ok(updates.webhookInfo());
      case 'getFile': {
        const id = String(payload['file_id']);
        const bytes = files.get(id);
        if (bytes === undefined)
          return { ok: false, error_code: 400, description: 'Bad Request: invalid file_id' };
        if (bytes.length > 20 * 1024 * 1024)
          return { ok: false, error_code: 400, description: 'Bad Request: file is too big' };
        return ok({ file_id: id, file_size: bytes.length, file_path: `documents/${id}` });
      }
      case 'sendMessage':
      case 'sendDocument':
      case 'sendPhoto':
      case 'sendPoll': {
        sent.push(call);
        const chat = {
          id: Number(payload['chat_id']),
          type: Number(payload['chat_id']) < 0 ? 'supergroup' : 'private',
        };
        lastMessageId += 1;
        if (method === 'sendPoll') polls.push(`poll${lastMessageId}`);
        const poll = method === 'sendPoll' ? { poll: { id: `poll${lastMessageId}` } } : {};
        return ok({ message_id: lastMessageId, date: Math.floor(Date.now() / 1_000), chat, ...poll });
      }
      case 'leaveChat':
      case 'sendChatAction':
      case 'setMyCommands':
      case 'answerCallbackQuery':
        return ok(true);
      default:
        return { ok: false, error_code: 404, description: 'Not Found' };
    }
  };

  const answer = (response: ServerResponse, body: object): void => {
    const status = 'error_code' in body ? Number(body.error_code) : 200;
    response.writeHead(status, { 'content-type': 'application/json' }).end(writeAnswer(body));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const path = request.url ?? '';
    if (path.startsWith(`/file/bot${token}/documents/`)) {
      const bytes = files.get(path.split('/').at(-1) ?? '');
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
      return;
    }
    const [, given, method] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    const { payload, file } = await readCall(request);
    if (given !== token || method === undefined)
      return answer(response, {
        ok: false,
        error_code: given === undefined ? 404 : 401,
        description: 'Unauthorized',
      });
    const call: FakeTelegramCall = { method, payload, ...(file && { file }), atMs: performance.now() };
    if (method !== 'getUpdates') calls.push(call);
    const fault = faults.get(method)?.shift() ?? unreachable.get(String(payload['chat_id']));
    const isServed = fault === undefined || ('serve' in fault && fault.serve === true);
    const body = isServed ? await serve(call, gone.signal) : null;
    changed();
    if (fault === undefined) return answer(response, body ?? {});
    if (fault.kind === 'cut') return void request.socket.destroy();
    if (fault.kind === 'garbage') return void response.writeHead(fault.status).end('<html>proxy</html>');
    if (fault.kind === 'refuse') {
      const { status, description, parameters } = fault;
      answer(response, { ok: false, error_code: status, description, ...(parameters && { parameters }) });
    }
  };

  const server = createServer(
    (request, response) => void handle(request, response).catch(() => response.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    ...createFakeTelegramPeople({ self, updates, files }),
    root: `http://127.0.0.1:${port}`,
    token,
    self,
    calls,
    sent,
    refused,
    polls,
    updates,
    files,
    unreachable,
    fail: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
    whenSent: (count) => until(() => sent.length >= count),
    whenCalled: (method, count = 1) =>
      until(() => calls.filter((one) => one.method === method).length >= count),
    async close() {
      updates.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
