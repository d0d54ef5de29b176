import { describe, expect, it } from 'vitest';
import type { Claim, Inbox } from '../../bot/inbox/inbox.ts';
import type { Outbox } from '../../bot/outbox/outbox.ts';
import type { ManualTime } from '../support/manual-time.ts';
import { outgoing, textEvent } from '../support/sample-events.ts';

export interface OpenInbox {
  readonly inbox: Inbox;
  /** The outbox into which `finish` puts. */
  readonly outbox: Outbox;
  readonly time: ManualTime;
  /** The same inbox as another process finds it after this one was killed. */
  readonly reopen: () => Inbox;
}

const HOUR = 3_600_000;
const LEASE = 30_000;

/** What every inbox keeps. */
export function describeInbox(name: string, open: () => OpenInbox): void {
  const take = async (inbox: Inbox): Promise<Claim> => {
    const claim = await inbox.claim(LEASE);
    if (claim === null) throw new Error('nothing to claim');
    return claim;
  };
  const idOf = async (inbox: Inbox): Promise<string | null> =>
    (await inbox.claim(LEASE))?.event.eventId ?? null;

  describe(name, () => {
    it('gives back what was accepted, in the order of arrival', async () => {
      const { inbox } = open();
      await inbox.accept([textEvent('2', 'lan'), textEvent('1', 'minh')]);
      expect((await take(inbox)).event).toEqual(textEvent('2', 'lan'));
      expect((await take(inbox)).event).toEqual(textEvent('1', 'minh'));
      expect(await inbox.claim(LEASE)).toBeNull();
    });

    it('stores an event once, however often and however close together it comes (W1, W2)', async () => {
      const { inbox } = open();
      const results = await Promise.all(
        Array.from({ length: 20 }, () => inbox.accept([textEvent('7'), textEvent('7')])),
      );
      expect(results.reduce((sum, { stored }) => sum + stored, 0)).toBe(1);
      expect(results.reduce((sum, { known }) => sum + known, 0)).toBe(39);
      await inbox.finish(await take(inbox), []);
      expect(await inbox.accept([textEvent('7')])).toEqual({ stored: 0, known: 1, tooOld: 0 });
      expect(await inbox.claim(LEASE)).toBeNull();
    });

    it('takes ids of one channel apart from those of another, and ids that jump down (W11)', async () => {
      const { inbox } = open();
      await inbox.accept([textEvent('900')]);
      const zalo = textEvent('900', 'lan', {
        address: { channel: 'zalo-oa', chatId: 'lan', threadId: null, isGroup: false },
      });
      expect((await inbox.accept([zalo, textEvent('17')])).stored).toBe(2);
    });

    it('keeps ids above 2^53 as they came (W16)', async () => {
      const { inbox } = open();
      await inbox.accept([textEvent('9007199254740993', '123456789012345678')]);
      const { event } = await take(inbox);
      expect([event.eventId, event.address.chatId]).toEqual(['9007199254740993', '123456789012345678']);
    });

    it('one lane after the other, lanes side by side (Q7)', async () => {
      const { inbox } = open();
      await inbox.accept([textEvent('1', 'lan'), textEvent('2', 'lan'), textEvent('3', 'minh')]);
      const first = await take(inbox);
      expect(await idOf(inbox)).toBe('3');
      expect(await idOf(inbox)).toBeNull();
      await inbox.finish(first, []);
      expect(await idOf(inbox)).toBe('2');
    });

    it('several claims at once never get the same event', async () => {
      const { inbox } = open();
      await inbox.accept(Array.from({ length: 8 }, (_, i) => textEvent(`${i}`, `p${i}`)));
      const ids = await Promise.all(Array.from({ length: 10 }, () => idOf(inbox)));
      expect(ids.filter((id) => id !== null).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    });

    it('what is finished and what is to be sent come together', async () => {
      const { inbox, outbox } = open();
      await inbox.accept([textEvent('1')]);
      expect(await inbox.finish(await take(inbox), [outgoing('telegram:1:0')])).toBe(true);
      expect((await outbox.claim('telegram', 5)).map(({ key }) => key)).toEqual(['telegram:1:0']);
      expect(await inbox.counts()).toMatchObject({ waiting: 0, claimed: 0, dead: 0 });
    });

    it('a lease that ended goes to another, and then only the newest may finish (Q2)', async () => {
      const { inbox, outbox, time } = open();
      await inbox.accept([textEvent('1')]);
      const stalled = await take(inbox);
      time.pass(2 * LEASE);
      const newer = await take(inbox);
      expect(newer.fence).toBeGreaterThan(stalled.fence);
      expect(await inbox.renew(stalled, LEASE)).toBe(false);
      expect(await inbox.finish(stalled, [outgoing('telegram:1:0')])).toBe(false);
      expect(await inbox.retry(stalled, 0)).toBe(false);
      expect(await inbox.finish(newer, [outgoing('telegram:1:0')])).toBe(true);
      expect(await outbox.claim('telegram', 5)).toHaveLength(1);
    });

    it('a lease that is renewed holds', async () => {
      const { inbox, time } = open();
      await inbox.accept([textEvent('1')]);
      const claim = await take(inbox);
      for (let i = 0; i < 5; i++) {
        time.pass(LEASE - 1);
        expect(await inbox.renew(claim, LEASE)).toBe(true);
        expect(await inbox.claim(LEASE)).toBeNull();
      }
      expect(await inbox.finish(claim, [])).toBe(true);
    });

    it('leases and delays do not mind a clock that is set an hour either way (Q9)', async () => {
      const { inbox, time } = open();
      await inbox.accept([textEvent('1', 'lan'), textEvent('2', 'minh')]);
      await take(inbox);
      await inbox.retry(await take(inbox), 5_000);
      time.setClock(HOUR);
      expect(await inbox.claim(LEASE)).toBeNull();
      time.setClock(-2 * HOUR);
      time.pass(5_000);
      expect(await idOf(inbox)).toBe('2');
      time.pass(LEASE);
      expect(await idOf(inbox)).toBe('1');
    });

    it('a failure is counted and waits its time, with its lane behind it', async () => {
      const { inbox, time } = open();
      await inbox.accept([textEvent('1'), textEvent('2')]);
      const claim = await take(inbox);
      expect(claim.attempt).toBe(1);
      await inbox.retry(claim, 2_000);
      expect(await inbox.claim(LEASE)).toBeNull();
      time.pass(2_000);
      expect(await take(inbox)).toMatchObject({ attempt: 2, event: { eventId: '1' } });
    });

    it('what is released is free at once and counts as no failure', async () => {
      const { inbox } = open();
      await inbox.accept([textEvent('1')]);
      await inbox.release(await take(inbox));
      expect(await take(inbox)).toMatchObject({ attempt: 1, fence: 2 });
    });

    it('a dead letter is counted, says its last word, and the next of the lane proceeds (Q5)', async () => {
      const { inbox, outbox } = open();
      await inbox.accept([textEvent('1'), textEvent('2')]);
      expect(await inbox.bury(await take(inbox), 'threw', [outgoing('telegram:1:0')])).toBe(true);
      expect(await inbox.counts()).toMatchObject({ dead: 1, waiting: 1 });
      expect(await outbox.counts('telegram')).toMatchObject({ queued: 1 });
      expect(await idOf(inbox)).toBe('2');
    });

    it('what a killed process had claimed is free again, and is still the first of its lane (Q1)', async () => {
      const { inbox, reopen } = open();
      await inbox.accept([textEvent('1'), textEvent('2')]);
      const lost = await take(inbox);
      const after = reopen();
      expect(await take(after)).toMatchObject({ event: { eventId: '1' }, attempt: 1 });
      expect(await inbox.finish(lost, [])).toBe(false);
    });

    it('ids are remembered for 48 hours at least; what is older than that is refused and counted (W9)', async () => {
      const { inbox, time } = open();
      const event = textEvent('1', 'lan', { sentAt: new Date(time.wallMs()).toISOString() });
      await inbox.accept([event]);
      await inbox.finish(await take(inbox), []);
      for (const hours of [6, 24]) {
        time.pass(hours * HOUR);
        await inbox.forgetFinished(0);
        expect(await inbox.accept([event])).toEqual({ stored: 0, known: 1, tooOld: 0 });
      }
      time.pass(42 * HOUR);
      expect(await inbox.forgetFinished(0)).toBe(1);
      expect(await inbox.accept([event])).toEqual({ stored: 0, known: 0, tooOld: 1 });
      expect(await inbox.claim(LEASE)).toBeNull();
    });

    describe('an edited message (M15, Q13)', () => {
      const question = textEvent('1', 'lan', { messageId: 'm' });
      const edit = textEvent('2', 'lan', { messageId: 'm', isEdit: true, text: 'câu hỏi đã sửa' });

      it('takes the place of one that waits', async () => {
        const { inbox } = open();
        await inbox.accept([question, textEvent('9'), edit]);
        expect(await idOf(inbox)).toBe('9');
        await inbox.accept([edit]);
        expect(await inbox.counts()).toMatchObject({ waiting: 1, claimed: 1 });
      });

      it('withdraws one that is being answered', async () => {
        const { inbox } = open();
        await inbox.accept([question]);
        const old = await take(inbox);
        await inbox.accept([edit]);
        expect(await inbox.finish(old, [outgoing('telegram:1:0')])).toBe(false);
        expect(await idOf(inbox)).toBe('2');
      });

      it('withdraws an answer of which nothing has left', async () => {
        const { inbox, outbox } = open();
        await inbox.accept([question]);
        await inbox.finish(await take(inbox), [outgoing('telegram:1:0'), outgoing('telegram:1:1')]);
        await inbox.accept([edit]);
        expect(await outbox.claim('telegram', 5)).toEqual([]);
        expect(await idOf(inbox)).toBe('2');
      });

      it('is dropped once something of the answer was sent, and when it edits nothing known (W10)', async () => {
        const { inbox, outbox } = open();
        await inbox.accept([question]);
        await inbox.finish(await take(inbox), [outgoing('telegram:1:0'), outgoing('telegram:1:1')]);
        await outbox.claim('telegram', 5);
        expect(await inbox.accept([edit])).toMatchObject({ stored: 0, known: 1 });
        const other = textEvent('5', 'lan', { messageId: 'never-seen', isEdit: true });
        expect(await inbox.accept([other])).toMatchObject({ stored: 0, known: 1 });
        expect(await inbox.claim(LEASE)).toBeNull();
      });
    });

    it('erasing takes away everything of a person but the wish itself (P3)', async () => {
      const { inbox } = open();
      await inbox.accept([
        textEvent('1', 'lan'),
        textEvent('2', 'lan'),
        textEvent('3', 'minh'),
        textEvent('4', 'lan'),
      ]);
      await inbox.finish(await take(inbox), []);
      const wish = await take(inbox);
      await inbox.erase('telegram', 'lan', wish.event.eventId);
      expect(await inbox.finish(wish, [])).toBe(true);
      expect(await idOf(inbox)).toBe('3');
      expect(await inbox.claim(LEASE)).toBeNull();
    });

    it('says how many wait and for how long', async () => {
      const { inbox, time } = open();
      expect((await inbox.counts()).oldestWaitingMs).toBeNull();
      await inbox.accept([textEvent('1')]);
      time.pass(7_000);
      expect(await inbox.counts()).toEqual({ waiting: 1, claimed: 0, dead: 0, oldestWaitingMs: 7_000 });
    });
  });
}
