import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeZaloTokens, type FakeZaloTokens } from './fake-zalo-oa-tokens.ts';
import { checkMessage, type FakeUpload, type SentToUser } from './fake-zalo-oa-messages.ts';

/** What the server does with one request instead of serving it. */
export type FakeZaloFault =
  /** HTTP 200 with an error inside, as this platform does it. */
  | { readonly kind: 'error'; readonly code: number }
  | { readonly kind: 'http'; readonly status: number; readonly body?: string }
  /** Takes the request and never answers; `serve`: does what was asked first. */
  | { readonly kind: 'hang'; readonly serve?: boolean }
  /** Breaks the connection; `serve`: does what was asked first. */
  | { readonly kind: 'cut'; readonly serve?: boolean };

export interface FakeZaloCall {
  readonly path: string;
  readonly query: unknown;
  readonly body: unknown;
}

export interface WebhookPost {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** A Zalo Official Account with its API, its token endpoint and its people, on loopback. */
export interface FakeZaloOaServer {
  /** Both API and token endpoint. */
  readonly root: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly secretKey: string;
  readonly oaId: string;
  readonly tokens: FakeZaloTokens;
  /** Every request to the API (not those of tokens), in order. */
  readonly calls: FakeZaloCall[];
  /** What people got. */
  readonly sent: SentToUser[];
  /** Why messages were refused by the strict checks. */
  readonly refused: string[];
  readonly reactions: { readonly messageId: string; readonly icon: string }[];
  readonly files: Map<string, Buffer>;
  account: { is_verified: boolean; package_name: string };
  /** The platform's clock; people's windows depend on it. */
  nowMs: () => number;
  /** Faults of requests whose path contains the words, each used once, in order. */
  fail(path: string, ...faults: FakeZaloFault[]): void;
  /** Faults of `fail` that have not been met yet. */
  readonly faultsLeft: number;
  /** Resolves when that many messages have been taken. */
  whenSent(count: number): Promise<void>;
  /** Where events are pushed, e.g. `http://127.0.0.1:1/webhooks/zalo-oa`. */
  webhookUrl: string;
  /** What the console does when an address is saved; true when it accepts it. */
  saveWebhook(): Promise<boolean>;
  /** Posts a signed event; what is not taken (200 within 2 s) waits for `retry`. */
  push(event: Readonly<Record<string, unknown>>): Promise<WebhookPost>;
  /** Sends again what was not taken, with `num_retry`; after the fifth time the webhook is switched off. */
  retry(): Promise<void>;
  isWebhookOff: boolean;
  /** While false, people write and the webhook is not told: an outage. */
  isPushing: boolean;
  /** A person writes; resolves with the id of the message. */
  says(userId: string, text: string): Promise<string>;
  /** A person taps a button of the last message they got. */
  taps(userId: string, title: string): Promise<string>;
  follows(userId: string): Promise<void>;
  unfollows(userId: string): Promise<void>;
  sendsFile(userId: string, name: string, bytes: Buffer): Promise<string>;
  /** Picture, sticker, voice, place, contact. */
  sendsOther(userId: string, kind: string): Promise<string>;
  close(): Promise<void>;
}

const RETRIES = 5;
const IN_TIME_MS = 2_000;
const HOURS_48_MS = 48 * 3_600_000;
const DAYS_7_MS = 7 * 86_400_000;

/** What the platform puts into `X-ZEvent-Signature`. */
export function signZaloEvent(appId: string, raw: string | Buffer, timestamp: string, key: string): string {
  return `mac=${createHash('sha256').update(appId).update(raw).update(timestamp).update(key).digest('hex')}`;
}

export async function startFakeZaloOaServer(
  webhookUrl = '',
  { expiresIn = '90000' }: { readonly expiresIn?: string | number } = {},
): Promise<FakeZaloOaServer> {
  const faults: { readonly path: string; readonly fault: FakeZaloFault }[] = [];
  const uploads = new Map<string, FakeUpload>();
  const lastInteraction = new Map<string, number>();
  const chats: Record<string, unknown>[] = [];
  const untaken: { readonly raw: string; readonly timestamp: string; tries: number }[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  // Longer than a JavaScript number holds.
  let nextId = 4_611_686_018_427_387_905n;
  const newId = (): string => String(nextId++);

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void serve(request, Buffer.concat(chunks), response));
  });

  const serve = async (request: IncomingMessage, raw: Buffer, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const index = faults.findIndex(({ path }) => url.pathname.includes(path));
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
    const isTokenCall = url.pathname === '/v4/oa/access_token';
    if (fault === undefined || ('serve' in fault && fault.serve === true)) {
      const reply = isTokenCall
        ? renewal(request, raw)
        : url.pathname.startsWith('/files/')
          ? (fake.files.get(decodeURIComponent(url.pathname.slice(7))) ?? null)
          : await api(url, request, raw);
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'cut') return void response.destroy();
      if (reply === null) return void response.writeHead(404).end();
      if (Buffer.isBuffer(reply)) return void response.end(reply);
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    }
    if (!isTokenCall) fake.calls.push(await callOf(url, request, raw));
    if (fault.kind === 'hang') return;
    if (fault.kind === 'cut') return void response.destroy();
    if (fault.kind === 'error')
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: fault.code, message: 'refused' }));
    response.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.body ?? '<html>502</html>');
  };

  const callOf = async (url: URL, request: IncomingMessage, raw: Buffer): Promise<FakeZaloCall> => {
    const query = url.searchParams.get('data');
    const type = request.headers['content-type'] ?? '';
    const body = type.startsWith('application/json')
      ? (JSON.parse(raw.toString()) as unknown)
      : type.startsWith('multipart/form-data')
        ? await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
        : null;
    return { path: url.pathname, query: query === null ? null : JSON.parse(query), body };
  };

  const renewal = (request: IncomingMessage, raw: Buffer): unknown => {
    const form = new URLSearchParams(raw.toString());
    const isGenuine =
      request.method === 'POST' &&
      request.headers['secret_key'] === fake.appSecret &&
      form.get('app_id') === fake.appId &&
      form.get('grant_type') === 'refresh_token';
    if (!isGenuine) return { error: -14_004, error_name: 'Invalid app', error_description: 'x' };
    const pair = fake.tokens.renew(form.get('refresh_token') ?? '');
    return pair === null
      ? { error: -14_014, error_name: 'Invalid refresh token.', error_description: 'x' }
      : { access_token: pair.accessToken, refresh_token: pair.refreshToken, expires_in: expiresIn };
  };

  const api = async (url: URL, request: IncomingMessage, raw: Buffer): Promise<unknown> => {
    const call = await callOf(url, request, raw);
    fake.calls.push(call);
    const tokenCode = fake.tokens.check(request.headers['access_token'] as string | undefined);
    if (tokenCode !== 0) return { error: tokenCode, message: 'Access token is invalid' };
    const ok = (data: unknown): unknown => ({ data, error: 0, message: 'Success' });
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /v3.0/oa/message/cs':
        return take(call.body);
      case 'POST /v2.0/oa/message': {
        const { sender_action: action } = call.body as {
          sender_action?: { react_icon: string; react_message_id: string };
        };
        if (action === undefined) return { error: -240, message: 'MessageV2 API has been shut down' };
        fake.reactions.push({ messageId: action.react_message_id, icon: action.react_icon });
        return ok({});
      }
      case 'POST /v2.0/oa/upload/file': {
        const file = (call.body as FormData).get('file') as File;
        if (!/\.(pdf|docx?|csv)$/i.test(file.name)) return { error: -201, message: 'file type' };
        if (file.size > 5 * 1024 * 1024) return { error: -210, message: 'file size' };
        const token = newId();
        uploads.set(token, {
          name: file.name,
          bytes: Buffer.from(await file.arrayBuffer()),
          atMs: fake.nowMs(),
        });
        return ok({ token });
      }
      case 'GET /v2.0/oa/getoa':
        return ok({ oaid: fake.oaId, name: 'OA', oa_type: 4, ...fake.account });
      case 'GET /v2.0/oa/listrecentchat':
        return ok(page(chats, call.query));
      case 'GET /v2.0/oa/conversation': {
        const { user_id: userId } = call.query as { user_id: string };
        return ok(
          page(
            chats.filter(({ from_id: from, to_id: to }) => from === userId || to === userId),
            call.query,
          ),
        );
      }
      default:
        return { error: -212, message: 'unknown api' };
    }
  };

  /** Newest first, at most ten. */
  const page = (all: readonly Record<string, unknown>[], query: unknown): unknown[] => {
    const { offset = 0, count = 10 } = query as { offset?: number; count?: number };
    return [...all].reverse().slice(offset, offset + Math.min(count, 10));
  };

  const take = (body: unknown): unknown => {
    const checked = checkMessage(body, uploads, fake.nowMs());
    if (checked.code !== 0) {
      fake.refused.push('why' in checked ? checked.why : '');
      return { error: checked.code, message: 'why' in checked ? checked.why : '' };
    }
    const { userId, text, buttons, file, quotedMessageId } = checked as Exclude<
      typeof checked,
      { why: string }
    >;
    const message = { userId, text, buttons, file, quotedMessageId };
    const age = fake.nowMs() - (lastInteraction.get(message.userId) ?? 0);
    if (age > DAYS_7_MS) return { error: -230, message: 'no interaction in 7 days' };
    const quotaType = age > HOURS_48_MS ? 'sub_quota' : 'reply';
    const sent = { ...message, messageId: newId(), quotaType };
    fake.sent.push(sent);
    record(fake.oaId, message.userId, sent.messageId, message.text ?? '', 0);
    for (const { count, resolve } of waiting) if (fake.sent.length >= count) resolve();
    return {
      data: {
        message_id: sent.messageId,
        user_id: message.userId,
        sent_time: String(fake.nowMs()),
        quota: { quota_type: quotaType },
      },
      error: 0,
      message: 'Success',
    };
  };

  const record = (from: string, to: string, id: string, text: string, src: 0 | 1): void =>
    void chats.push({
      src,
      time: fake.nowMs(),
      type: 'text',
      message: text,
      message_id: id,
      from_id: from,
      to_id: to,
    });

  const post = async (raw: string, headers: Readonly<Record<string, string>>): Promise<WebhookPost> => {
    const started = performance.now();
    try {
      const reply = await fetch(fake.webhookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: raw,
      });
      return { status: reply.status, body: await reply.text(), ms: performance.now() - started };
    } catch {
      // Nobody listens there, or the line was cut: not taken.
      return { status: 0, body: '', ms: performance.now() - started };
    }
  };

  const deliver = async (entry: (typeof untaken)[number]): Promise<WebhookPost> => {
    const reply = await post(entry.raw, {
      'x-zevent-signature': signZaloEvent(fake.appId, entry.raw, entry.timestamp, fake.secretKey),
      ...(entry.tries === 0 ? {} : { num_retry: String(entry.tries) }),
    });
    if (reply.status === 200 && reply.ms < IN_TIME_MS) return reply;
    entry.tries += 1;
    if (entry.tries > RETRIES) fake.isWebhookOff = true;
    else untaken.push(entry);
    return reply;
  };

  const interact = async (
    userId: string,
    name: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    lastInteraction.set(userId, fake.nowMs());
    if (!fake.isPushing) return;
    await fake.push({
      app_id: fake.appId,
      event_name: name,
      timestamp: String(fake.nowMs()),
      user_id_by_app: `9${userId}`,
      ...fields,
    });
  };
  const writes = async (
    userId: string,
    name: string,
    message: Readonly<Record<string, unknown>>,
  ): Promise<string> => {
    const id = newId();
    record(userId, fake.oaId, id, typeof message['text'] === 'string' ? message['text'] : '', 1);
    await interact(userId, name, {
      sender: { id: userId },
      recipient: { id: fake.oaId },
      message: { msg_id: id, ...message },
    });
    return id;
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeZaloOaServer = {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    appId: '3201234567890123456',
    appSecret: 'app-secret-of-the-fake',
    secretKey: 'oa-secret-key-of-the-fake',
    oaId: '579745863508352884',
    tokens: createFakeZaloTokens(),
    calls: [],
    sent: [],
    refused: [],
    reactions: [],
    files: new Map(),
    account: { is_verified: true, package_name: 'Nâng cao' },
    nowMs: () => Date.now(),
    get faultsLeft() {
      return faults.length;
    },
    fail: (path, ...more) => void faults.push(...more.map((fault) => ({ path, fault }))),
    whenSent: (count) =>
      new Promise((resolve) => {
        if (fake.sent.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    webhookUrl,
    async saveWebhook() {
      const get = await fetch(fake.webhookUrl);
      const probe = await post('{}', {});
      return get.status === 200 && probe.status === 200;
    },
    push: async (event) => {
      const raw = JSON.stringify(event);
      const timestamp = typeof event['timestamp'] === 'string' ? event['timestamp'] : '';
      return deliver({ raw, timestamp, tries: 0 });
    },
    async retry() {
      for (const entry of untaken.splice(0)) await deliver(entry);
    },
    isWebhookOff: false,
    isPushing: true,
    says: (userId, text) => writes(userId, 'user_send_text', { text }),
    taps(userId, title) {
      const last = fake.sent.findLast((message) => message.userId === userId && message.buttons.length > 0);
      const button = last?.buttons.find((one) => one.title === title);
      if (typeof button?.payload !== 'string') throw new Error(`no button “${title}” to tap`);
      return writes(userId, 'user_send_text', { text: button.payload });
    },
    follows: (userId) =>
      interact(userId, 'follow', { oa_id: fake.oaId, follower: { id: userId }, source: 'testing' }),
    unfollows: (userId) =>
      interact(userId, 'unfollow', { oa_id: fake.oaId, follower: { id: userId }, source: 'testing' }),
    sendsFile(userId, name, bytes) {
      fake.files.set(name, bytes);
      return writes(userId, 'user_send_file', {
        attachments: [
          {
            type: 'file',
            payload: {
              url: `${fake.root}/files/${encodeURIComponent(name)}`,
              name,
              size: String(bytes.length),
              checksum: '0',
              type: name.split('.').at(-1),
            },
          },
        ],
      });
    },
    sendsOther: (userId, kind) =>
      writes(userId, `user_send_${kind}`, {
        attachments: [{ type: kind, payload: { url: `${fake.root}/files/${kind}`, thumbnail: 'x' } }],
      }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}
