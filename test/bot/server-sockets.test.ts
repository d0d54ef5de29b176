import { connect, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServer } from '../../bot/server.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import { MemoryDocumentSource } from '../support/memory-document-source.ts';
import { ScriptedAnswerer } from '../support/scripted-answerer.ts';

let app: FastifyInstance;
let port: number;
const sockets: Socket[] = [];

beforeEach(async () => {
  app = createServer({
    answerer: new ScriptedAnswerer(),
    knowledge: new MemoryDocumentSource(),
    log: SILENT_LOG,
    limits: { headersTimeoutMs: 300, requestTimeoutMs: 400 },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await app.close();
});

/** Sends the bytes and gives everything that comes back until the server ends the connection. */
function exchange(bytes: string, onOpen: (socket: Socket) => void = () => {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes);
      onOpen(socket);
    });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (received += text));
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
    sockets.push(socket);
  });
}

test.each([
  ['a header of 20 kB', `GET / HTTP/1.1\r\nHost: a\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['no HTTP at all', 'xin chao\r\n\r\n', 400],
  ['a request without host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['two lengths', 'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
  ['HTTP/1.0', 'GET /healthz HTTP/1.0\r\n\r\n', 200],
  ['a path that climbs', 'GET /assets/../../config.ts HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
  [
    'a length of 50 MB',
    'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50000000\r\n\r\n{',
    413,
  ],
])('answers %s without a stack', async (_name, bytes, status) => {
  const reply = await exchange(bytes);

  expect(reply).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(reply).not.toMatch(/ {4}at |node_modules|HPE_/);
});

test('ends a body of endless chunks instead of storing it (W12)', async () => {
  const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
  let written = 0;
  const reply = await exchange(
    'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    (socket) => {
      const more = (): void => {
        while (!socket.destroyed && written < 20_000_000) {
          written += chunk.length;
          if (!socket.write(chunk)) return void socket.once('drain', more);
        }
      };
      more();
    },
  );

  expect(reply).toMatch(/^(HTTP\/1\.1 413 |$)/);
  expect(written).toBeLessThan(20_000_000);
});

test('answers others while connections drip, and lets the dripping ones go (W13)', async () => {
  const dripping = Array.from({ length: 100 }, () => exchange('POST /api/ask HTTP/1.1\r\nHost: a\r\nX-'));

  const started = performance.now();
  const reply = await fetch(`http://127.0.0.1:${port}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: '{"question":"a"}',
  });

  expect(reply.status).toBe(200);
  expect(performance.now() - started).toBeLessThan(2_000);
  for (const ended of await Promise.all(dripping)) expect(ended).toMatch(/^(HTTP\/1\.1 40[08] |$)/);
});
