import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents, ChannelHealth } from '../channel.ts';
import { ALLOWED_UPDATES, parseUpdate } from './parse-update.ts';
import type { BotIdentity } from './read-addressed.ts';
import { pause, type TelegramTiming } from './telegram-timing.ts';
import { failureOf, type TelegramClient } from './telegram-calls.ts';
import { TELEGRAM_PROBLEMS } from './telegram-messages.vi.ts';
import { idOf, isRecord } from './update-fields.ts';

export interface PollingParts {
  readonly client: TelegramClient;
  readonly accept: AcceptEvents;
  readonly log: Log;
  readonly timing: TelegramTiming;
  readonly nowMs: () => number;
  /** Counts what is not answered. */
  readonly onIgnored: (why: string) => void;
  readonly onSeen: () => void;
}

export interface Polling {
  /** Ends when it is stopped, or when only an administrator can help. */
  run(self: BotIdentity, signal: AbortSignal): Promise<void>;
  health(): Pick<ChannelHealth, 'state' | 'problem'>;
}

/**
 * Long polling. Updates are confirmed only with the call that follows their storing, so what was not stored comes
 * again. Trouble is logged with one sentence and tried again; only a refused token ends it.
 */
export function createPolling(parts: PollingParts): Polling {
  const { client, accept, log, timing, nowMs } = parts;
  let problem: string | null = null;
  let isOver = false;
  let lastTurnMs = nowMs();
  /** What is confirmed by the next call; null when nothing is: then Telegram's ids may begin anew after a quiet week. */
  let offset: number | string | null = null;

  const trouble = (next: string, code: string | number): void => {
    if (problem !== next)
      log.log(next === 'token-rejected' ? 'error' : 'warn', 'telegram.polling-trouble', {
        problem: next,
        code,
        explanation: TELEGRAM_PROBLEMS[next],
      });
    problem = next;
  };

  const turn = async (self: BotIdentity, signal: AbortSignal): Promise<void> => {
    const updates = await client.callExactly(
      'getUpdates',
      {
        ...(offset === null ? {} : { offset }),
        limit: 100,
        timeout: timing.longPollSeconds,
        allowed_updates: ALLOWED_UPDATES,
      },
      { timeoutMs: timing.longPollSeconds * 1_000 + timing.pollGraceMs, signal },
    );
    parts.onSeen();
    lastTurnMs = nowMs();
    const batch = Array.isArray(updates) ? updates : [];
    const events = batch.flatMap((update) => {
      const parsed = parseUpdate(update, self);
      if (parsed.kind === 'ignored') parts.onIgnored(parsed.why);
      return parsed.kind === 'event' ? [parsed.event] : [];
    });
    if (events.length > 0) await stored(accept(events));
    offset = offsetAfter(batch);
    if (problem !== null) log.log('info', 'telegram.polling-again');
    problem = null;
  };

  return {
    async run(self, signal) {
      let failures = 0;
      while (!signal.aborted) {
        try {
          await turn(self, signal);
          failures = 0;
        } catch (error) {
          if (signal.aborted) return;
          lastTurnMs = nowMs();
          const next = reactionTo(error, timing);
          trouble(next.problem, next.code);
          if (next.problem === 'token-rejected') {
            isOver = true;
            return;
          }
          failures += 1;
          await pause(next.afterMs ?? timing.backOffMs(failures), signal);
        }
      }
    },
    health() {
      if (isOver) return { state: 'down', problem };
      if (problem !== null) return { state: problem === 'webhook-active' ? 'down' : 'degraded', problem };
      const isStuck = nowMs() - lastTurnMs > timing.longPollSeconds * 1_000 + 2 * timing.pollGraceMs;
      return isStuck ? { state: 'degraded', problem: 'polling-stuck' } : { state: 'up', problem: null };
    },
  };
}

/** One more than the largest id; in digits when a number cannot hold it. */
function offsetAfter(batch: readonly unknown[]): number | string | null {
  const ids = batch.flatMap((update) => (isRecord(update) ? (idOf(update['update_id']) ?? []) : []));
  if (ids.length === 0) return null;
  const next = ids.map(BigInt).reduce((one, other) => (other > one ? other : one)) + 1n;
  return next <= Number.MAX_SAFE_INTEGER ? Number(next) : String(next);
}

class StoreFailed extends Error {}

async function stored(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch {
    throw new StoreFailed();
  }
}

interface Reaction {
  readonly problem: string;
  readonly code: string | number;
  /** Null: the growing pause. */
  readonly afterMs: number | null;
}

function reactionTo(error: unknown, timing: TelegramTiming): Reaction {
  if (error instanceof StoreFailed) return { problem: 'store-failing', code: 'store', afterMs: null };
  const failure = failureOf(error);
  if (failure.kind === 'transport') return { problem: 'unreachable', code: failure.code, afterMs: null };
  const code = failure.status;
  if (code === 401 || code === 404) return { problem: 'token-rejected', code, afterMs: null };
  if (code === 409) {
    // Another poller's open call ends within its long poll; asking sooner would only throw it out in turn.
    const problem = /webhook/i.test(failure.description) ? 'webhook-active' : 'other-poller';
    return { problem, code, afterMs: timing.conflictPauseMs };
  }
  return { problem: 'unreachable', code, afterMs: failure.retryAfterMs };
}
