import { afterEach, describe, expect, it, vi } from 'vitest';
import { SILENT_LOG } from '../../../knowledge/log.ts';
import type { Dialogue } from '../../../bot/dialogue/dialogue.ts';
import { LATE_NOTICE } from '../../../bot/inbox/late-notice.vi.ts';
import { createSqliteInbox } from '../../../bot/inbox/sqlite-inbox.ts';
import { createWorker, type Worker, type WorkerLimits } from '../../../bot/inbox/worker.ts';
import { createSqliteOutbox } from '../../../bot/outbox/sqlite-outbox.ts';
import { scratchStores } from '../../support/bot-store.ts';
import { createManualTime } from '../../support/manual-time.ts';
import { textEvent } from '../../support/sample-events.ts';
import { createScriptedChannel } from '../../support/scripted-channel.ts';
import { createScriptedDialogue, textOf } from '../../support/scripted-dialogue.ts';

const scratch = scratchStores();
const workers: Worker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

/** Resolves from outside. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function setUp() {
  const time = createManualTime();
  const db = scratch().open();
  const inbox = createSqliteInbox(db, time);
  const outbox = createSqliteOutbox(db, time);
  const channel = createScriptedChannel();
  const work = (dialogue: Dialogue, limits: Partial<WorkerLimits> = {}): Worker => {
    const worker = createWorker({
      inbox,
      dialogue,
      channelOf: (name) => (name === channel.name ? channel : undefined),
      log: SILENT_LOG,
      onQueued: () => undefined,
      limits: { lookEveryMs: 5, ...limits },
      wallMs: time.wallMs,
      random: () => 1,
    });
    workers.push(worker);
    return worker;
  };
  /** Everything that is to be sent, oldest first, taken out. */
  const queued = async (): Promise<string[]> => {
    const texts: string[] = [];
    for (;;) {
      const parts = await outbox.claim('telegram', 50);
      if (parts.length === 0) return texts;
      for (const { key, part } of parts) {
        texts.push(String(part.payload.text));
        await outbox.record(key, { state: 'sent', messageId: null });
      }
    }
  };
  const settled = async (): Promise<void> => {
    await vi.waitFor(async () => {
      const { waiting, claimed } = await inbox.counts();
      expect(waiting + claimed).toBe(0);
    }, 5_000);
  };
  return { time, inbox, outbox, channel, work, queued, settled };
}

describe('worker', () => {
  it('answers every event once, a conversation in order, although the first takes longest (Q7)', async () => {
    const { inbox, work, queued, settled } = setUp();
    const slow = gate();
    const dialogue = createScriptedDialogue(async (event) => {
      if (event.eventId === '1') await slow.opened;
      return [textOf(event)];
    });
    await inbox.accept([
      textEvent('1', 'lan', { text: 'một' }),
      textEvent('2', 'lan', { text: 'hai' }),
      textEvent('3', 'minh', { text: 'ba' }),
    ]);
    await work(dialogue).start();
    await vi.waitFor(async () => expect((await inbox.counts()).waiting).toBe(1));
    expect(dialogue.asked).toEqual(['một', 'ba']);
    slow.open();
    await settled();
    expect((await queued()).filter((text) => text !== 'ba')).toEqual(['một', 'hai']);
    expect(dialogue.asked).toHaveLength(3);
  });

  it('never works on more conversations at once than it may', async () => {
    const { inbox, work, settled } = setUp();
    let now = 0;
    let most = 0;
    const three = gate();
    const dialogue = createScriptedDialogue(async () => {
      most = Math.max(most, ++now);
      if (now === 3) three.open();
      await three.opened;
      await new Promise(setImmediate);
      now--;
      return [];
    });
    await inbox.accept(Array.from({ length: 20 }, (_, i) => textEvent(`${i}`, `p${i}`)));
    await work(dialogue, { lanes: 3 }).start();
    await settled();
    expect(most).toBe(3);
  });

  it('what always fails is tried 3 times with growing delay, then there is one apology and the next proceeds (Q5)', async () => {
    const { time, inbox, work, queued, settled } = setUp();
    const tries: number[] = [];
    const dialogue = createScriptedDialogue((event) => {
      if (event.eventId !== '1') return ['đáp'];
      tries.push(time.monotonicMs());
      throw new Error('không được');
    });
    await inbox.accept([textEvent('1', 'lan', { text: 'hỏng' }), textEvent('2')]);
    await work(dialogue).start();
    for (let n = 1; n <= 2; n++) {
      await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ waiting: 2, claimed: 0 }));
      await vi.waitFor(() => {
        time.pass(500);
        expect(tries.length).toBeGreaterThan(n);
      });
    }
    await settled();
    expect(tries).toHaveLength(3);
    expect(tries[1]! - tries[0]!).toBeGreaterThanOrEqual(2_000);
    expect(tries[2]! - tries[1]!).toBeGreaterThanOrEqual(4_000);
    expect(await queued()).toEqual(['xin lỗi: hỏng', 'đáp']);
    expect((await inbox.counts()).dead).toBe(1);
  });

  it('a worker that was blocked for twice its lease does not answer a second time (Q2)', async () => {
    const { time, inbox, outbox, work, queued, settled } = setUp();
    const stalled = gate();
    const first = createScriptedDialogue(async () => {
      await stalled.opened;
      // Nothing else of this process runs meanwhile: no renewal either.
      const end = performance.now() + 60;
      while (performance.now() < end);
      return ['của người bị treo'];
    });
    await inbox.accept([textEvent('1')]);
    await work(first, { leaseMs: 60_000 }).start();
    await vi.waitFor(() => expect(first.asked).toHaveLength(1));
    time.pass(120_000);
    await work(createScriptedDialogue(() => ['của người mới'])).start();
    await settled();
    stalled.open();
    await vi.waitFor(async () => expect((await outbox.counts('telegram')).queued).toBe(1));
    for (const worker of workers.splice(0)) await worker.stop();
    expect(await queued()).toEqual(['của người mới']);
  });

  it('what waited too long gets one notice for the conversation, not an answer (Q8)', async () => {
    const { time, inbox, work, queued, settled } = setUp();
    await inbox.accept([textEvent('1'), textEvent('2'), textEvent('3', 'minh')]);
    time.pass(13 * 3_600_000);
    await inbox.accept([textEvent('4', 'lan', { text: 'mới' })]);
    const dialogue = createScriptedDialogue();
    await work(dialogue).start();
    await settled();
    expect((await queued()).sort()).toEqual([LATE_NOTICE, LATE_NOTICE, 'đáp: mới'].sort());
    expect(dialogue.asked).toEqual(['mới']);
  });

  it('an edit that comes during the work is answered instead of the old words (M15, Q13)', async () => {
    const { inbox, work, queued, settled } = setUp();
    const stays = gate();
    const dialogue = createScriptedDialogue(async (event) => {
      if (event.eventId === '1') await stays.opened;
      return [textOf(event)];
    });
    await inbox.accept([textEvent('1', 'lan', { text: 'cũ', messageId: 'm' })]);
    await work(dialogue).start();
    await vi.waitFor(() => expect(dialogue.asked).toEqual(['cũ']));
    await inbox.accept([textEvent('2', 'lan', { text: 'mới', messageId: 'm', isEdit: true })]);
    stays.open();
    await settled();
    expect(await queued()).toEqual(['mới']);
  });

  it('an answer that takes too long is given up and tried again', async () => {
    const { time, inbox, work, queued, settled } = setUp();
    let tries = 0;
    const dialogue = createScriptedDialogue(async () => {
      if (++tries === 1) await new Promise(() => undefined);
      return ['sau'];
    });
    await inbox.accept([textEvent('1')]);
    await work(dialogue, { answerWithinMs: 20 }).start();
    await vi.waitFor(async () => {
      time.pass(500);
      expect((await inbox.counts()).waiting + (await inbox.counts()).claimed).toBe(0);
    });
    await settled();
    expect(await queued()).toEqual(['sau']);
  });

  it('an event that killed the process each time it was begun becomes a dead letter', async () => {
    const { inbox, work, queued, settled } = setUp();
    await inbox.accept([textEvent('1', 'lan', { text: 'độc' })]);
    for (let n = 0; n < 3; n++) await inbox.release((await inbox.claim(1_000))!);
    const dialogue = createScriptedDialogue();
    await work(dialogue, { mostClaims: 3 }).start();
    await settled();
    expect(dialogue.asked).toEqual([]);
    expect(await queued()).toEqual(['xin lỗi: độc']);
  });

  it('shows that it is typing only while it works, again and again', async () => {
    const { inbox, channel, work, settled } = setUp();
    const slow = gate();
    await inbox.accept([textEvent('1')]);
    const dialogue = createScriptedDialogue(async () => {
      await slow.opened;
      return [];
    });
    await work(dialogue, { typingAfterMs: 1, typingEveryMs: 5 }).start();
    await vi.waitFor(() => expect(channel.typing.length).toBeGreaterThan(2));
    slow.open();
    await settled();
    const shown = channel.typing.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(channel.typing).toHaveLength(shown);
  });

  describe('stopping', () => {
    it('lets work end, takes no more, and leaves the rest for the next start (Q10)', async () => {
      const { inbox, work, queued } = setUp();
      const slow = gate();
      const dialogue = createScriptedDialogue(async () => {
        await slow.opened;
        return ['đáp'];
      });
      await inbox.accept([textEvent('1'), textEvent('2')]);
      const worker = work(dialogue);
      await worker.start();
      await vi.waitFor(() => expect(dialogue.asked).toHaveLength(1));
      const stopped = worker.stop();
      slow.open();
      await stopped;
      expect(await queued()).toEqual(['đáp']);
      expect(await inbox.counts()).toMatchObject({ waiting: 1, claimed: 0 });
    });

    it('gives back what does not end in time, without counting a failure (Q10)', async () => {
      const { inbox, work } = setUp();
      const dialogue = createScriptedDialogue(() => new Promise(() => undefined));
      await inbox.accept([textEvent('1')]);
      const worker = work(dialogue, { stopWithinMs: 10 });
      await worker.start();
      await vi.waitFor(() => expect(dialogue.asked).toHaveLength(1));
      await worker.stop();
      expect(await inbox.claim(1_000)).toMatchObject({ attempt: 1 });
    });

    it('may be asked for twice, before, during and after the start (Q11)', async () => {
      const { inbox, work, settled } = setUp();
      const never = work(createScriptedDialogue());
      await never.stop();
      await never.start();
      await inbox.accept([textEvent('1')]);
      expect((await inbox.counts()).waiting).toBe(1);

      const dialogue = createScriptedDialogue();
      const worker = work(dialogue);
      await Promise.all([worker.start(), worker.start()]);
      await settled();
      expect(dialogue.asked).toHaveLength(1);
      await Promise.all([worker.stop(), worker.stop()]);
      await worker.stop();
    });
  });
});
