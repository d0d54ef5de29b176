import { describe, expect, it } from 'vitest';
import { keyOfRepeat, MOST_REPEATS, type Outbox } from '../../bot/outbox/outbox.ts';
import type { ManualTime } from '../support/manual-time.ts';
import { chatOf, outgoing } from '../support/sample-events.ts';

export interface OpenOutbox {
  readonly outbox: Outbox;
  readonly time: ManualTime;
  /** The same outbox as another process finds it after this one was killed. */
  readonly reopen: () => Outbox;
}

/** What every outbox keeps. */
export function describeOutbox(name: string, open: () => OpenOutbox): void {
  const keysOf = async (outbox: Outbox, resting?: ReadonlySet<string>): Promise<string[]> =>
    (await outbox.claim('telegram', 9, resting)).map(({ key }) => key);
  const SENT = { state: 'sent', messageId: null } as const;

  describe(name, () => {
    it('gives back what was put in', async () => {
      const { outbox } = open();
      const entry = outgoing('a', '-100', {
        address: { channel: 'telegram', chatId: '-100', threadId: '7', isGroup: true },
        sendBeforeMs: 5,
      });
      await outbox.add([entry]);
      expect(await outbox.claim('telegram', 1)).toEqual([{ ...entry, attempt: 1 }]);
    });

    it('stores a key once, for ever', async () => {
      const { outbox } = open();
      expect(await outbox.add([outgoing('a'), outgoing('a')])).toBe(1);
      await outbox.claim('telegram', 1);
      await outbox.record('a', SENT);
      expect(await outbox.add([outgoing('a')])).toBe(0);
    });

    it('one part of a chat at a time, in order; chats side by side; channels apart', async () => {
      const { outbox } = open();
      await outbox.add([
        outgoing('a1', 'lan'),
        outgoing('a2', 'lan'),
        outgoing('b1', 'minh'),
        outgoing('z1', 'lan', { address: chatOf('lan', 'zalo-oa') }),
      ]);
      expect(await keysOf(outbox)).toEqual(['a1', 'b1']);
      expect(await keysOf(outbox)).toEqual([]);
      await outbox.record('a1', SENT);
      expect(await keysOf(outbox)).toEqual(['a2']);
      expect(await outbox.counts('telegram')).toMatchObject({ sent: 1, sending: 2, queued: 0 });
      expect(await outbox.counts('zalo-oa')).toMatchObject({ queued: 1 });
    });

    it('passes over chats that rest', async () => {
      const { outbox } = open();
      await outbox.add([outgoing('a', 'lan'), outgoing('b', 'minh')]);
      expect(await keysOf(outbox, new Set(['lan']))).toEqual(['b']);
    });

    it('what is given back keeps its place and waits its time, whatever the clock says (Q6, Q9)', async () => {
      const { outbox, time } = open();
      await outbox.add([outgoing('a1'), outgoing('a2'), outgoing('a3')]);
      await keysOf(outbox);
      await outbox.record('a1', SENT);
      await keysOf(outbox);
      await outbox.record('a2', { state: 'queued', retryInMs: 3_000, reason: '500' });
      time.setClock(3_600_000);
      expect(await keysOf(outbox)).toEqual([]);
      time.setClock(-7_200_000);
      time.pass(3_000);
      expect(await outbox.claim('telegram', 9)).toMatchObject([{ key: 'a2', attempt: 2 }]);
      await outbox.record('a2', SENT);
      expect(await keysOf(outbox)).toEqual(['a3']);
    });

    it('what a killed process was sending is recorded as unknown and sent once more, before the rest of its chat (Q4)', async () => {
      const { outbox, reopen } = open();
      await outbox.add([outgoing('a1'), outgoing('a2'), outgoing('b', 'minh')]);
      await outbox.claim('telegram', 1);
      const after = reopen();
      expect(await after.recover()).toEqual({ unknown: 1, repeated: 1 });
      expect(await after.counts('telegram')).toMatchObject({ unknown: 1, queued: 3, sending: 0 });
      const [repeat, other] = await after.claim('telegram', 9);
      expect(repeat).toMatchObject({ ...outgoing('a1'), key: keyOfRepeat('a1') });
      expect(other?.key).toBe('b');
      await after.record(repeat!.key, SENT);
      expect(await keysOf(after)).toEqual(['a2']);
      expect(await after.counts('telegram')).toMatchObject({ unknown: 1, sent: 1 });
    });

    it('a part whose process dies at every try is repeated, but not for ever (Q4)', async () => {
      const { outbox, reopen } = open();
      await outbox.add([outgoing('a1'), outgoing('a2')]);
      let [key] = await keysOf(outbox);
      let last: Outbox;
      for (let deaths = 1; deaths <= MOST_REPEATS; deaths++) {
        last = reopen();
        expect(await last.recover()).toEqual({ unknown: 1, repeated: 1 });
        const repeat = keyOfRepeat(key!);
        [key] = await keysOf(last);
        expect(key).toBe(repeat);
      }
      expect(keyOfRepeat(key!)).toBeNull();
      last = reopen();
      expect(await last.recover()).toEqual({ unknown: 1, repeated: 0 });
      expect(await last.counts('telegram')).toMatchObject({ unknown: MOST_REPEATS + 1, queued: 1 });
      expect(await keysOf(last)).toEqual(['a2']);
      expect(await last.add([outgoing('a1')])).toBe(0);
    });

    it('what became unknown while the process lived is not sent again, not even after a start (Q3)', async () => {
      const { outbox, reopen } = open();
      await outbox.add([outgoing('a1'), outgoing('a2')]);
      await keysOf(outbox);
      await outbox.record('a1', { state: 'unknown', reason: 'timeout' });
      const after = reopen();
      expect(await after.recover()).toEqual({ unknown: 0, repeated: 0 });
      expect(await keysOf(after)).toEqual(['a2']);
    });

    it('what was erased while it was being sent is not sent again (P3)', async () => {
      const { outbox, reopen } = open();
      await outbox.add([outgoing('a1', 'lan')]);
      await keysOf(outbox);
      await outbox.erase('telegram', 'lan');
      const after = reopen();
      expect(await after.recover()).toEqual({ unknown: 1, repeated: 0 });
      expect(await keysOf(after)).toEqual([]);
    });

    it('an outcome is recorded once', async () => {
      const { outbox } = open();
      await outbox.add([outgoing('a')]);
      await keysOf(outbox);
      await outbox.record('a', { state: 'refused', reason: '400' });
      await outbox.record('a', SENT);
      expect(await outbox.counts('telegram')).toMatchObject({ refused: 1, sent: 0 });
    });

    it('a group with another id keeps the order of its parts', async () => {
      const { outbox } = open();
      await outbox.add([outgoing('a1', 'old'), outgoing('n1', 'new'), outgoing('a2', 'old')]);
      await outbox.claim('telegram', 1);
      await outbox.record('a1', { state: 'queued', retryInMs: 0, reason: 'moved' });
      await outbox.move('telegram', 'old', 'new');
      const sent: string[] = [];
      for (let i = 0; i < 3; i++)
        for (const { key, address } of await outbox.claim('telegram', 9)) {
          expect(address.chatId).toBe('new');
          sent.push(key);
          await outbox.record(key, SENT);
        }
      expect(sent).toEqual(['a1', 'n1', 'a2']);
    });

    it('the queue of a chat that cannot be reached is dropped, that of others is not', async () => {
      const { outbox } = open();
      await outbox.add([outgoing('a1', 'lan'), outgoing('a2', 'lan'), outgoing('b', 'minh')]);
      expect(await outbox.dropChat('telegram', 'lan', 'blocked')).toBe(2);
      expect(await keysOf(outbox)).toEqual(['b']);
    });

    it('erasing takes away what is queued for a person; what is being sent is still recorded (P3)', async () => {
      const { outbox } = open();
      await outbox.add([outgoing('a1', 'lan'), outgoing('a2', 'lan'), outgoing('b', 'minh')]);
      await outbox.claim('telegram', 1);
      await outbox.erase('telegram', 'lan');
      await outbox.record('a1', { state: 'queued', retryInMs: 0, reason: '500' });
      expect(await keysOf(outbox)).toEqual(['b']);
      expect(await outbox.counts('telegram')).toMatchObject({ dropped: 2, queued: 0 });
    });

    it('records of finished parts are dropped in time, others never (P4)', async () => {
      const { outbox, time } = open();
      await outbox.add([outgoing('a'), outgoing('b', 'minh')]);
      await outbox.claim('telegram', 1);
      await outbox.record('a', SENT);
      time.pass(10_000);
      expect(await outbox.forgetFinished(20_000)).toBe(0);
      expect(await outbox.forgetFinished(5_000)).toBe(1);
      expect(await outbox.counts('telegram')).toMatchObject({ sent: 0, queued: 1, oldestQueuedMs: 10_000 });
    });
  });
}
