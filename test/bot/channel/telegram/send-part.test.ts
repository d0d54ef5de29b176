import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import QRCode from 'qrcode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatAddress } from '../../../../bot/channel/address.ts';
import type { OutgoingMessage } from '../../../../bot/channel/outgoing.ts';
import { createTelegramChannel } from '../../../../bot/channel/telegram/telegram-channel.ts';
import type { Channel, SendOutcome } from '../../../../bot/channel/channel.ts';
import { SILENT_LOG } from '../../../../knowledge/log.ts';
import { startSocksProxy } from '../../../support/socks-proxy.ts';
import { startFakeTelegram, type FakeTelegramServer } from '../../../support/fake-telegram-server.ts';

const ADDRESS: ChatAddress = { channel: 'telegram', chatId: '77', threadId: null, isGroup: false };
const never = new AbortController().signal;
const text = (words: string): OutgoingMessage => ({ blocks: [{ spans: [{ text: words }] }] });

let server: FakeTelegramServer;
let channel: Channel;
const open = (proxy: string | null = null, apiRoot = server.root): Channel =>
  createTelegramChannel({
    settings: { token: server.token, apiRoot, mode: 'polling', webhookSecret: null, proxy },
    publicUrl: null,
    admins: [],
    readOriginal: async (sha256) => (sha256 === 'known' ? Buffer.from('%PDF-1.7') : null),
    log: SILENT_LOG,
  });
beforeEach(async () => {
  server = await startFakeTelegram();
  channel = open();
});
afterEach(() => server.close());

async function sendAll(message: OutgoingMessage, address = ADDRESS, by = channel): Promise<SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const part of by.format(message)) outcomes.push(await by.send(address, part, never));
  return outcomes;
}
const refuse = (status: number, description: string, parameters?: Record<string, unknown>): void =>
  server.fail('sendMessage', { kind: 'refuse', status, description, ...(parameters && { parameters }) });

/** Dark squares of a drawn QR code, row by row, as a camera would see them. */
async function modulesOf(png: Buffer): Promise<boolean[]> {
  const picture = await loadImage(png);
  const canvas = createCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  const isDark = (x: number, y: number): boolean => (pen.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
  const margin = Array.from({ length: picture.width }, (_, at) => at).find((at) => isDark(at, at)) ?? 0;
  const square = margin / 4;
  const count = picture.width / square - 8;
  return Array.from({ length: count * count }, (_, i) =>
    isDark(margin + ((i % count) + 0.5) * square, margin + (Math.floor(i / count) + 0.5) * square),
  );
}

describe('a part', () => {
  it('with a QR code keeps only its address and arrives as a picture that can be scanned', async () => {
    const url = 'https://t.me/thu_bot?start=ABCD1234EFGH';
    const message = { ...text('Mã mời'), qrCode: { url, caption: 'Quét để mở' } };
    expect(JSON.stringify(channel.format(message)).length).toBeLessThan(300);

    const outcomes = await sendAll(message);

    expect(outcomes.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(server.refused).toEqual([]);
    const photo = server.sent[1];
    expect(photo?.payload).toMatchObject({ chat_id: '77', caption: 'Quét để mở' });
    expect(await modulesOf(photo?.file?.bytes ?? Buffer.alloc(0))).toEqual(
      [...QRCode.create(url, { errorCorrectionLevel: 'M' }).modules.data].map(Boolean),
    );
  });

  it('that takes leave of a group is followed by leaving it (M8)', async () => {
    const group = { ...ADDRESS, chatId: '-1005', isGroup: true };
    expect(await sendAll({ ...text('Xin rời nhóm.'), leavesGroup: true }, group)).toMatchObject([
      { state: 'sent' },
      { state: 'sent' },
    ]);
    expect(server.calls.map(({ method, payload }) => [method, payload['chat_id']])).toEqual([
      ['sendMessage', '-1005'],
      ['leaveChat', '-1005'],
    ]);
  });

  it('arrives escaped, folded, without previews, in its topic and as a reply (M1)', async () => {
    await sendAll(
      {
        blocks: [{ spans: [{ text: 'Điều <n> & "x" ' }, { text: 'đậm', look: 'bold' }, { text: ' [1]' }] }],
        footers: [
          {
            marker: '1',
            blocks: [{ spans: [{ text: '[1] Nguồn' }] }, { kind: 'quote', spans: [{ text: 'a < b' }] }],
          },
        ],
        buttons: [
          { label: 'Mở', action: { kind: 'tap', id: 'o1' } },
          { label: 'Máy này', action: { kind: 'open', url: 'http://localhost:8080/a' } },
        ],
        replyTo: '55',
      },
      { ...ADDRESS, chatId: '-10012', threadId: '9', isGroup: true },
    );

    expect(server.sent.map(({ payload }) => payload)).toEqual([
      {
        chat_id: '-10012',
        message_thread_id: 9,
        text: 'Điều &lt;n&gt; &amp; &quot;x&quot; <b>đậm</b> [1]\n\n[1] Nguồn\n<blockquote expandable>a &lt; b</blockquote>',
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        reply_markup: { inline_keyboard: [[{ text: 'Mở', callback_data: 'o1' }]] },
        reply_parameters: { message_id: 55, allow_sending_without_reply: true },
      },
    ]);
  });

  it('whose looks cannot be read goes out once as plain text (M1)', async () => {
    refuse(400, 'Bad Request: can\'t parse entities: Unsupported start tag "n" at byte offset 5');
    const outcomes = await sendAll({ blocks: [{ spans: [{ text: 'a < b', look: 'bold' }] }] });

    expect(outcomes).toEqual([{ state: 'sent', messageId: expect.any(String) as string }]);
    expect(server.sent.map(({ payload }) => payload['text'])).toEqual(['a < b']);
  });

  it('that cannot be read twice is refused and not tried for ever (M1)', async () => {
    refuse(400, "Bad Request: can't parse entities: x");
    refuse(400, "Bad Request: can't parse entities: x");

    expect(await sendAll(text('a'))).toEqual([{ state: 'refused', scope: 'part', code: 'unreadable-looks' }]);
  });

  it.each([
    [
      429,
      'Too Many Requests: retry after 7',
      { retry_after: 7 },
      { state: 'retry', scope: 'chat', afterMs: 7_000, code: 'too-many-requests' },
    ],
    [
      403,
      'Forbidden: bot was blocked by the user',
      undefined,
      { state: 'refused', scope: 'chat', code: 'blocked' },
    ],
    [
      403,
      'Forbidden: bot was kicked from the supergroup chat',
      undefined,
      { state: 'refused', scope: 'chat', code: 'removed' },
    ],
    [
      400,
      'Bad Request: chat not found',
      undefined,
      { state: 'refused', scope: 'chat', code: 'chat-not-found' },
    ],
    [
      400,
      'Bad Request: group chat was upgraded to a supergroup chat',
      { migrate_to_chat_id: -1001 },
      { state: 'moved', newChatId: '-1001' },
    ],
    [
      400,
      'Bad Request: message is too long',
      undefined,
      { state: 'refused', scope: 'part', code: 'refused-400' },
    ],
    [401, 'Unauthorized', undefined, { state: 'refused', scope: 'channel', code: 'token-rejected' }],
    [502, 'Bad Gateway', undefined, { state: 'retry', scope: 'channel', afterMs: null, code: 'server-502' }],
  ])('%i %s has its outcome (M3, M4)', async (status, description, parameters, outcome) => {
    refuse(status, description, parameters);

    expect(await sendAll(text('a'))).toEqual([outcome]);
  });

  it('that got no answer after it left is unknown; one whose connection never stood is tried again (Q3)', async () => {
    server.fail('sendMessage', { kind: 'cut', serve: true }, { kind: 'hang', serve: true });
    const stop = new AbortController();
    const [part] = channel.format(text('a'));

    expect(await channel.send(ADDRESS, part!, never)).toMatchObject({ state: 'unknown' });
    const hanging = channel.send(ADDRESS, part!, stop.signal);
    await server.whenSent(2);
    stop.abort();
    expect(await hanging).toEqual({ state: 'unknown', code: 'aborted' });
    expect(await sendAll(text('a'), ADDRESS, open(null, 'http://127.0.0.1:1'))).toEqual([
      { state: 'retry', scope: 'channel', afterMs: null, code: 'ECONNREFUSED' },
    ]);
  });

  it('names the token in no outcome, whatever answers', async () => {
    server.fail('sendMessage', { kind: 'garbage', status: 200 }, { kind: 'cut' });
    const outcomes = [
      ...(await sendAll(text('a'))),
      ...(await sendAll(text('a'))),
      ...(await sendAll(text('a'), ADDRESS, open(null, 'http://127.0.0.1:1'))),
    ];

    expect(JSON.stringify(outcomes)).not.toContain(server.token.split(':')[1]);
    await expect(channel.fetchFile('unknown', 10, never)).rejects.not.toThrow(server.token);
  });
});

describe('files and quizzes', () => {
  it('a document is sent from the originals under its name', async () => {
    const file = { sha256: 'known', fileName: 'Hướng dẫn "26".pdf', mediaType: 'application/pdf' };
    const outcomes = await sendAll({
      blocks: [],
      file,
      replyTo: '5',
      buttons: [{ label: 'Mở', action: { kind: 'tap', id: 'a' } }],
    });

    expect(outcomes).toMatchObject([{ state: 'sent' }]);
    expect(server.sent[0]).toMatchObject({
      payload: { chat_id: '77', reply_parameters: { message_id: 5 } },
      file: { name: 'Hướng dẫn _26_.pdf', bytes: Buffer.from('%PDF-1.7') },
    });
    expect(await sendAll({ blocks: [], file: { ...file, sha256: 'other' } })).toEqual([
      { state: 'refused', scope: 'part', code: 'file-missing' },
    ]);
  });

  it('a quiz is a poll that Telegram marks', async () => {
    const quiz = {
      question: 'Hỏi?',
      options: ['Một', 'Hai'],
      right: 1,
      explanation: 'Vì vậy. '.repeat(60),
      openSeconds: 2,
    };

    expect(await sendAll({ blocks: [], quiz })).toMatchObject([{ state: 'sent' }]);
    expect(server.sent[0]?.payload).toMatchObject({
      type: 'quiz',
      correct_option_ids: [1],
      open_period: 5,
      is_anonymous: false,
    });
    expect(await sendAll({ blocks: [], quiz: { ...quiz, options: ['x'.repeat(150), 'Hai'] } })).toMatchObject(
      [{ state: 'sent' }, { state: 'sent' }],
    );
    expect(server.refused).toEqual([]);
  });

  it('a file of a person is read up to the limit', async () => {
    server.files.set('f1', Buffer.alloc(1_000, 1));

    expect(await channel.fetchFile('f1', 1_000, never)).toEqual(Buffer.alloc(1_000, 1));
    await expect(channel.fetchFile('f1', 999, never)).rejects.toThrow('too-large');
  });
});

describe('an outgoing proxy', () => {
  it('carries every call, or the call is tried again when the proxy is gone (M10)', async () => {
    const seen: string[] = [];
    const proxy: Server = createServer();
    proxy.on('connect', (request, socket) => {
      seen.push(request.url ?? '');
      const { hostname, port } = new URL(`http://${request.url}`);
      const onward = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      for (const one of [onward, socket]) one.on('error', () => one.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const proxied = open(address);
    server.files.set('f1', Buffer.from('x'));

    expect(await sendAll(text('a'), ADDRESS, proxied)).toMatchObject([{ state: 'sent' }]);
    expect(await proxied.fetchFile('f1', 10, never)).toEqual(Buffer.from('x'));
    expect(seen).toEqual(Array.from({ length: 3 }, () => new URL(server.root).host));

    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    expect(await sendAll(text('a'), ADDRESS, proxied)).toMatchObject([{ state: 'retry', scope: 'channel' }]);
  });

  it('may speak SOCKS5, and then resolves names itself', async () => {
    const proxy = await startSocksProxy();
    const { port } = new URL(server.root);
    const proxied = open(proxy.address, `http://telegram.invalid:${port}`);

    expect(await sendAll(text('a'), ADDRESS, proxied)).toMatchObject([{ state: 'sent' }]);
    expect(proxy.seen).toEqual([`telegram.invalid:${port}`]);
    await proxy.close();
  });

  it('that swallows everything leaves nothing in doubt: the part is tried again (M10)', async () => {
    const sockets: { destroy(): void }[] = [];
    const hole: Server = createServer();
    const asked = new Promise<void>((resolve) =>
      hole.on('connect', (_request, socket) => {
        sockets.push(socket);
        resolve();
      }),
    );
    await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve));
    const swallowed = open(`http://127.0.0.1:${(hole.address() as AddressInfo).port}`);
    const stop = new AbortController();
    const sending = swallowed.send(ADDRESS, swallowed.format(text('a'))[0]!, stop.signal);
    await asked;
    stop.abort();

    expect(await sending).toMatchObject({ state: 'retry', scope: 'channel' });
    for (const socket of sockets) socket.destroy();
    hole.closeAllConnections();
    await new Promise((resolve) => hole.close(resolve));
  });
});
