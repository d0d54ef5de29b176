import { afterEach, describe, expect, it, vi } from 'vitest';
import { SILENT_LOG } from '../../../knowledge/log.ts';
import { createSender, type Sender, type SenderLimits } from '../../../bot/outbox/sender.ts';
import { createSqliteOutbox } from '../../../bot/outbox/sqlite-outbox.ts';
import type { OutboxEntry } from '../../../bot/outbox/outbox.ts';
import { scratchStores } from '../../support/bot-store.ts';
import { createManualTime } from '../../support/manual-time.ts';
import { chatOf, outgoing } from '../../support/sample-events.ts';
import { SENT, createScriptedChannel, type ChannelScript } from '../../support/scripted-channel.ts';

const scratch = scratchStores();
const senders: Sender[] = [];
afterEach(async () => {
  for (const sender of senders.splice(0)) await sender.stop();
});

function setUp() {
  const time = createManualTime();
  const outbox = createSqliteOutbox(scratch().open(), time);
  const send = (script: ChannelScript, limits: Partial<SenderLimits> = {}) => {
    const channel = createScriptedChannel(script);
    const sender = createSender({
      outbox,
      channel,
      log: SILENT_LOG,
      limits: { lookEveryMs: 5, stopWithinMs: 20, ...limits },
      ...time,
      random: () => 1,
    });
    senders.push(sender);
    return { channel, sender };
  };
  /** Lets time pass until it holds. */
  const until = (holds: () => unknown, stepMs = 0): Promise<unknown> =>
    vi.waitFor(
      async () => {
        time.pass(stepMs);
        expect(await holds()).toBe(true);
      },
      { timeout: 15_000, interval: 5 },
    );
  return { time, outbox, send, until };
}
const texts = (parts: readonly { readonly text: string }[]): string[] => parts.map(({ text }) => text);
const onZalo = (key: string, chatId: string): OutboxEntry =>
  outgoing(key, chatId, { address: chatOf(chatId, 'zalo-oa') });

describe('sender', () => {
  it('resumes at the part that failed, in order, and sends none twice (Q6)', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('p1'), outgoing('p2'), outgoing('p3')]);
    const { channel, sender } = send({
      send: ({ text, nth }) =>
        text === 'p2' && nth < 3 ? { state: 'retry', scope: 'chat', afterMs: null, code: '500' } : SENT,
    });
    await sender.start();
    await until(() => channel.taken.length === 3, 500);
    expect(texts(channel.calls)).toEqual(['p1', 'p2', 'p2', 'p2', 'p3']);
  });

  it('waits as long as the platform asks, that chat only (M3)', async () => {
    const { time, outbox, send, until } = setUp();
    await outbox.add([outgoing('a1', 'lan'), outgoing('b1', 'minh'), outgoing('b2', 'minh')]);
    const { channel, sender } = send({
      send: ({ text, nth }) =>
        text === 'a1' && nth <= 3 ? { state: 'retry', scope: 'chat', afterMs: 7_000, code: '429' } : SENT,
    });
    await sender.start();
    await until(() => channel.taken.length === 2);
    expect(texts(channel.taken)).toEqual(['b1', 'b2']);
    for (let nth = 1; nth <= 3; nth++) {
      time.pass(6_999);
      sender.wake();
      await outbox.counts('telegram');
      expect(channel.calls.filter(({ text }) => text === 'a1')).toHaveLength(nth);
      time.pass(1);
      await until(() => channel.calls.filter(({ text }) => text === 'a1').length === nth + 1);
      await until(async () => (await outbox.counts('telegram')).sending === 0);
    }
    expect(texts(channel.taken)).toEqual(['b1', 'b2', 'a1']);
  });

  it('what may have been taken is recorded as unknown and never sent again; the rest follows (Q3)', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('p1'), outgoing('p2')]);
    const { channel, sender } = send(
      {
        send: ({ text }, signal) =>
          text === 'p2'
            ? SENT
            : new Promise((resolve) =>
                signal.addEventListener('abort', () => resolve({ state: 'unknown', code: 'timeout' })),
              ),
      },
      { sendWithinMs: 10 },
    );
    await sender.start();
    await until(() => channel.taken.length === 1, 500);
    await until(async () => (await outbox.counts('telegram')).sending === 0);
    expect(texts(channel.calls)).toEqual(['p1', 'p2']);
    expect(await outbox.counts('telegram')).toMatchObject({ unknown: 1, sent: 1 });
  });

  it('a channel that throws is a riddle, not a crash', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('p1')]);
    const { sender } = send({ send: () => Promise.reject(new Error('broken')) });
    await sender.start();
    await until(async () => (await outbox.counts('telegram')).unknown === 1);
  });

  it('a chat that cannot be reached loses its queue, others keep theirs (M4)', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('a1', 'lan'), outgoing('a2', 'lan'), outgoing('b1', 'minh')]);
    const { channel, sender } = send({
      send: ({ chatId }) => (chatId === 'lan' ? { state: 'refused', scope: 'chat', code: '403' } : SENT),
    });
    await sender.start();
    await until(async () => (await outbox.counts('telegram')).dropped === 1);
    await until(() => channel.taken.length === 1);
    expect(texts(channel.calls).sort()).toEqual(['a1', 'b1']);
  });

  it('a refused part is not sent again and does not stop the next', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('p1'), outgoing('p2')]);
    const { channel, sender } = send({
      send: ({ text }) => (text === 'p1' ? { state: 'refused', scope: 'part', code: '400' } : SENT),
    });
    await sender.start();
    await until(() => channel.taken.length === 1);
    expect(texts(channel.calls)).toEqual(['p1', 'p2']);
  });

  it('a group that got another id is answered there (M4)', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('p1', '-1'), outgoing('p2', '-1')]);
    const { channel, sender } = send({
      send: ({ chatId }) => (chatId === '-1' ? { state: 'moved', newChatId: '-100' } : SENT),
    });
    await sender.start();
    await until(() => channel.taken.length === 2);
    expect(channel.taken.map(({ chatId, text }) => [chatId, text])).toEqual([
      ['-100', 'p1'],
      ['-100', 'p2'],
    ]);
  });

  it('a channel that swallows everything rests, keeps its queue, and leaves the other untouched (M10)', async () => {
    const { outbox, send, until } = setUp();
    const many = Array.from({ length: 40 }, (_, i) => `${i}`);
    await outbox.add([...many.map((i) => outgoing(`t${i}`, i)), ...many.map((i) => onZalo(`z${i}`, i))]);
    const dead = send(
      {
        send: (_, signal) =>
          new Promise((resolve) =>
            signal.addEventListener('abort', () => resolve({ state: 'unknown', code: 'timeout' })),
          ),
      },
      { sendWithinMs: 30, atOnce: 4 },
    );
    const alive = send({ name: 'zalo-oa' });
    await Promise.all([dead.sender.start(), alive.sender.start()]);
    await until(() => alive.channel.taken.length === 40);
    await until(async () => (await outbox.counts('telegram')).sending === 0);
    expect(dead.channel.calls).toHaveLength(4);
    expect(dead.sender.failures()).toBe(4);
    expect(await outbox.counts('telegram')).toMatchObject({ unknown: 4, queued: 36 });
  });

  it('a channel that is down is tried with one part, ever more rarely, and all is sent once it is up', async () => {
    const { time, outbox, send, until } = setUp();
    await outbox.add(Array.from({ length: 10 }, (_, i) => outgoing(`${i}`, `${i}`)));
    let isUp = false;
    const tries: number[] = [];
    const { channel, sender } = send(
      {
        send: () => {
          tries.push(time.monotonicMs());
          return isUp ? SENT : { state: 'retry', scope: 'channel', afterMs: null, code: 'ECONNREFUSED' };
        },
      },
      { atOnce: 1 },
    );
    await sender.start();
    await until(() => tries.length >= 5, 500);
    const gaps = tries.slice(1, 5).map((at, i) => at - tries[i]!);
    for (const [i, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(1_000 * 2 ** i);
    isUp = true;
    await until(() => channel.taken.length === 10, 5_000);
  });

  it('a channel refused as a whole is not burnt through its queue', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('a', 'lan'), outgoing('b', 'minh')]);
    const { channel, sender } = send(
      { send: () => ({ state: 'refused', scope: 'channel', code: '401' }) },
      { atOnce: 1 },
    );
    await sender.start();
    await until(async () => (await outbox.counts('telegram')).refused === 1);
    sender.wake();
    await outbox.counts('telegram');
    expect(channel.calls).toHaveLength(1);
  });

  it('an answer whose time is over is dropped with a reason, never sent (M7)', async () => {
    const { time, outbox, send, until } = setUp();
    await outbox.add([outgoing('late', 'lan', { sendBeforeMs: time.wallMs() - 1 }), outgoing('now', 'lan')]);
    const { channel, sender } = send({});
    await sender.start();
    await until(() => channel.taken.length === 1);
    await until(async () => (await outbox.counts('telegram')).sent === 1);
    expect(texts(channel.calls)).toEqual(['now']);
    expect(await outbox.counts('telegram')).toMatchObject({ dropped: 1 });
  });

  it('keeps the pace of a chat, of a group and of the channel', async () => {
    const { time, outbox, send, until } = setUp();
    const group = { channel: 'telegram', chatId: '-1', threadId: null, isGroup: true } as const;
    await outbox.add([
      ...['c1', 'c2', 'c3'].map((key) => outgoing(key, 'lan')),
      ...['g1', 'g2', 'g3'].map((key) => outgoing(key, '-1', { address: group })),
      ...Array.from({ length: 6 }, (_, i) => outgoing(`o${i}`, `o${i}`)),
    ]);
    const sent: { text: string; at: number }[] = [];
    const { channel, sender } = send({
      limits: { pacing: { chatGapMs: 1_000, groupPerMinute: 2, perSecond: 5 } },
      send: ({ text }) => {
        sent.push({ text, at: time.monotonicMs() });
        return SENT;
      },
    });
    await sender.start();
    await until(() => channel.taken.length === 12, 500);
    const at = (text: string): number => sent.find((part) => part.text === text)!.at;
    expect(at('c2') - at('c1')).toBeGreaterThanOrEqual(1_000);
    expect(at('c3') - at('c2')).toBeGreaterThanOrEqual(1_000);
    expect(at('g3') - at('g1')).toBeGreaterThanOrEqual(60_000);
    for (const { at: from } of sent)
      expect(sent.filter((part) => part.at >= from && part.at < from + 1_000).length).toBeLessThanOrEqual(5);
  });

  it('stopping waits for calls on their way, and starts no other (Q10)', async () => {
    const { outbox, send, until } = setUp();
    await outbox.add([outgoing('p1'), outgoing('p2')]);
    let answer = (_outcome: typeof SENT): void => undefined;
    const { channel, sender } = send(
      { send: () => new Promise((resolve) => (answer = resolve)) },
      { stopWithinMs: 5_000 },
    );
    await sender.start();
    await until(() => channel.calls.length === 1);
    const stopped = sender.stop();
    answer(SENT);
    await stopped;
    expect(await outbox.counts('telegram')).toMatchObject({ sent: 1, queued: 1, sending: 0 });
    await Promise.all([sender.stop(), sender.start()]);
    expect(channel.calls).toHaveLength(1);
  });
});
