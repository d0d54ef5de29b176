import { expect, it } from 'vitest';
import { createChannelWatch } from '../../bot/channel-watch.ts';
import type { OutboxEntry } from '../../bot/outbox/outbox.ts';
import { createManualTime } from '../support/manual-time.ts';
import { createScriptedChannel } from '../support/scripted-channel.ts';

const DOWN = { state: 'down', problem: 'unreachable', lastSeenMs: null } as const;
const UP = { state: 'up', problem: null, lastSeenMs: null } as const;

/** Telegram and Zalo, an administrator on each, and a minute of patience. */
function watching() {
  const time = createManualTime();
  const telegram = createScriptedChannel({ name: 'telegram' });
  const zalo = createScriptedChannel({ name: 'zalo-oa' });
  const entries = new Map<string, OutboxEntry>();
  let queued = 0;
  const watch = createChannelWatch({
    channels: [telegram, zalo],
    outbox: {
      add: (more) => {
        for (const entry of more) entries.set(entry.key, entry);
        return Promise.resolve(more.length);
      },
    },
    admins: [
      { channel: 'telegram', id: '1' },
      { channel: 'zalo-oa', id: '2' },
    ],
    log: { log: () => undefined },
    onQueued: () => (queued += 1),
    ...time,
  });
  const lookAfter = async (ms: number): Promise<void> => {
    time.pass(ms);
    await watch.look();
  };
  const told = (): string[] =>
    [...entries.values()].map(
      ({ address, part }) => `${address.channel} ${address.chatId}: ${String(part.payload['text'])}`,
    );
  return { time, telegram, zalo, watch, told, lookAfter, wakes: () => queued };
}

it('a channel that is down for a minute is told once, through the other one, and so is that it is up again', async () => {
  const { telegram, told, lookAfter, wakes } = watching();
  telegram.healthNow = DOWN;
  await lookAfter(0);
  await lookAfter(59_000);
  expect(told()).toEqual([]);
  await lookAfter(1_000);
  for (let i = 0; i < 20; i++) await lookAfter(15_000);
  expect(told()).toEqual([expect.stringMatching(/^zalo-oa 2: .*Telegram.*mất liên lạc \(mã: unreachable\)/)]);
  expect(wakes()).toBe(1);
  telegram.healthNow = UP;
  await lookAfter(15_000);
  await lookAfter(15_000);
  expect(told().slice(1)).toEqual([
    expect.stringMatching(/^telegram 1: .*Telegram.*hoạt động trở lại/),
    expect.stringMatching(/^zalo-oa 2: .*Telegram.*hoạt động trở lại/),
  ]);
});

it('a hiccup shorter than that is told to nobody', async () => {
  const { telegram, told, lookAfter } = watching();
  for (let i = 0; i < 5; i++) {
    telegram.healthNow = DOWN;
    await lookAfter(30_000);
    telegram.healthNow = UP;
    await lookAfter(30_000);
  }
  expect(told()).toEqual([]);
});

it('the next incident is told anew', async () => {
  const { telegram, told, lookAfter } = watching();
  for (let i = 0; i < 2; i++) {
    telegram.healthNow = DOWN;
    await lookAfter(0);
    await lookAfter(60_000);
    telegram.healthNow = UP;
    await lookAfter(1_000);
  }
  expect(told().filter((line) => line.includes('mất liên lạc'))).toHaveLength(2);
});

it('while no channel works nobody is told; once one does, the other is told of', async () => {
  const { telegram, zalo, told, lookAfter } = watching();
  telegram.healthNow = DOWN;
  zalo.healthNow = DOWN;
  await lookAfter(0);
  await lookAfter(60_000);
  expect(told()).toEqual([]);
  zalo.healthNow = UP;
  await lookAfter(15_000);
  expect(told()).toEqual([expect.stringMatching(/^zalo-oa 2: .*Telegram.*mất liên lạc/)]);
});

it('the clock of the machine set forward is no incident', async () => {
  const { time, telegram, told, lookAfter } = watching();
  telegram.healthNow = DOWN;
  await lookAfter(0);
  time.setClock(3_600_000);
  await lookAfter(1_000);
  expect(told()).toEqual([]);
});

it('an alarm or a dead letter for which nobody can be reached is told as soon as somebody can, once (Q14)', async () => {
  const { telegram, zalo, told, watch, lookAfter } = watching();
  telegram.healthNow = { state: 'starting', problem: null, lastSeenMs: null };
  zalo.healthNow = DOWN;
  watch.deadLetter('telegram');
  watch.alarm('zalo-oa', 'token-lost');
  await lookAfter(0);
  expect(told()).toEqual([]);
  telegram.healthNow = UP;
  await lookAfter(15_000);
  await lookAfter(15_000);
  expect(told()).toEqual([
    expect.stringMatching(/^telegram 1: .*không xử lý được/),
    expect.stringMatching(/^telegram 1: .*mã: token-lost/),
  ]);
});

it('files that lie since before the start are told to every administrator once', async () => {
  const { told, watch, lookAfter } = watching();
  watch.filesWait(2);
  await lookAfter(15_000);
  expect(told()).toEqual([
    expect.stringMatching(/^telegram 1: .*Còn 2 tệp .*\/capnhat/),
    expect.stringMatching(/^zalo-oa 2: .*Còn 2 tệp/),
  ]);
});

it('an alarm of the same kind is one message a day', async () => {
  const { time, watch, told } = watching();
  watch.alarm('zalo-oa', 'token-lost');
  watch.alarm('zalo-oa', 'token-lost');
  await Promise.resolve();
  expect(told()).toHaveLength(2);
  time.pass(86_400_000);
  watch.alarm('zalo-oa', 'token-lost');
  expect(told()).toHaveLength(4);
});
