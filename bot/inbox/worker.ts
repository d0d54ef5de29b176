import type { Log } from '../../knowledge/log.ts';
import type { ChannelName } from '../channel/address.ts';
import type { Channel } from '../channel/channel.ts';
import type { IncomingEvent } from '../channel/incoming.ts';
import { backOffMs } from '../back-off.ts';
import type { Delivery, Dialogue } from '../dialogue/dialogue.ts';
import { NO_FAILPOINT, type Failpoint } from '../failpoint.ts';
import { createLifecycle, type Lifecycle } from '../lifecycle.ts';
import type { OutboxEntry } from '../outbox/outbox.ts';
import { createRounds } from '../rounds.ts';
import { timeLimit } from '../time-limit.ts';
import type { Claim, Inbox } from './inbox.ts';
import { ageOf, growsStale, lateNotice } from './late-event.ts';
import { occasionOf, outgoingEntries, type ChannelOf } from './outgoing-entries.ts';

export interface WorkerLimits {
  /** Conversations that are answered side by side. */
  readonly lanes: number;
  readonly leaseMs: number;
  /** Time for one event. */
  readonly answerWithinMs: number;
  readonly tries: number;
  /** An event that was begun so often and never ended, not even badly, has killed the process each time. */
  readonly mostClaims: number;
  /** Words older than this get a notice instead of an answer. */
  readonly lateAfterMs: number;
  /** Time that work gets to end when the program stops; then it is given back. */
  readonly stopWithinMs: number;
  readonly typingAfterMs: number;
  readonly typingEveryMs: number;
  readonly lookEveryMs: number;
}

const DEFAULT_LIMITS: WorkerLimits = {
  lanes: 16,
  leaseMs: 30_000,
  answerWithinMs: 120_000,
  tries: 3,
  mostClaims: 12,
  lateAfterMs: 12 * 3_600_000,
  stopWithinMs: 5_000,
  typingAfterMs: 300,
  typingEveryMs: 4_000,
  lookEveryMs: 500,
};

export interface WorkerParts {
  readonly inbox: Inbox;
  readonly dialogue: Dialogue;
  readonly channelOf: ChannelOf;
  readonly log: Log;
  /** Called when something new is in the outbox. */
  readonly onQueued: () => void;
  /** Called when an event of this channel was given up. */
  readonly onDeadLetter?: (channel: ChannelName) => void;
  readonly limits?: Partial<WorkerLimits>;
  readonly failpoint?: Failpoint;
  readonly wallMs?: () => number;
  readonly random?: () => number;
}

/** Answers what is in the inbox: one event of a conversation after the other, conversations side by side. */
export interface Worker extends Lifecycle {
  /** There is something new in the inbox. */
  readonly wake: () => void;
}

export function createWorker(parts: WorkerParts): Worker {
  const { inbox, dialogue, channelOf, log, onQueued } = parts;
  const { failpoint = NO_FAILPOINT, wallMs = Date.now, random = Math.random } = parts;
  const limits = { ...DEFAULT_LIMITS, ...parts.limits };
  const running = new Map<Promise<void>, AbortController>();
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;

  const rounds = createRounds(async () => {
    while (!isStopping && running.size < limits.lanes) {
      const claim = await inbox.claim(limits.leaseMs).catch((error: unknown) => {
        log.log('warn', 'inbox.claim-failed', { reason: nameOf(error) });
        return null;
      });
      if (claim === null) return;
      if (isStopping) await settle(() => inbox.release(claim)).catch(() => undefined);
      else begin(claim);
    }
  });

  function begin(claim: Claim): void {
    const stop = new AbortController();
    const work: Promise<void> = handle(claim, stop)
      .catch((error: unknown) => log.log('error', 'worker.failed', { reason: nameOf(error) }))
      .finally(() => {
        running.delete(work);
        rounds.wake();
      });
    running.set(work, stop);
  }

  async function handle(claim: Claim, stop: AbortController): Promise<void> {
    const { event } = claim;
    const channel = channelOf(event.address.channel);
    if (channel === undefined) {
      await bury(claim, 'channel-off', []);
      return;
    }
    if (claim.fence > limits.mostClaims) {
      await bury(claim, 'killed-the-process', dialogue.apologise(event));
      return;
    }
    if (growsStale(event) && ageOf(claim, wallMs()) > limits.lateAfterMs) {
      log.log('info', 'worker.late', { channel: channel.name });
      await settle(() => inbox.finish(claim, lateNotice(event, channel, wallMs())));
      onQueued();
      return;
    }
    void channel.acknowledge(event);
    const endSigns = showWork(channel, claim, stop);
    let entries: readonly OutboxEntry[];
    try {
      const deliveries = await withinTime(event, stop.signal);
      entries = outgoingEntries(occasionOf(claim), deliveries, channelOf);
    } catch (error) {
      await fail(claim, error, stop.signal);
      return;
    } finally {
      endSigns();
    }
    failpoint('worker.before-finish');
    await finish(claim, entries);
  }

  /** The answer, or a rejection when it takes too long, is withdrawn, or the program stops. */
  function withinTime(event: IncomingEvent, stopped: AbortSignal): Promise<readonly Delivery[]> {
    const { signal, end } = timeLimit(limits.answerWithinMs, stopped);
    return new Promise<readonly Delivery[]>((resolve, reject) => {
      // Whoever does not listen to the signal is not waited for.
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      Promise.resolve()
        .then(() => dialogue.respond(event, signal))
        .then(resolve, reject);
    }).finally(end);
  }

  /** Renews the lease and the sign of typing until the returned function is called. */
  function showWork(channel: Channel, claim: Claim, stop: AbortController): () => void {
    const renewal = setInterval(() => {
      inbox.renew(claim, limits.leaseMs).then(
        (isHeld) => {
          if (!isHeld) stop.abort(new Error('withdrawn'));
        },
        (error: unknown) => log.log('warn', 'inbox.renew-failed', { reason: nameOf(error) }),
      );
    }, limits.leaseMs / 3);
    const show = (): void => void channel.showTyping(claim.event.address);
    let typing: NodeJS.Timeout | undefined;
    const first = growsStale(claim.event)
      ? setTimeout(() => {
          show();
          typing = setInterval(show, limits.typingEveryMs);
        }, limits.typingAfterMs)
      : undefined;
    return () => {
      clearInterval(renewal);
      clearTimeout(first);
      clearInterval(typing);
    };
  }

  async function finish(claim: Claim, entries: readonly OutboxEntry[]): Promise<void> {
    const isOurs = await settle(() => inbox.finish(claim, entries));
    failpoint('worker.after-finish');
    if (isOurs) onQueued();
    else log.log('info', 'worker.claim-lost', { channel: claim.event.address.channel });
  }

  async function fail(claim: Claim, error: unknown, stopped: AbortSignal): Promise<void> {
    if (stopped.aborted) {
      // Withdrawn: whoever took it back has said what becomes of it.
      if (isStopping) await settle(() => inbox.release(claim));
      return;
    }
    const { channel } = claim.event.address;
    log.log('warn', 'worker.try-failed', { channel, attempt: claim.attempt, reason: nameOf(error) });
    if (claim.attempt >= limits.tries) await bury(claim, nameOf(error), dialogue.apologise(claim.event));
    else {
      const delay = backOffMs(claim.attempt, { firstMs: 2_000, limitMs: 60_000 }, random);
      await settle(() => inbox.retry(claim, delay));
    }
  }

  async function bury(claim: Claim, reason: string, deliveries: readonly Delivery[]): Promise<void> {
    const entries = outgoingEntries(occasionOf(claim), deliveries, channelOf);
    if (!(await settle(() => inbox.bury(claim, reason, entries)))) return;
    const { channel } = claim.event.address;
    log.log('error', 'worker.dead-letter', { channel, reason });
    parts.onDeadLetter?.(channel);
    onQueued();
  }

  /** What was worked out is not thrown away because the database is busy for a moment. */
  async function settle(change: () => Promise<boolean>): Promise<boolean> {
    for (let failures = 1; ; failures++) {
      try {
        return await change();
      } catch (error) {
        log.log('warn', 'inbox.write-failed', { reason: nameOf(error) });
        if (failures === 5) throw error;
        const delay = backOffMs(failures, { firstMs: 200, limitMs: 2_000 }, random);
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
      let impatient: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        impatient = setTimeout(resolve, limits.stopWithinMs);
      });
      await rounds.idle();
      const ended = Promise.all(running.keys());
      await Promise.race([ended, patience]);
      clearTimeout(impatient);
      for (const stop of running.values()) stop.abort(new Error('the program stops'));
      await ended;
    },
  );
  return { ...lifecycle, wake: rounds.wake };
}

/** What may be logged of an error: its kind. Its message may hold words of people. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `${error.name}:${code}` : error.name;
}
