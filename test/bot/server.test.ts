import { describe, expect, test } from 'vitest';
import { createServer, type ServerOptions } from '../../bot/server.ts';
import { createJsonLog, SILENT_LOG } from '../../knowledge/log.ts';
import { MemoryDocumentSource, sampleDocument } from '../support/memory-document-source.ts';
import { ScriptedAnswerer, scriptedAnswer } from '../support/scripted-answerer.ts';

function open(options: Partial<ServerOptions> = {}) {
  const answerer = new ScriptedAnswerer();
  const knowledge = new MemoryDocumentSource([sampleDocument()]);
  const app = createServer({ answerer, knowledge, log: SILENT_LOG, ...options });
  const ask = (payload: object | string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/ask',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  return { app, answerer, knowledge, ask };
}

describe('the routes', () => {
  test.each([
    ['GET', '/', 200, 'text/html; charset=utf-8'],
    ['GET', '/assets/chat.js', 200, 'text/javascript; charset=utf-8'],
    ['GET', '/assets/chat.css', 200, 'text/css; charset=utf-8'],
    ['GET', '/assets/icon.svg', 200, 'image/svg+xml'],
    ['GET', '/documents/mau-01', 200, 'text/html; charset=utf-8'],
    ['GET', '/documents/mau-01/original', 200, 'application/octet-stream'],
    ['GET', '/healthz', 200, 'application/json; charset=utf-8'],
    ['GET', '/readyz', 200, 'application/json; charset=utf-8'],
    ['GET', '/metrics', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    ['HEAD', '/', 200, 'text/html; charset=utf-8'],
    ['GET', '/api/ask', 405, 'application/json; charset=utf-8'],
    ['POST', '/', 405, 'application/json; charset=utf-8'],
    ['DELETE', '/documents/mau-01', 405, 'application/json; charset=utf-8'],
    ['OPTIONS', '/api/ask', 405, 'application/json; charset=utf-8'],
    ['GET', '/nowhere', 404, 'application/json; charset=utf-8'],
    ['GET', '/documents/khong-co', 404, 'application/json; charset=utf-8'],
    ['GET', '/documents/khong-co/original', 404, 'application/json; charset=utf-8'],
    ['GET', '/documents/__proto__', 404, 'application/json; charset=utf-8'],
    ['GET', '/documents/..%2f..%2fetc%2fpasswd', 404, 'application/json; charset=utf-8'],
    ['GET', '/assets/..%2fserver.ts', 404, 'application/json; charset=utf-8'],
    ['GET', '/assets/%2e%2e/config.ts', 404, 'application/json; charset=utf-8'],
    ['GET', '/assets/__proto__', 404, 'application/json; charset=utf-8'],
    ['GET', '/assets/chat.js%00.css', 404, 'application/json; charset=utf-8'],
    ['GET', `/documents/${'a'.repeat(500)}`, 414, 'application/json; charset=utf-8'],
    ['GET', '/documents/%E0%A4%A', 400, 'application/json; charset=utf-8'],
    ['GET', '/bot/../bot/server.ts', 404, 'application/json; charset=utf-8'],
  ] as const)('%s %s answers %i as %s', async (method, url, status, type) => {
    const { app } = open();

    const reply = await app.inject({ method, url });

    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toBe(type);
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.body).not.toMatch(/ {4}at |node_modules|FST_ERR/);
    if (status === 405) expect(reply.headers.allow).toMatch(/^(GET, HEAD|POST)$/);
  });

  test('every reply carries the same guarding headers', async () => {
    const { app } = open();

    const { headers } = await app.inject({ url: '/' });
    const fixed = Object.fromEntries(
      Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'content-length'),
    );

    expect(fixed).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "connection": "keep-alive",
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        "content-type": "text/html; charset=utf-8",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
      }
    `);
  });

  test('browsers are told to stay with TLS only when the public address has it', async () => {
    const behindTls = open({ publicUrl: 'https://troly.example.vn' });
    const plain = open({ publicUrl: 'http://127.0.0.1:3000' });

    const headers = {
      host: 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
    };
    const [secure, open_] = await Promise.all(
      [behindTls, plain].map(({ app }) => app.inject({ url: '/', headers })),
    );

    expect(secure!.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(open_!.headers['strict-transport-security']).toBeUndefined();
    expect(open_!.body).not.toContain('evil.example');
  });

  test('ready only while knowledge is loaded', async () => {
    const { app, ask, knowledge } = open();
    knowledge.version = null;

    const ready = await app.inject({ url: '/readyz' });
    const asked = await ask({ question: 'Số dư?' });

    expect([ready.statusCode, ready.json()]).toEqual([503, { ready: false, knowledgeVersion: null }]);
    expect([asked.statusCode, asked.headers['retry-after']]).toEqual([503, '10']);
    knowledge.version = 'v2';
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ ready: true, knowledgeVersion: 'v2' });
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });

  test('the metrics count questions, answers and rejections and name the version, and quote nobody', async () => {
    const { app, ask } = open({
      answerer: new ScriptedAnswerer(({ text }) =>
        scriptedAnswer({ status: text.includes('không có') ? 'not-found' : 'answered' }),
      ),
    });
    await ask({ question: 'bí mật canary' });
    await ask({ question: 'không có' });
    await ask({ question: '' });

    const { body } = await app.inject({ url: '/metrics' });

    expect(body).toContain('trolycanbo_questions_total{channel="web"} 2');
    expect(body).toContain('trolycanbo_answers_total{channel="web",status="answered"} 1');
    expect(body).toContain('trolycanbo_answers_total{channel="web",status="not-found"} 1');
    expect(body).toContain('trolycanbo_answer_seconds_count{channel="web"} 2');
    expect(body).toContain('trolycanbo_http_rejections_total{code="question-empty"} 1');
    expect(body).toContain('trolycanbo_knowledge_info{version="v-test"} 1');
    expect(body).not.toContain('canary');
  });
});

describe('asking', () => {
  test('answers with the contract fields and remembers the last six questions', async () => {
    const { answerer, ask } = open();
    const first = (
      await ask({ question: ' Câu 0 ', place: ' Xã  Mẫu ', asOf: '2025-01-31', more: [1] })
    ).json<{
      conversationId: string;
    }>();
    const { conversationId } = first;
    for (let i = 1; i <= 7; i++) await ask({ question: `Câu ${i}`, conversationId });

    expect(first).toEqual({ ...scriptedAnswer(), conversationId });
    expect(answerer.asked[0]).toEqual({ text: 'Câu 0', history: [], place: 'Xã Mẫu', asOf: '2025-01-31' });
    expect(answerer.asked.at(-1)?.history).toEqual(['Câu 1', 'Câu 2', 'Câu 3', 'Câu 4', 'Câu 5', 'Câu 6']);
  });

  test('never takes a conversation id from the asker', async () => {
    const { ask } = open();

    const reply = await ask({ question: 'a', conversationId: 'mine' });

    expect(reply.json<{ conversationId: string }>().conversationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ['no JSON', '{', 400, 'request-invalid'],
    ['empty body', '', 400, 'request-invalid'],
    ['a list', '[]', 400, 'request-invalid'],
    ['null', 'null', 400, 'request-invalid'],
    ['no question', '{}', 400, 'request-invalid'],
    ['a number', '{"question":1}', 400, 'request-invalid'],
    ['a prototype', '{"question":"a","__proto__":{"polluted":1}}', 400, 'request-invalid'],
    ['a constructor', '{"question":"a","constructor":{"prototype":{"polluted":1}}}', 400, 'request-invalid'],
    [
      'deep nesting as question',
      `{"question":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      400,
      'request-invalid',
    ],
    ['spaces only', '{"question":" \\u200b\\n "}', 400, 'question-empty'],
    ['2,001 characters', JSON.stringify({ question: 'ệ'.repeat(2001) }), 400, 'question-too-long'],
    ['a day that is none', '{"question":"a","asOf":"2025-02-31"}', 400, 'as-of-invalid'],
    ['a long id', JSON.stringify({ question: 'a', conversationId: 'x'.repeat(65) }), 400, 'request-invalid'],
    ['70 kB', JSON.stringify({ question: 'a'.repeat(70_000) }), 413, 'too-large'],
  ])('refuses %s', async (_name, payload, status, code) => {
    const { answerer, ask } = open();

    const reply = await ask(payload);

    expect(reply.statusCode).toBe(status);
    expect(Object.keys(reply.json<{ error: object }>().error)).toEqual(['code', 'message', 'id']);
    expect(reply.json<{ error: { code: string } }>().error.code).toBe(code);
    expect(answerer.asked).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test.each([
    ['2,000 characters', JSON.stringify({ question: 'ệ'.repeat(2000) }), 'ệ'.repeat(2000)],
    ['decomposed letters', JSON.stringify({ question: 'Đảng'.normalize('NFD') }), 'Đảng'],
    ['lone surrogates', '{"question":"a\\ud800b"}', 'a\uFFFDb'],
    ['control and bidi characters', '{"question":"a\\u0000\\u001b[31m\\u202eb"}', 'a[31mb'],
    ['duplicate keys', '{"question":"a","question":"b"}', 'b'],
    [
      'deep nesting in an unknown field',
      `{"question":"a","x":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      'a',
    ],
    ['nulls', '{"question":"a","place":null,"asOf":null,"conversationId":null}', 'a'],
  ])('takes %s', async (_name, payload, text) => {
    const { answerer, ask } = open();

    expect((await ask(payload)).statusCode).toBe(200);
    expect(answerer.asked).toEqual([{ text, history: [] }]);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('refuses a body of type %s', async (type) => {
    const { ask } = open();

    expect((await ask('{"question":"a"}', { 'content-type': type })).statusCode).toBe(415);
  });

  test('tells a flood to wait, whatever address it claims to come from, and nobody else', async () => {
    let nowMs = 0;
    const { app, ask } = open({ nowMs: () => nowMs, limits: { askBurst: 3, askPerSecond: 0.5 } });
    const replies = [];
    for (let i = 0; i < 5; i++)
      replies.push(await ask({ question: 'a' }, { 'x-forwarded-for': `10.0.0.${i}` }));
    const other = await app.inject({
      method: 'POST',
      url: '/api/ask',
      payload: { question: 'a' },
      remoteAddress: '10.1.1.1',
    });
    nowMs += 2_000;

    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429, 429]);
    expect(replies[4]!.headers['retry-after']).toBe('2');
    expect(other.statusCode).toBe(200);
    expect((await ask({ question: 'a' })).statusCode).toBe(200);
  });

  test('a full house and an answer that never comes are both told politely', async () => {
    const { ask } = open({
      answerer: new ScriptedAnswerer(() => new Promise(() => {})),
      limits: { answerTimeoutMs: 20, maxRunningQuestions: 1 },
    });

    const replies = [await ask({ question: 'a' }), await ask({ question: 'b' })];

    expect(replies.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    expect(replies.map((reply) => reply.headers['retry-after'])).toEqual(['10', '5']);
  });

  test('a failure shows an id only, and the log holds no word of anybody', async () => {
    const lines: string[] = [];
    const { app, ask } = open({
      log: createJsonLog('debug', (line) => void lines.push(line)),
      answerer: new ScriptedAnswerer(({ text }) => {
        throw new TypeError(`secret of ${text}\n    at canary (/etc/canary:1:1)`);
      }),
    });

    const reply = await ask({ question: 'canary câu hỏi', place: 'canary nơi' });
    await ask({ question: 'canary', asOf: 'canary' });
    await app.inject({ url: '/documents/canary?trich=canary' });

    const { error } = reply.json<{ error: { id: string; code: string } }>();
    expect([reply.statusCode, error.code]).toEqual([500, 'failed']);
    expect(error.id).toMatch(/^[0-9a-f]{10}$/);
    expect(reply.body).not.toMatch(/canary|TypeError|secret/);
    expect(lines.join('')).not.toContain('canary');
    expect(lines[0]).toContain(error.id);
    expect(lines[0]).toContain('"name":"TypeError"');
  });
});

describe('the source file', () => {
  test('is always saved under its own name, never shown', async () => {
    const shown = sampleDocument({ file: '../a"b/Hướng dẫn\r\n(1).html' });
    const { app } = open({ knowledge: new MemoryDocumentSource([shown]) });

    const reply = await app.inject({ url: '/documents/mau-01/original' });

    expect(reply.headers['content-disposition']).toBe(
      'attachment; filename="H__ng_d_n___1_.html"; filename*=UTF-8\'\'H%C6%B0%E1%BB%9Bng%20d%E1%BA%ABn__%281%29.html',
    );
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.body).toBe('Đoạn trích mẫu.');
  });
});
