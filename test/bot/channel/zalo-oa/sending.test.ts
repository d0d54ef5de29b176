import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ERROR_REACTIONS } from '../../../../bot/channel/zalo-oa/error-reactions.ts';
import type { OutgoingMessage } from '../../../../bot/channel/outgoing.ts';
import type { SendOutcome } from '../../../../bot/channel/channel.ts';
import { monthInVietnam } from '../../../../bot/channel/month-in-vietnam.ts';
import { startZaloOaRig, type ZaloOaRig } from '../../../support/zalo-oa-rig.ts';

const DAY_MS = 86_400_000;
const PDF = Buffer.from('%PDF-1.4 thử');
const files: Readonly<Record<string, Buffer>> = { held: PDF, huge: Buffer.alloc(5 * 1024 * 1024 + 1) };

let rig: ZaloOaRig;
beforeEach(async () => {
  rig = await startZaloOaRig({ parts: { originals: async (sha256) => files[sha256] ?? null } });
  await rig.begun();
  await rig.zalo.says('77', 'Xin chào');
  rig.zalo.calls.length = 0;
});
afterEach(() => rig.close());

const address = { channel: 'zalo-oa', chatId: '77', threadId: null, isGroup: false } as const;
const say = (text: string): OutgoingMessage => ({ blocks: [{ spans: [{ text }] }] });

async function send(message: OutgoingMessage): Promise<SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const part of rig.channel.format(message))
    outcomes.push(await rig.channel.send(address, part, AbortSignal.timeout(20_000)));
  return outcomes;
}

const WITH_BUTTONS: OutgoingMessage = {
  ...say('Số dư từ 10% đến 15%. [1]'),
  footers: [{ marker: '1', blocks: [{ spans: [{ text: '[1] Hướng dẫn 26-HD/BTCTW' }] }] }],
  buttons: [
    { label: 'Nguồn 1', action: { kind: 'tap', id: 'of_1' } },
    { label: 'Mở trong văn bản', action: { kind: 'open', url: 'https://troly.example.vn/documents/1' } },
  ],
};

describe('every error of the OA does what it says (M6)', () => {
  const EXPECTED: Readonly<Record<string, object>> = {
    '-32': { state: 'retry', scope: 'channel' },
    '-100': { state: 'refused', scope: 'part' },
    '-200': { state: 'refused', scope: 'part' },
    '-216': { state: 'retry', scope: 'channel' },
    '-220': { state: 'retry', scope: 'channel' },
    ...Object.fromEntries(
      [-201, -210, -218, -233, -234, -235, -240, -244, -248].map((code) => [
        code,
        { state: 'refused', scope: 'part' },
      ]),
    ),
    ...Object.fromEntries(
      [-213, -227, -230, -232, -403].map((code) => [code, { state: 'refused', scope: 'chat' }]),
    ),
    ...Object.fromEntries(
      [-204, -205, -209, -211, -212, -219, -221, -223, -224, -242, -320, -321, -501].map((code) => [
        code,
        { state: 'refused', scope: 'channel' },
      ]),
    ),
  };
  const ALARMS = [
    -201, -204, -205, -209, -210, -211, -212, -216, -218, -219, -220, -221, -223, -224, -240, -242, -320,
    -321, -501,
  ];

  it('the table knows no code that is not tested here', () => {
    expect(Object.keys(ERROR_REACTIONS).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', async (code, outcome) => {
    const error = { kind: 'error', code: Number(code) } as const;
    rig.zalo.fail('message/cs', error, error);

    expect((await send(say('Trả lời')))[0]).toMatchObject({ ...outcome, code });

    expect(rig.zalo.sent).toEqual([]);
    expect(rig.alarms.includes(`refused${code}`)).toBe(ALARMS.includes(Number(code)));
  });

  it('an unknown code is final for this part, and told', async () => {
    rig.zalo.fail('message/cs', { kind: 'error', code: -999 });

    expect(await send(say('x'))).toMatchObject([{ state: 'refused', scope: 'part', code: '-999' }]);
    expect(rig.alarms).toEqual(['refused-999']);
  });

  it('over the rate nothing is sent before the next minute', async () => {
    rig.zalo.fail('message/cs', { kind: 'error', code: -32 });
    const left = 60_000 - (rig.nowMs() % 60_000);
    const [outcome] = await send(say('x'));

    expect(outcome).toMatchObject({ state: 'retry', scope: 'channel', code: '-32' });
    const { afterMs } = outcome as { afterMs: number };
    expect(afterMs).toBeGreaterThan(0);
    expect(afterMs).toBeLessThanOrEqual(left);
  });

  it('-200 is tried once more', async () => {
    rig.zalo.fail('message/cs', { kind: 'error', code: -200 });

    expect(await send(say('x'))).toMatchObject([{ state: 'sent' }]);
  });

  it.each([-216, -220])('%i: the token is renewed once and the message sent once', async (code) => {
    if (code === -216) rig.zalo.tokens.killAccess();
    else rig.zalo.tokens.expireAccess();
    const before = rig.zalo.tokens.tries.length;

    expect(await send(say('x'))).toMatchObject([{ state: 'sent' }]);

    expect(rig.zalo.tokens.tries).toHaveLength(before + 1);
    expect(rig.zalo.sent).toHaveLength(1);
  });

  it('a consent that is gone: the part waits, a person is told once, messages still come in', async () => {
    rig.zalo.tokens.revoke();

    expect(await send(say('x'))).toMatchObject([{ state: 'retry', scope: 'channel' }]);
    expect(await send(say('x'))).toMatchObject([{ state: 'retry', scope: 'channel' }]);

    expect(rig.alarms).toEqual(['needs-reconsent']);
    expect(rig.channel.health()).toMatchObject({ state: 'down', problem: 'needs-reconsent' });
    await rig.zalo.says('78', 'Vẫn hỏi được');
    expect(rig.events.at(-1)).toMatchObject({ senderId: '78' });

    const fresh = rig.zalo.tokens.issue();
    rig = await rig.restart({ seed: fresh });
    await rig.begun();
    expect(await send(say('x'))).toMatchObject([{ state: 'sent' }]);
  });
});

describe('calls that do not end well (Q3)', () => {
  it.each([
    ['502 with a page', { kind: 'http', status: 502 }, { state: 'retry', code: 'http-502' }],
    ['504', { kind: 'http', status: 504 }, { state: 'unknown', code: 'http-504' }],
    [
      'a page with 200',
      { kind: 'http', status: 200, body: '<html>' },
      { state: 'unknown', code: 'unreadable-reply' },
    ],
    ['429', { kind: 'http', status: 429 }, { state: 'retry', code: '-32' }],
    ['a broken connection', { kind: 'cut', serve: true }, { state: 'unknown' }],
  ] as const)('%s', async (_name, fault, outcome) => {
    rig.zalo.fail('message/cs', fault);

    expect((await send(say('x')))[0]).toMatchObject(outcome);
    expect(rig.zalo.sent.length).toBeLessThanOrEqual(1);
  });

  it('taken and never answered is in doubt, not sent again', async () => {
    rig.zalo.fail('message/cs', { kind: 'hang', serve: true });
    const gone = new AbortController();
    const [part] = rig.channel.format(say('x'));
    const sending = rig.channel.send(address, part!, gone.signal);
    await rig.zalo.whenSent(1);
    gone.abort();

    expect(await sending).toMatchObject({ state: 'unknown' });
    expect(rig.zalo.sent).toHaveLength(1);
  });
});

describe('what people of the OA get', () => {
  it('an answer with its source is one message with buttons; a tap comes back as a tap (M7)', async () => {
    expect(await send(WITH_BUTTONS)).toMatchObject([{ state: 'sent' }]);
    expect(rig.zalo.sent).toMatchObject([
      {
        text: 'Số dư từ 10% đến 15%. [1]\n\n[1] Hướng dẫn 26-HD/BTCTW',
        buttons: [{ title: 'Nguồn 1', type: 'oa.query.hide', payload: '#ht:of_1' }, { type: 'oa.open.url' }],
      },
    ]);

    await rig.zalo.taps('77', 'Nguồn 1');

    expect(rig.events.at(-1)?.content).toEqual({ kind: 'tap', action: 'of_1', tapId: null });
  });

  it.each([-224, -201])(
    'where buttons are refused (%i) the same message goes out with numbered lines, and the next at once so',
    async (code) => {
      rig.zalo.fail('message/cs', { kind: 'error', code });
      expect(await send(WITH_BUTTONS)).toMatchObject([{ state: 'sent' }]);
      expect(await send(WITH_BUTTONS)).toMatchObject([{ state: 'sent' }]);

      expect(rig.zalo.calls).toHaveLength(3);
      expect(rig.zalo.sent.map(({ text, buttons }) => [text?.split('\n\n').at(-1), buttons.length])).toEqual([
        ['Gửi 1 để xem nguồn 1\nMở trong văn bản: https://troly.example.vn/documents/1', 0],
        ['Gửi 1 để xem nguồn 1\nMở trong văn bản: https://troly.example.vn/documents/1', 0],
      ]);
    },
  );

  it('more choices than buttons become numbered lines', async () => {
    const buttons = Array.from({ length: 6 }, (_, i) => ({
      label: `Nguồn ${i + 1}`,
      action: { kind: 'tap' as const, id: `o${i}` },
    }));
    await send({ ...say('Sáu nguồn.'), buttons });

    expect(rig.zalo.sent[0]?.buttons).toEqual([]);
    expect(rig.zalo.sent[0]?.text).toContain('Gửi 6 để xem nguồn 6');
  });

  it('a document is uploaded and sent; a wrong kind, a huge one and one that is gone are refused', async () => {
    const file = (sha256: string, fileName: string): OutgoingMessage => ({
      blocks: [],
      file: { sha256, fileName, mediaType: 'application/pdf' },
    });
    expect(await send(file('held', 'Chỉ thị 45.pdf'))).toMatchObject([{ state: 'sent' }]);
    expect(rig.zalo.sent[0]?.file).toEqual({ name: 'Chỉ thị 45.pdf', bytes: PDF.length });

    expect(await send(file('held', 'a.html'))).toMatchObject([{ state: 'refused', code: 'file-kind' }]);
    expect(await send(file('huge', 'a.pdf'))).toMatchObject([{ state: 'refused', code: 'file-too-large' }]);
    expect(await send(file('gone', 'a.pdf'))).toMatchObject([{ state: 'refused', code: 'file-gone' }]);
  });

  it('an upload that expired is made again, once', async () => {
    rig.zalo.fail('message/cs', { kind: 'error', code: -100 });
    await send({ blocks: [], file: { sha256: 'held', fileName: 'a.pdf', mediaType: 'application/pdf' } });

    expect(rig.zalo.calls.filter(({ path }) => path.includes('upload'))).toHaveLength(2);
    expect(rig.zalo.sent).toHaveLength(1);
  });

  it('a question is acknowledged with a reaction, which costs nothing', async () => {
    await rig.channel.acknowledge(rig.events[0]!);

    expect(rig.zalo.reactions).toMatchObject([{ messageId: rig.events[0]!.messageId }]);
    expect(rig.zalo.sent).toEqual([]);
  });

  it('answers are not sent when they would cost money, and refused after 7 days; what was paid is counted (M7)', async () => {
    expect(rig.channel.limits.answerWithinMs).toBeLessThan(2 * DAY_MS);
    await send(say('x'));
    rig.later(3 * DAY_MS);
    expect(await send(say('x'))).toMatchObject([{ state: 'sent' }]);
    const month = monthInVietnam(rig.nowMs());
    while ((await rig.usage.count('zalo-oa', month, 'sub_quota')) === 0) await new Promise(setImmediate);
    expect((await rig.usage.month('zalo-oa', month))['sub_quota']).toBe(1);

    rig.later(5 * DAY_MS);
    expect(await send(say('x'))).toMatchObject([{ state: 'refused', scope: 'chat', code: '-230' }]);
  });

  it('a file is fetched only from where this platform keeps files', async () => {
    rig.zalo.files.set('a.pdf', PDF);
    const signal = AbortSignal.timeout(5_000);
    expect(Buffer.from(await rig.channel.fetchFile(`${rig.zalo.root}/files/a.pdf`, 100, signal))).toEqual(
      PDF,
    );
    await expect(rig.channel.fetchFile(`${rig.zalo.root}/files/a.pdf`, 3, signal)).rejects.toThrow(
      'too-large',
    );
    for (const bad of [
      'http://127.0.0.1:1/a',
      'https://evil.vn/zdn.vn/a.pdf',
      'https://zdn.vn.evil.vn/a',
      'file:///etc/passwd',
      'https://a:b@f.zdn.vn/x',
      'https://f.zdn.vn:8443/x',
    ])
      await expect(rig.channel.fetchFile(bad, 100, signal)).rejects.toThrow('not kept');
  });
});

describe('an outage of ours', () => {
  it('what people wrote meanwhile is fetched at the next start, once, and only what nobody answered', async () => {
    await rig.zalo.says('77', 'Trước');
    await send(say('Đã trả lời'));
    rig.zalo.isPushing = false;
    rig.later(1_000);
    await rig.zalo.says('77', 'Trong lúc mất kết nối'.normalize('NFD'));
    rig.later(5);
    await rig.zalo.says('4611686018427387999', 'Người khác hỏi');
    rig.zalo.isPushing = true;
    const before = rig.events.length;

    rig = await rig.restart();
    await rig.begun();
    while (rig.events.length < before + 2) await new Promise(setImmediate);
    await rig.channel.stop();

    expect(rig.events.slice(before)).toMatchObject([
      { senderId: '77', content: { text: 'Trong lúc mất kết nối' } },
      { senderId: '4611686018427387999', content: { text: 'Người khác hỏi' } },
    ]);
  });

  it('an OA that is not verified is told at the start', async () => {
    rig.zalo.account = { is_verified: false, package_name: 'Cơ bản' };
    rig = await rig.restart();
    await rig.begun();

    expect(rig.channel.health()).toMatchObject({ state: 'degraded', problem: 'oa-not-verified' });
    expect(rig.alarms).toEqual(['oa-not-verified']);
  });
});
