import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents } from '../channel.ts';
import { parseUpdate } from './parse-update.ts';
import type { ZaloBotCall } from './zalo-bot-client.ts';

const POLL_SECONDS = '30';
const NO_UPDATE = 408;
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

export interface PollParts {
  readonly call: ZaloBotCall;
  readonly accept: AcceptEvents;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** A sign of life: an update, or the platform's word that there is none. */
  readonly onAnswer: () => void;
  /** The code of what went wrong. */
  readonly onFailure: (code: string) => void;
  readonly onIgnored: (why: string) => void;
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Fetches updates one by one until the signal; for development, since this platform confirms nothing: what was fetched is
 * gone there. So an update that cannot be stored is kept here and stored before the next is asked for.
 */
export async function pollUpdates(parts: PollParts): Promise<void> {
  const { call, accept, log, signal } = parts;
  const rest =
    parts.rest ??
    ((ms: number, until: AbortSignal) => sleep(ms, undefined, { signal: until }).catch(() => {}));
  let restMs = FIRST_REST_MS;
  const fail = async (code: string): Promise<void> => {
    parts.onFailure(code);
    log.log('warn', 'zalo-bot.poll-failed', { code });
    await rest(restMs, signal);
    restMs = Math.min(restMs * 2, LONGEST_REST_MS);
  };
  while (!signal.aborted) {
    const reply = await call('getUpdates', { timeout: POLL_SECONDS }, signal);
    if (signal.aborted && reply.kind !== 'ok') return;
    if (reply.kind === 'error' && reply.code === NO_UPDATE) {
      parts.onAnswer();
      continue;
    }
    if (reply.kind !== 'ok') {
      await fail(String(reply.code));
      continue;
    }
    restMs = FIRST_REST_MS;
    parts.onAnswer();
    const parsed = parseUpdate(reply.result);
    if (parsed.kind === 'ignored') {
      parts.onIgnored(parsed.why);
      continue;
    }
    while (!(await stored())) {
      await fail('store');
      // Tried once more even when stopping: it exists nowhere else.
      if (signal.aborted) {
        if (!(await stored())) log.log('error', 'zalo-bot.update-lost');
        return;
      }
    }
    restMs = FIRST_REST_MS;

    async function stored(): Promise<boolean> {
      if (parsed.kind === 'ignored') return true;
      return accept([parsed.event]).then(
        () => true,
        () => false,
      );
    }
  }
}
