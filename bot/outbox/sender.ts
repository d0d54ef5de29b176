import type { Log } from '../../knowledge/log.ts';
import { backOffMs } from '../back-off.ts';
import type { Channel, SendOutcome } from '../channel/channel.ts';
import { NO_FAILPOINT, type Failpoint } from '../failpoint.ts';
import { createLifecycle, type Lifecycle } from '../lifecycle.ts';
import { createRounds } from '../rounds.ts';
import { timeLimit } from '../time-limit.ts';
import { createChannelBreaker } from './channel-breaker.ts';
import type { ClaimedPart, Outbox, RecordedOutcome } from './outbox.ts';
import { createPacing } from './pacing.ts';

export interface SenderLimits {
  /** Parts on their way at once. */
  readonly atOnce: number;
  /** Time for one call; after it nobody knows whether the part was taken. */
  readonly sendWithinMs: number;
  /** Time that calls get to end when the program stops. */
  readonly stopWithinMs: number;
  readonly lookEveryMs: number;
}

const DEFAULT_LIMITS: SenderLimits = {
  atOnce: 16,
  sendWithinMs: 30_000,
  stopWithinMs: 4_000,
  lookEveryMs: 100,
};
const CHAT_BACK_OFF = { firstMs: 1_000, limitMs: 300_000 } as const;
/** A channel that waits for an administrator is tried rarely: each try costs a part. */
const ADMINISTRATOR_MS = 300_000;

type SentOutcome = Extract<SendOutcome, { state: 'sent' }>;

export interface SenderParts {
  readonly outbox: Outbox;
  readonly channel: Channel;
  readonly log: Log;
  readonly limits?: Partial<SenderLimits>;
  readonly failpoint?: Failpoint;
  /** Told of a part that the platform has taken, before that is recorded. What it throws is logged only. */
  readonly onSent?: (part: ClaimedPart, outcome: SentOutcome) => Promise<void>;
  readonly wallMs?: () => number;
  readonly monotonicMs?: () => number;
  readonly random?: () => number;
}

/** Sends what is in the outbox for one channel, so that trouble of one channel never holds up another. */
export interface Sender extends Lifecycle {
  /** There is something new in the outbox. */
  readonly wake: () => void;
  /** Failures of the channel since the last success. */
  readonly failures: () => number;
}

export function createSender(parts: SenderParts): Sender {
  const { outbox, channel, log, failpoint = NO_FAILPOINT, random = Math.random } = parts;
  const { wallMs = Date.now, monotonicMs = () => performance.now() } = parts;
  const limits = { ...DEFAULT_LIMITS, ...parts.limits };
  const pacing = createPacing(channel.limits.pacing);
  const breaker = createChannelBreaker(random);
  const onTheWay = new Set<Promise<void>>();
  const stop = new AbortController();
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;

  // One part at a time is marked as being sent, just before it is: what a killed process had marked is in doubt.
  const rounds = createRounds(async () => {
    while (!isStopping) {
      const now = monotonicMs();
      const room = Math.min(limits.atOnce, breaker.open(now)) - onTheWay.size;
      if (Math.min(room, pacing.budget(now)) <= 0) return;
      const [part] = await outbox.claim(channel.name, 1, pacing.resting(now)).catch((error: unknown) => {
        log.log('warn', 'outbox.claim-failed', { channel: channel.name, reason: codeOf(error) });
        return [];
      });
      if (part === undefined) return;
      begin(part);
    }
  });

  function begin(part: ClaimedPart): void {
    pacing.sent(part.address.chatId, part.address.isGroup, monotonicMs());
    const way: Promise<void> = send(part)
      .catch((error: unknown) =>
        log.log('error', 'outbox.record-failed', { channel: channel.name, reason: codeOf(error) }),
      )
      .finally(() => {
        onTheWay.delete(way);
        rounds.wake();
      });
    onTheWay.add(way);
  }

  async function send(part: ClaimedPart): Promise<void> {
    if (part.sendBeforeMs !== null && wallMs() > part.sendBeforeMs) {
      log.log('info', 'outbox.too-late', { channel: channel.name });
      await record(part, { state: 'dropped', reason: 'too-late' });
      return;
    }
    // Claimed just before the stop: surely not sent.
    if (stop.signal.aborted) {
      await record(part, { state: 'queued', retryInMs: 0, reason: 'stopped' });
      return;
    }
    failpoint('outbox.before-send');
    const { signal, end } = timeLimit(limits.sendWithinMs, stop.signal);
    const outcome = await channel
      .send(part.address, part.part, signal)
      .catch((): SendOutcome => ({ state: 'unknown', code: 'threw' }))
      .finally(end);
    failpoint('outbox.after-send');
    await take(part, outcome);
  }

  async function take(part: ClaimedPart, outcome: SendOutcome): Promise<void> {
    const { chatId } = part.address;
    const name = channel.name;
    if (outcome.state !== 'sent')
      log.log(outcome.state === 'retry' ? 'info' : 'warn', 'outbox.not-sent', {
        channel: name,
        state: outcome.state,
        code: 'code' in outcome ? outcome.code : 'moved',
        attempt: part.attempt,
      });
    switch (outcome.state) {
      case 'sent':
        breaker.succeeded();
        await parts.onSent?.(part, outcome).catch((error: unknown) => {
          log.log('warn', 'outbox.sent-not-noted', { channel: name, reason: codeOf(error) });
        });
        return record(part, { state: 'sent', messageId: outcome.messageId });
      case 'refused':
        // They answer, so the channel works; unless the whole channel is refused.
        if (outcome.scope === 'channel') breaker.failed(monotonicMs(), ADMINISTRATOR_MS);
        else breaker.succeeded();
        // First the rest of the chat: none of it may come to the front.
        if (outcome.scope === 'chat') await outbox.dropChat(name, chatId, outcome.code);
        return record(part, { state: 'refused', reason: outcome.code });
      case 'retry': {
        if (outcome.scope === 'channel') breaker.failed(monotonicMs(), outcome.afterMs);
        const own = outcome.scope === 'channel' ? 0 : backOffMs(part.attempt, CHAT_BACK_OFF, random);
        return record(part, { state: 'queued', retryInMs: outcome.afterMs ?? own, reason: outcome.code });
      }
      case 'unknown':
        // A line that swallows everything would turn the whole queue into riddles.
        breaker.failed(monotonicMs(), null);
        return record(part, { state: 'unknown', reason: outcome.code });
      case 'moved':
        breaker.succeeded();
        await outbox.move(name, chatId, outcome.newChatId);
        return record(part, { state: 'queued', retryInMs: 0, reason: 'moved' });
    }
  }

  /** The platform has answered: that is not forgotten because the database is busy for a moment. */
  async function record(part: ClaimedPart, outcome: RecordedOutcome): Promise<void> {
    for (let failures = 1; ; failures++) {
      try {
        return await outbox.record(part.key, outcome);
      } catch (error) {
        if (stop.signal.aborted) throw error;
        const delay = backOffMs(failures, { firstMs: 200, limitMs: 5_000 }, random);
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
  }

  const lifecycle = createLifecycle(
    () => {
      timer = setInterval(rounds.wake, limits.lookEveryMs);
      rounds.wake();
    },
    async () => {
      isStopping = true;
      clearInterval(timer);
      await rounds.idle();
      const impatient = setTimeout(() => stop.abort(new Error('the program stops')), limits.stopWithinMs);
      while (onTheWay.size > 0) await Promise.all(onTheWay);
      clearTimeout(impatient);
    },
  );
  return { ...lifecycle, wake: rounds.wake, failures: breaker.failures };
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'error';
}
