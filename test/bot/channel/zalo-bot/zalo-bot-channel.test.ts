import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monthInVietnam } from '../../../../bot/channel/month-in-vietnam.ts';
import { BOT_SECRET, startZaloBotRig, type ZaloBotRig } from '../../../support/zalo-bot-rig.ts';

let rig: ZaloBotRig;
afterEach(() => rig.close());

const address = (chatId: string) =>
  ({ channel: 'zalo-bot', chatId, threadId: null, isGroup: false }) as const;
const send = (text: string, chatId = 'c1', signal = AbortSignal.timeout(20_000)) =>
  rig.channel.send(address(chatId), { method: 'sendMessage', payload: { text } }, signal);

describe('a Zalo Bot by webhook', () => {
  beforeEach(async () => {
    rig = await startZaloBotRig('webhook');
  });

  it('registers its address with the secret, and calls come wrapped or flat', async () => {
    await rig.start();
    expect(rig.zalo.webhook).toEqual({
      url: 'https://troly.example.vn/webhooks/zalo-bot',
      secret: BOT_SECRET,
    });

    expect(await rig.zalo.says('c1', 'Số dư là bao nhiêu?'.normalize('NFD'))).toBe(200);
    rig.zalo.isFlat = true;
    expect(await rig.zalo.says('c1', '/trogiup')).toBe(200);

    expect(rig.events.map(({ content }) => content)).toEqual([
      { kind: 'text', text: 'Số dư là bao nhiêu?', isEdit: false },
      { kind: 'command', name: 'trogiup', argument: '' },
    ]);
    // It does not tell whose message it was (P3).
    expect(rig.events[0]?.eventId).toMatch(/^[\w-]{22}$/);
    expect(rig.channel.health()).toMatchObject({ state: 'up', problem: null });
  });

  it.each([
    ['none', {}],
    ['an empty one', { 'x-bot-api-secret-token': '' }],
    ['a wrong one', { 'x-bot-api-secret-token': `${BOT_SECRET}x` }],
    ['a very long one', { 'x-bot-api-secret-token': 'a'.repeat(8_000) }],
  ])('with %s as secret: 401 before the body is read (W7)', async (_name, headers) => {
    const reply = await rig.app.inject({
      method: 'POST',
      url: '/webhooks/zalo-bot',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: '{"broken',
    });

    expect(reply.statusCode).toBe(401);
    expect(reply.body).toBe('');
    expect(rig.events).toEqual([]);
  });

  it('pictures, files and voices are not fetched and get a polite line, groups and bots are left alone (M12, W20)', async () => {
    await rig.start();
    await rig.zalo.sendsOther('c1', 'image', { photo_url: `${rig.zalo.root}/p` });
    await rig.zalo.sendsOther('c1', 'unsupported');
    await rig.zalo.sendsOther('c1', 'voice', { voice_url: `${rig.zalo.root}/v` });
    await rig.zalo.sendsOther('c1', 'sticker', { sticker: 's' });
    await rig.zalo.sendsOther('c1', 'image', { photo: `${rig.zalo.root}/p`, caption: 'Đây là gì?' });
    await rig.zalo.sendsOther('c1', 'reaction');
    await rig.zalo.sendsOther('c1', 'text', { text: 'x', from: { id: 'b', is_bot: true } });
    await rig.zalo.sendsOther('g1', 'text', { text: 'x', chat: { id: 'g1', chat_type: 'GROUP' } });

    expect(rig.events.map(({ content }) => content)).toEqual([
      { kind: 'unreadable', what: 'photo' },
      { kind: 'unreadable', what: 'other' },
      { kind: 'unreadable', what: 'voice' },
      { kind: 'unreadable', what: 'sticker' },
      { kind: 'text', text: 'Đây là gì?', isEdit: false },
    ]);
    expect(JSON.stringify(rig.events)).not.toContain(rig.zalo.root);
  });

  it('is not acknowledged while the store fails', async () => {
    await rig.start();
    rig.failures = 1;

    expect(await rig.zalo.says('c1', 'Câu hỏi')).toBe(503);
    expect(await rig.zalo.says('c1', 'Câu hỏi')).toBe(200);
  });
});

describe('a Zalo Bot by polling', () => {
  beforeEach(async () => {
    rig = await startZaloBotRig('polling');
    rig.zalo.pollMs = 20;
  });

  it('takes updates one by one; an idle poll (408) is normal', async () => {
    await rig.start();
    while (rig.zalo.calls.filter(({ method }) => method === 'getUpdates').length < 3)
      await new Promise(setImmediate);
    await rig.zalo.says('c1', 'Một');
    await rig.zalo.says('c1', 'Hai');
    await rig.whenEvents(2);

    expect(rig.channel.health()).toMatchObject({ state: 'up', problem: null });
    expect(rig.events.map(({ content }) => 'text' in content && content.text)).toEqual(['Một', 'Hai']);
  });

  it('an update that could not be stored is stored before the next is asked for (M14)', async () => {
    rig.failures = 1;
    await rig.start();
    await rig.zalo.says('c1', 'Một');
    await rig.whenEvents(1);

    expect(rig.events).toHaveLength(1);
  });

  it('takes away a webhook that stands in its way, and its route answers 404', async () => {
    rig.zalo.webhook = { url: 'https://old.example.vn/x', secret: 'old-secret' };
    await rig.start();

    expect(rig.zalo.webhook).toBeNull();
    expect((await rig.app.inject({ method: 'POST', url: '/webhooks/zalo-bot' })).statusCode).toBe(404);
  });

  it('a refused token brings the channel down with an alarm, and the token is in no log line', async () => {
    (rig.zalo as { token: string }).token = '1234567890:another-token-of-the-fake';
    await rig.channel.start(async () => {});
    while (rig.channel.health().state === 'starting') await new Promise(setImmediate);

    expect(rig.channel.health()).toMatchObject({ state: 'down', problem: 'token-refused' });
    expect(rig.alarms).toEqual(['token-refused']);
    expect(rig.lines.join()).not.toContain('secret-of-the-fake');
  });
});

describe('what a Zalo Bot sends', () => {
  beforeEach(async () => {
    rig = await startZaloBotRig('polling');
  });

  it('an answer with its sources and choices is one message with numbered lines (M7)', async () => {
    const parts = rig.channel.format({
      blocks: [{ spans: [{ text: 'Số dư từ 10% đến 15%.', look: 'bold' }, { text: ' [1]' }] }],
      footers: [{ marker: '1', blocks: [{ spans: [{ text: '[1] Hướng dẫn 26-HD/BTCTW' }] }] }],
      buttons: [{ label: 'Nguồn 1', action: { kind: 'tap', id: 'x' } }],
      file: { sha256: 'a', fileName: 'a.pdf', mediaType: 'application/pdf' },
    });
    for (const part of parts)
      expect(await rig.channel.send(address('c1'), part, AbortSignal.timeout(5_000))).toMatchObject({
        state: 'sent',
      });

    expect(rig.zalo.sent.map(({ text }) => text)).toEqual([
      'Số dư từ 10% đến 15%. [1]\n\n[1] Hướng dẫn 26-HD/BTCTW\n\nGửi 1 để xem nguồn 1',
    ]);
  });

  it.each([
    [401, { state: 'refused', scope: 'channel' }],
    [403, { state: 'refused', scope: 'chat' }],
    [400, { state: 'refused', scope: 'part' }],
    [429, { state: 'retry', scope: 'channel', afterMs: null }],
  ])('error %i means %o', async (code, outcome) => {
    rig.zalo.fail('sendMessage', { kind: 'error', code });

    expect(await send('Xin chào')).toMatchObject(outcome);
  });

  it('a gateway without a server is tried again, a page in place of an answer is in doubt (Q3)', async () => {
    rig.zalo.fail(
      'sendMessage',
      { kind: 'http', status: 502, body: '<html>' },
      { kind: 'http', status: 200, body: '<html>' },
    );

    expect(await send('Xin chào')).toMatchObject({ state: 'retry', code: 'http-502' });
    expect(await send('Xin chào')).toMatchObject({ state: 'unknown', code: 'unreadable-reply' });
  });

  it('when bytes left and no answer came it is in doubt; when nobody listens it is tried again (Q3)', async () => {
    rig.zalo.fail('sendMessage', { kind: 'hang', serve: true });
    const gone = new AbortController();
    const sending = send('Xin chào', 'c1', gone.signal);
    await rig.zalo.whenSent(1);
    gone.abort();
    expect(await sending).toEqual({ state: 'unknown', code: 'aborted' });

    await rig.zalo.close();
    expect(await send('Xin chào')).toMatchObject({ state: 'retry', code: 'ECONNREFUSED' });
  });

  it('the month is counted on disk and told at 80 % of messages and of people (M7)', async () => {
    const month = monthInVietnam(Date.now());
    for (let i = 1; i < 39; i++) await rig.usage.addPerson('zalo-bot', `p${i}`);
    for (let i = 1; i < 2_399; i++) void rig.usage.add('zalo-bot', month, 'message');

    await send('Một', 'p39');
    expect(rig.alarms).toEqual([]);
    await send('Hai', 'p40');

    expect(rig.alarms).toEqual(['messages-80-percent', 'people-80-percent']);
    expect(await rig.usage.count('zalo-bot', month, 'message')).toBe(2_400);
  });

  it('429 when the month is used up is final and told (M7)', async () => {
    const month = monthInVietnam(Date.now());
    await Promise.all(Array.from({ length: 3_000 }, () => rig.usage.add('zalo-bot', month, 'message')));
    rig.zalo.quota = 0;

    expect(await send('Xin chào')).toEqual({ state: 'refused', scope: 'channel', code: 'messages-used-up' });
    expect(rig.alarms).toEqual(['refused messages-used-up']);
  });

  it('shows that it is working, and refuses files it cannot have', async () => {
    await rig.channel.showTyping(address('c1'));
    expect(rig.zalo.typing).toEqual(['c1']);
    await expect(rig.channel.fetchFile('x', 1, AbortSignal.timeout(1))).rejects.toThrow();
  });
});
