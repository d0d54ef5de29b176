import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents, ChannelHealth } from '../channel.ts';
import { registerCommands } from './bot-commands.ts';
import { createPolling } from './polling.ts';
import type { BotIdentity } from './read-addressed.ts';
import { failureOf, type TelegramClient } from './telegram-calls.ts';
import { TELEGRAM_PROBLEMS } from './telegram-messages.vi.ts';
import type { TelegramSettings } from './telegram-settings.ts';
import { pause, type TelegramTiming } from './telegram-timing.ts';
import { idOf, isRecord } from './update-fields.ts';
import { createWebhookCheck } from './webhook-check.ts';
import { TELEGRAM_WEBHOOK_PATH } from './webhook-route.ts';

export interface ReceivingParts {
  readonly client: TelegramClient;
  readonly settings: TelegramSettings;
  readonly publicUrl: string | null;
  readonly admins: readonly string[];
  readonly log: Log;
  readonly nowMs: () => number;
  readonly timing: TelegramTiming;
}

export interface Receiving {
  readonly start: (accept: AcceptEvents) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly health: () => ChannelHealth;
  readonly self: () => BotIdentity | null;
  readonly onIgnored: (why: string) => void;
  readonly onSeen: () => void;
}

/** Receives by the way that the settings name, from the first `getMe` to the end, and says how it goes. */
export function createReceiving(parts: ReceivingParts): Receiving {
  const { client, settings, log, nowMs, timing } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let identity: BotIdentity | null = null;
  let running: Promise<void> | null = null;
  let lastSeenMs: number | null = null;
  /** Of the time before anything is received; null when that went well. */
  let problem: string | null = null;
  let isOver = false;
  let inner: { health(): Pick<ChannelHealth, 'state' | 'problem'> } | null = null;
  const onSeen = (): void => void (lastSeenMs = nowMs());
  const onIgnored = (why: string): void => log.log('debug', 'telegram.update-ignored', { why });

  const identify = async (): Promise<BotIdentity | null> => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        const me = await client.call('getMe', {}, { timeoutMs: 20_000, signal });
        const id = isRecord(me) ? idOf(me['id']) : null;
        const username = isRecord(me) ? me['username'] : undefined;
        if (id !== null && typeof username === 'string') return { id, username };
      } catch (error) {
        if (signal.aborted) return null;
        const failure = failureOf(error);
        const status = failure.kind === 'answered' ? failure.status : failure.code;
        isOver = status === 401 || status === 404;
        if (problem === null || isOver) {
          problem = isOver ? 'token-rejected' : 'unreachable';
          const explanation = TELEGRAM_PROBLEMS[problem];
          log.log(isOver ? 'error' : 'warn', 'telegram.start-trouble', {
            problem,
            code: status,
            explanation,
          });
        }
        if (isOver) return null;
      }
      await pause(timing.backOffMs(failures), signal);
    }
    return null;
  };

  const run = async (accept: AcceptEvents): Promise<void> => {
    const self = await identify();
    if (self === null) return;
    onSeen();
    problem = null;
    identity = self;
    const webhookUrl = parts.publicUrl === null ? null : `${parts.publicUrl}${TELEGRAM_WEBHOOK_PATH}`;
    const check = createWebhookCheck({ client, settings, webhookUrl, log, timing, nowMs, onSeen });
    const commands = registerCommands(client, parts.admins, log, signal);
    if (settings.mode === 'webhook') {
      inner = check;
      await check.keep(signal);
    } else {
      await check.dropOwn(signal);
      const polling = createPolling({ client, accept, log, timing, nowMs, onIgnored, onSeen });
      inner = polling;
      await polling.run(self, signal);
    }
    await commands;
  };

  return {
    async start(accept) {
      running ??= run(accept).catch(() => {
        // Nothing in it rejects by design; should it, that must show.
        isOver = true;
        problem = 'unreachable';
        log.log('error', 'telegram.receiving-ended');
      });
    },
    async stop() {
      stopping.abort();
      await running;
    },
    health() {
      if (problem !== null) return { state: isOver ? 'down' : 'degraded', problem, lastSeenMs };
      if (inner === null) return { state: 'starting', problem: null, lastSeenMs };
      return { ...inner.health(), lastSeenMs };
    },
    self: () => identity,
    onIgnored,
    onSeen,
  };
}
