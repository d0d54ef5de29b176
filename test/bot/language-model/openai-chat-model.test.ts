import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { ChatModel } from '../../../bot/language-model/chat-model.ts';
import { createOpenAiChatModel } from '../../../bot/language-model/openai-chat-model.ts';
import { startFakeChatServer, type ChatReply, type FakeChatServer } from '../../support/fake-chat-server.ts';
import { readReply } from '../../support/read-reply.ts';

let server: FakeChatServer;
beforeEach(async () => {
  server = await startFakeChatServer();
});
afterEach(() => server.close());

const open = (over: Partial<Parameters<typeof createOpenAiChatModel>[0]> = {}): ChatModel =>
  createOpenAiChatModel({
    baseUrl: server.baseUrl,
    apiKey: 'sk-canary-123456',
    model: 'nho',
    firstPieceTimeoutMs: 5_000,
    wholeTimeoutMs: 10_000,
    ...over,
  });

describe('a reply', () => {
  it('arrives whole, in pieces, letters unharmed, with the model that served it', async () => {
    const text = 'Số dư tối đa 15%, khoản 2.\nĐại hội bầu “Đoàn Chủ tịch” – rồi thôi.';
    server.reply = () => ({ kind: 'text', text, model: 'nho-2026' });
    let pieces = 0;
    for await (const event of open().reply({
      messages: [{ role: 'user', content: 'x' }],
      maxOutputTokens: 50,
    }))
      if (event.kind === 'text') pieces++;

    const reply = await readReply(open());

    expect(pieces).toBeGreaterThan(3);
    expect(reply).toEqual({
      text,
      end: { kind: 'end', finish: 'stop', servedModel: 'nho-2026' },
      failure: null,
    });
  });

  it('is asked for with the key, the messages and the budget, as a stream', async () => {
    await readReply(open(), { messages: [{ role: 'system', content: 'Quy tắc' }], maxOutputTokens: 77 });

    const [call] = server.calls;
    expect(call?.path).toBe('/v1/chat/completions');
    expect(call?.headers.authorization).toBe('Bearer sk-canary-123456');
    expect(call?.body).toEqual({
      model: 'nho',
      messages: [{ role: 'system', content: 'Quy tắc' }],
      stream: true,
      temperature: 0,
      max_tokens: 77,
    });
  });

  it('cut off by the server at the longest length says so', async () => {
    server.reply = () => ({ kind: 'text', text: 'Một câu dở', finish: 'length' });

    expect((await readReply(open())).end?.finish).toBe('length');
  });

  it('that never ends is left at the longest length, and the connection closed', async () => {
    server.reply = () => ({ kind: 'endless', text: 'và rồi lại '.repeat(20) });

    const reply = await readReply(open(), { maxOutputTokens: 100 });

    expect(reply.end?.finish).toBe('length');
    expect(reply.text.length).toBeLessThanOrEqual(800);
    await expect.poll(server.abandoned).toBe(1);
  });

  it('given up in the middle closes the connection', async () => {
    server.reply = () => ({ kind: 'stall', text: 'Một câu rất dài để đọc dở' });
    for await (const event of open().reply({ messages: [], maxOutputTokens: 50 }))
      if (event.kind === 'text') break;

    await expect.poll(server.abandoned).toBe(1);
  });
});

const FAILURES: readonly (readonly [
  string,
  ChatReply,
  { code: string; status?: number; retryAfterMs?: number },
])[] = [
  ['a wrong key', { kind: 'status', status: 401 }, { code: 'refused', status: 401 }],
  ['an unknown model', { kind: 'status', status: 404 }, { code: 'refused', status: 404 }],
  [
    'too long a request',
    { kind: 'status', status: 400, message: 'context length' },
    { code: 'refused', status: 400 },
  ],
  [
    'too many requests',
    { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
    { code: 'rate-limited', status: 429, retryAfterMs: 7_000 },
  ],
  ['a broken server', { kind: 'status', status: 500 }, { code: 'server-error', status: 500 }],
  ['a busy server', { kind: 'status', status: 503 }, { code: 'server-error', status: 503 }],
  ['no answer at all', { kind: 'hang' }, { code: 'too-slow' }],
  ['headers and no more', { kind: 'hang', headers: true }, { code: 'too-slow' }],
  ['silence in the middle', { kind: 'stall', text: 'Một câu' }, { code: 'too-slow' }],
  ['a connection cut in the middle', { kind: 'cut', text: 'Một câu' }, { code: 'cut-off' }],
  ['an end without a word of ending', { kind: 'cut', text: 'Một câu', gently: true }, { code: 'cut-off' }],
  ['an end before anything', { kind: 'cut', text: '', gently: true }, { code: 'unreachable' }],
  ['an error inside the stream', { kind: 'error-event', text: 'Một câu' }, { code: 'cut-off' }],
  [
    'a page of HTML',
    { kind: 'raw', body: '<html>cổng đăng nhập</html>', type: 'text/html' },
    { code: 'unreachable' },
  ],
  ['broken JSON', { kind: 'raw', body: 'data: {"choices": [\n\n' }, { code: 'unreadable' }],
  ['JSON of another kind', { kind: 'raw', body: 'data: 7\n\n' }, { code: 'unreadable' }],
  ['megabytes without a line break', { kind: 'raw', body: 'x'.repeat(3_000_000) }, { code: 'unreadable' }],
  ['a way to another server', { kind: 'redirect', to: 'http://127.0.0.1:1/v1' }, { code: 'unreachable' }],
];

test.each(FAILURES)(
  '%s is told apart',
  async (_name, reply, { code, status = null, retryAfterMs = null }) => {
    server.reply = () => reply;

    const limits = reply.kind === 'raw' ? {} : { firstPieceTimeoutMs: 250, wholeTimeoutMs: 400 };
    const { failure, end } = await readReply(open(limits));

    expect({
      code: failure?.code,
      status: failure?.status,
      retryAfterMs: failure?.retryAfterMs,
      end,
    }).toEqual({
      code,
      status,
      retryAfterMs,
      end: null,
    });
    expect(failure?.message).not.toMatch(/canary|127\.0\.0\.1|Một câu/);
  },
);

test('a server that is not there is unreachable', async () => {
  const gone = open();
  await server.close();

  expect((await readReply(gone)).failure?.code).toBe('unreachable');
});

test('a reply that is not wanted any more ends at once', async () => {
  server.reply = () => ({ kind: 'hang' });
  const stop = new AbortController();
  const reply = readReply(open(), { signal: stop.signal });
  await expect.poll(() => server.calls.length).toBe(1);
  stop.abort();

  expect((await reply).failure?.code).toBe('cancelled');
  expect((await readReply(open(), { signal: stop.signal })).failure?.code).toBe('cancelled');
});

test('the time of the question being over counts as slowness of the model', async () => {
  server.reply = () => ({ kind: 'hang' });

  expect((await readReply(open(), { signal: AbortSignal.timeout(60) })).failure?.code).toBe('too-slow');
});

test('what a server refuses by name is left out, then and later', async () => {
  server.reply = ({ body }) => {
    if ('max_tokens' in body)
      return {
        kind: 'status',
        status: 400,
        param: 'max_tokens',
        message: "Use 'max_completion_tokens' instead.",
      };
    if ('temperature' in body)
      return { kind: 'status', status: 400, message: "Unsupported value: 'temperature' does not support 0" };
    return { kind: 'text', text: 'Được.' };
  };
  const model = open();

  expect((await readReply(model)).text).toBe('Được.');
  expect((await readReply(model)).text).toBe('Được.');
  expect(server.calls).toHaveLength(4);
  expect(server.calls.at(-1)?.body['max_completion_tokens']).toBe(100);
});
