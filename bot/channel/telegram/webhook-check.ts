import type { Log } from '../../../knowledge/log.ts';
import type { ChannelHealth } from '../channel.ts';
import { ALLOWED_UPDATES } from './parse-update.ts';
import { failureOf, type TelegramClient } from './telegram-calls.ts';
import { TELEGRAM_PROBLEMS } from './telegram-messages.vi.ts';
import type { TelegramSettings } from './telegram-settings.ts';
import { pause, type TelegramTiming } from './telegram-timing.ts';
import { isRecord } from './update-fields.ts';

export interface WebhookCheckParts {
  readonly client: TelegramClient;
  readonly settings: TelegramSettings;
  /** Null when our own address is not known: then the webhook must have been set by hand. */
  readonly webhookUrl: string | null;
  readonly log: Log;
  readonly timing: TelegramTiming;
  readonly nowMs: () => number;
  readonly onSeen: () => void;
}

export interface WebhookCheck {
  /** Sets the webhook and asks Telegram from time to time whether it reaches us; ends when it is stopped. */
  keep(signal: AbortSignal): Promise<void>;
  /** Takes away a webhook of ours, left from the other mode; one of somebody else stays, and polling says so. */
  dropOwn(signal: AbortSignal): Promise<void>;
  health(): Pick<ChannelHealth, 'state' | 'problem'>;
}

export function createWebhookCheck(parts: WebhookCheckParts): WebhookCheck {
  const { client, settings, webhookUrl, log, timing } = parts;
  let problem: string | null = null;
  const note = (next: string | null): void => {
    if (next !== null && next !== problem)
      log.log('warn', 'telegram.webhook-trouble', { problem: next, explanation: TELEGRAM_PROBLEMS[next] });
    problem = next;
  };
  const call = async (method: string, payload: object, signal: AbortSignal): Promise<unknown> => {
    const result = await client.call(method, payload, { timeoutMs: 20_000, signal });
    parts.onSeen();
    return result;
  };
  const urlOf = (info: unknown): string =>
    isRecord(info) && typeof info['url'] === 'string' ? info['url'] : '';

  /** Set once in any case: the secret may have changed, which Telegram does not show. */
  let isSet = false;
  const turn = async (signal: AbortSignal): Promise<void> => {
    let info = await call('getWebhookInfo', {}, signal);
    if (webhookUrl !== null && (!isSet || urlOf(info) !== webhookUrl)) {
      const wanted = {
        url: webhookUrl,
        secret_token: settings.webhookSecret,
        allowed_updates: ALLOWED_UPDATES,
      };
      await call('setWebhook', wanted, signal);
      isSet = true;
      info = await call('getWebhookInfo', {}, signal);
    }
    if (urlOf(info) === '') return note('webhook-unset');
    note(isFailing(info, parts.nowMs()) ? 'webhook-failing' : null);
  };

  return {
    async keep(signal) {
      for (let failures = 0; !signal.aborted;) {
        try {
          await turn(signal);
          failures = 0;
        } catch (error) {
          if (signal.aborted) return;
          const failure = failureOf(error);
          const isToken = failure.kind === 'answered' && (failure.status === 401 || failure.status === 404);
          const isAddress = failure.kind === 'answered' && failure.status === 400;
          note(isToken ? 'token-rejected' : isAddress ? 'webhook-unset' : 'unreachable');
          if (isToken) return;
          failures += 1;
        }
        await pause(failures === 0 ? timing.webhookCheckMs : timing.backOffMs(failures), signal);
      }
    },
    async dropOwn(signal) {
      try {
        const url = urlOf(await call('getWebhookInfo', {}, signal));
        if (url !== '' && url === webhookUrl) await call('deleteWebhook', {}, signal);
      } catch {
        // Polling meets the same trouble and reports it.
      }
    },
    health: () => {
      if (problem === null) return { state: 'up', problem: null };
      return {
        state: problem === 'unreachable' || problem === 'webhook-failing' ? 'degraded' : 'down',
        problem,
      };
    },
  };
}

/** Telegram met an error within the last ten minutes, and updates wait. */
function isFailing(info: unknown, nowMs: number): boolean {
  if (!isRecord(info)) return false;
  const { last_error_date: errorDate, pending_update_count: pending } = info;
  return (
    typeof errorDate === 'number' &&
    nowMs / 1_000 - errorDate < 600 &&
    typeof pending === 'number' &&
    pending > 0
  );
}
