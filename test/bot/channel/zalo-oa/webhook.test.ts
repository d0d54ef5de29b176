import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signZaloEvent } from '../../../support/fake-zalo-oa-server.ts';
import { startZaloOaRig, type ZaloOaRig } from '../../../support/zalo-oa-rig.ts';

let rig: ZaloOaRig;
beforeEach(async () => {
  rig = await startZaloOaRig();
});
afterEach(() => rig.close());

const EVENT = {
  event_name: 'user_send_text',
  sender: { id: '4611686018427387999' },
  recipient: { id: '579745863508352884' },
  message: { msg_id: 'm1', text: 'Số dư là bao nhiêu?' },
};

async function post(raw: string, headers: Record<string, string>) {
  const reply = await fetch(rig.zalo.webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: raw,
  });
  return { status: reply.status, body: await reply.text() };
}

function signed(raw: string, timestamp: string, key = rig.zalo.secretKey): Record<string, string> {
  return { 'x-zevent-signature': signZaloEvent(rig.zalo.appId, raw, timestamp, key) };
}

/** A body with odd spaces, escapes, key order and a number that no double holds. */
function oddBody(timestamp: string): string {
  const { sender, recipient } = EVENT;
  return `{ "timestamp":"${timestamp}",\n  "message" : {"text":"\\u0110\\u1ea3ng   vi\\u00ean?", "msg_id": 9007199254740993123 },"zzz":1e2,
  "sender":{"id":${sender.id}}, "recipient":{"id":"${recipient.id}"},"event_name":"user_send_text","app_id":"${rig.zalo.appId}"}`;
}

describe('who may speak over the webhook of the OA (W8)', () => {
  it('verifies the bytes as they came, and keeps ids that exceed what a number holds (W16)', async () => {
    const timestamp = String(Date.now());
    const raw = oddBody(timestamp);

    expect((await post(raw, signed(raw, timestamp))).status).toBe(200);

    expect(rig.events).toMatchObject([
      {
        eventId: '9007199254740993123',
        senderId: '4611686018427387999',
        content: { kind: 'text', text: 'Đảng   viên?' },
      },
    ]);
  });

  it('a body that was parsed and written again is not what was signed: never processed, answered 200, put aside, told', async () => {
    const timestamp = String(Date.now());
    const raw = oddBody(timestamp);

    expect(await post(JSON.stringify(JSON.parse(raw)), signed(raw, timestamp))).toEqual({
      status: 200,
      body: '',
    });

    expect(rig.events).toEqual([]);
    expect(await rig.memory.quarantined()).toHaveLength(1);
    expect(rig.alarms).toEqual(['bad-signatures']);
  });

  it.each([
    ['no signature', () => ({})],
    ['an empty one', () => ({ 'x-zevent-signature': '' })],
    [
      'one that is no hash',
      () => ({ 'x-zevent-signature': 'mac=đúng'.normalize('NFD').replace(/[^\x20-\x7e]/g, '') }),
    ],
    ['a very long one', () => ({ 'x-zevent-signature': `mac=${'a'.repeat(7_000)}` })],
    [
      'the App Secret instead of the secret key',
      (raw: string, time: string) => signed(raw, time, rig.zalo.appSecret),
    ],
    ['another timestamp', (raw: string) => signed(raw, '1')],
    [
      'one flipped digit',
      (raw: string, time: string) => ({
        'x-zevent-signature': signed(raw, time)['x-zevent-signature']!.replace(/.$/, (digit) =>
          digit === '0' ? '1' : '0',
        ),
      }),
    ],
  ])('with %s: 200 and nothing done', async (_name, headersOf) => {
    const timestamp = String(Date.now());
    const raw = JSON.stringify({ ...EVENT, app_id: rig.zalo.appId, timestamp });

    expect((await post(raw, headersOf(raw, timestamp) as Record<string, string>)).status).toBe(200);

    expect(rig.events).toEqual([]);
  });

  it('takes the timestamp of the header when that of the body was not the signed one', async () => {
    const raw = JSON.stringify({ ...EVENT, app_id: rig.zalo.appId, timestamp: '1' });

    await post(raw, { ...signed(raw, '1764300000000'), 'x-zevent-timestamp': '1764300000000' });

    expect(rig.events).toHaveLength(1);
  });

  it('the probe of the console (GET, and an unsigned {}) gets 200 without effect', async () => {
    expect(await rig.zalo.saveWebhook()).toBe(true);

    expect(rig.events).toEqual([]);
    expect(await rig.memory.quarantined()).toEqual([]);
    expect(rig.alarms).toEqual([]);
  });

  it('10,000 forged posts leave the quarantine bounded and tell once', async () => {
    for (let minute = 0; minute < 20; minute++) {
      await Promise.all(
        Array.from({ length: 500 }, (_, i) =>
          rig.app.inject({
            method: 'POST',
            url: '/webhooks/zalo-oa',
            headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${'0'.repeat(64)}` },
            payload: JSON.stringify({ ...EVENT, app_id: rig.zalo.appId, i, minute }),
          }),
        ),
      );
      rig.later(61_000);
    }

    expect((await rig.memory.quarantined()).length).toBeLessThanOrEqual(200);
    expect(rig.events).toEqual([]);
    expect(rig.alarms).toEqual(['bad-signatures']);
  });

  it('what a wrong key put aside is answered after the key is mended', async () => {
    rig = await rig.restart({ secretKey: 'the key of something else' });
    await rig.zalo.says('77', 'Số dư là bao nhiêu?');
    expect(rig.events).toEqual([]);

    rig = await rig.restart({ secretKey: rig.zalo.secretKey });
    await rig.begun();

    expect(rig.events).toMatchObject([{ senderId: '77', content: { text: 'Số dư là bao nhiêu?' } }]);
    expect(await rig.memory.quarantined()).toEqual([]);
  });

  it('payloads of other platforms and of other applications are refused and counted (W21)', async () => {
    const timestamp = String(Date.now());
    for (const body of [
      { update_id: 1, message: { message_id: 1, chat: { id: 1 }, text: 'x' }, timestamp },
      { ok: true, result: { event_name: 'message.text.received', message: {} }, timestamp },
      { ...EVENT, app_id: '999', timestamp },
    ]) {
      const raw = JSON.stringify(body);
      expect((await post(raw, signed(raw, timestamp))).status).toBe(200);
    }

    expect(rig.events).toEqual([]);
  });

  it('nested, hostile or broken JSON is accepted and ignored (W14)', async () => {
    for (const raw of [
      `{"timestamp":"5","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      '{"timestamp":"5","__proto__":{"polluted":1},"event_name":"user_send_text"}',
      '{"timestamp":"5",',
      '[]',
      'null',
    ])
      expect((await post(raw, signed(raw, '5'))).status).toBe(200);

    expect(rig.events).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('a body over 1 MB is not read', async () => {
    expect((await post(`{"a":"${'x'.repeat(1_100_000)}"}`, {})).status).toBe(413);
  });
});

describe('what is said over the webhook of the OA', () => {
  it('a text, a command, a tap, a file, following and leaving come in our words', async () => {
    await rig.zalo.says('77', 'Số dư là bao nhiêu?'.normalize('NFD'));
    await rig.zalo.says('77', '/diaphuong Duyên Hải');
    await rig.zalo.says('77', '#ht:abc_1');
    await rig.zalo.sendsFile('77', 'Tờ trình.pdf', Buffer.from('%PDF-'));
    await rig.zalo.follows('78');
    await rig.zalo.unfollows('78');

    expect(rig.events.map(({ content }) => content)).toEqual([
      { kind: 'text', text: 'Số dư là bao nhiêu?', isEdit: false },
      { kind: 'command', name: 'diaphuong', argument: 'Duyên Hải' },
      { kind: 'tap', action: 'abc_1', tapId: null },
      expect.objectContaining({ kind: 'file', fileName: 'Tờ trình.pdf', bytes: 5 }),
      { kind: 'membership', change: 'joined' },
      { kind: 'membership', change: 'left' },
    ]);
    expect(rig.events.every(({ address }) => address.channel === 'zalo-oa' && !address.isGroup)).toBe(true);
  });

  it('pictures, stickers, voices, places and contacts are neither fetched nor kept (M12)', async () => {
    for (const kind of ['image', 'gif', 'audio', 'video', 'sticker', 'location', 'business_card'])
      await rig.zalo.sendsOther('77', kind);

    expect(rig.events.map(({ content }) => content)).toEqual(
      ['photo', 'photo', 'voice', 'video', 'sticker', 'location', 'contact'].map((what) => ({
        kind: 'unreadable',
        what,
      })),
    );
    expect(JSON.stringify(rig.events)).not.toContain('/files/');
    expect(rig.zalo.calls).toEqual([]);
  });

  it('attachments beside the message are read as well', async () => {
    await rig.zalo.push({
      app_id: rig.zalo.appId,
      event_name: 'user_send_file',
      timestamp: String(Date.now()),
      sender: { id: '77' },
      message: { msg_id: 'm9' },
      attachments: [
        { type: 'file', payload: { url: 'http://f21.file.zdn.vn/a.pdf', name: 'a.pdf', size: '12' } },
      ],
    });

    expect(rig.events[0]?.content).toMatchObject({
      kind: 'file',
      fileRef: 'http://f21.file.zdn.vn/a.pdf',
      bytes: 12,
    });
  });

  it('our own messages that come back, events of others and unknown ones are accepted and ignored (W15, W20)', async () => {
    for (const name of [
      'oa_send_text',
      'oa_send_file',
      'user_seen_message',
      'user_reacted_message',
      'user_send_group_text',
      'change_oa_daily_quota',
      'sự kiện mới',
    ])
      expect(
        (
          await rig.zalo.push({
            app_id: rig.zalo.appId,
            event_name: name,
            timestamp: String(Date.now()),
            sender: { id: rig.zalo.oaId },
            recipient: { id: '77' },
            message: { msg_id: name, text: 'Trả lời' },
          })
        ).status,
      ).toBe(200);

    expect(rig.events).toEqual([]);
  });

  it('a message without an id is known by its time and sender', async () => {
    const event = {
      app_id: rig.zalo.appId,
      event_name: 'user_send_text',
      timestamp: '1764300000000',
      sender: { id: '77' },
      message: { text: 'Xin hỏi' },
    };
    for (let times = 0; times < 5; times++) await rig.zalo.push(event);

    expect(rig.events.map(({ eventId }) => eventId)).toEqual(['1764300000000:77']);
  });

  it('while the store fails the answer is 503, the platform tries again with num_retry, and nothing is lost (W6)', async () => {
    rig.failing = 'reject';
    await rig.zalo.says('77', 'Câu hỏi');
    await rig.zalo.retry();
    expect(rig.events).toEqual([]);

    rig.failing = null;
    await rig.zalo.retry();

    expect(rig.events).toHaveLength(1);
    expect(rig.zalo.isWebhookOff).toBe(false);
  });

  it('a store that hangs is answered within 2 s', async () => {
    rig.failing = 'hang';
    const { status, ms } = await rig.zalo.push({
      ...EVENT,
      app_id: rig.zalo.appId,
      timestamp: String(Date.now()),
    });

    expect(status).toBe(503);
    expect(ms).toBeLessThan(2_000);
  });

  it('words, ids and tokens of people are in no log line (P1)', async () => {
    await rig.begun();
    await rig.zalo.says('4611686018427387999', 'Chim hoàng yến');
    rig.failing = 'reject';
    await rig.zalo.says('4611686018427387999', 'Chim hoàng yến');
    await post(JSON.stringify(EVENT), {});

    const all = rig.lines.join('\n');
    expect(all).not.toMatch(/hoàng yến|4611686018427387999|access-|refresh-/);
  });
});
