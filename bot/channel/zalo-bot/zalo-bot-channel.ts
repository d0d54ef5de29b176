import { z } from 'zod';
import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents, Channel, ChannelHealth, ChannelLimits } from '../channel.ts';
import { callHttp, type HttpCall } from '../http-call.ts';
import type { UsageStore } from '../usage-store.ts';
import { formatMessage, TEXT_UNITS } from './format-message.ts';
import { createMonthlyQuota } from './monthly-quota.ts';
import { pollUpdates } from './poll-updates.ts';
import { createSendBotPart } from './send-part.ts';
import { addZaloBotWebhook, WEBHOOK_PATH } from './webhook-route.ts';
import { createZaloBotClient } from './zalo-bot-client.ts';
import type { ZaloBotSettings } from './zalo-bot-settings.ts';

const MINUTE_MS = 60_000;
const CHECK_EVERY_MS = 10 * MINUTE_MS;
/** A poll ends after half a minute at most; three of them without a word and something is stuck. */
const POLL_SILENCE_MS = 2 * MINUTE_MS;

const LIMITS: ChannelLimits = {
  textUnits: TEXT_UNITS,
  buttons: 'numbered',
  maxButtons: 6,
  fileBytes: 0,
  // The platform publishes no rate; this is slow enough for any that was met.
  pacing: { chatGapMs: 1_000, groupPerMinute: 20, perSecond: 5 },
  answerWithinMs: null,
};

export interface ZaloBotParts {
  readonly usage: UsageStore;
  /** Where people reach the bot from outside; the webhook is registered under it. */
  readonly publicUrl: string;
  readonly log: Log;
  readonly nowMs: () => number;
  /** An administrator must act: `messages-80-percent`, `people-80-percent`, `refused 401`, `webhook-unset` …. */
  readonly onAlarm?: (code: string) => void;
  readonly call?: HttpCall;
  readonly checkEveryMs?: number;
}

/** A bot of the Zalo Bot Platform: polling for development, its own webhook else. */
export function createZaloBotChannel(settings: ZaloBotSettings, parts: ZaloBotParts): Channel {
  const { log, nowMs } = parts;
  const call = createZaloBotClient(settings.apiRoot, settings.token, parts.call ?? callHttp);
  const alarm = (code: string): void => {
    log.log('error', 'zalo-bot.alarm', { code });
    parts.onAlarm?.(code);
  };
  const stop = new AbortController();
  const ignored: Record<string, number> = {};
  let problem: string | null = null;
  let refusal: string | null = null;
  let lastSeenMs: number | null = null;
  let startedMs: number | null = null;
  let isReady = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const seen = (): void => void (lastSeenMs = nowMs());
  /** Told when it arises, not as long as it lasts. */
  const setProblem = (next: string | null, needsPerson = false): void => {
    if (next !== null && next !== problem && needsPerson) alarm(next);
    problem = next;
  };
  const onIgnored = (why: string): void => {
    ignored[why] = (ignored[why] ?? 0) + 1;
    log.log('debug', 'zalo-bot.ignored', { why, count: ignored[why] });
  };

  const send = createSendBotPart({
    call,
    quota: createMonthlyQuota(parts.usage, nowMs, alarm),
    onRefused: (code, needsPerson) => {
      log.log(needsPerson ? 'error' : 'warn', 'zalo-bot.refused', { code });
      if (!needsPerson || refusal === code) return;
      refusal = code;
      alarm(`refused ${code}`);
    },
    onSent: () => {
      refusal = null;
      seen();
    },
  });

  const webhookUrl = `${parts.publicUrl}${WEBHOOK_PATH}`;
  const readWebhook = async (): Promise<string | null> => {
    const reply = await call('getWebhookInfo', {}, stop.signal);
    if (reply.kind !== 'ok') throw new Error(String(reply.code));
    seen();
    const info = z.object({ url: z.string().nullish() }).safeParse(reply.result);
    return info.data?.url ?? null;
  };

  /** Registers the webhook when it is not; in polling mode takes it away, for the platform refuses polls beside it. */
  const settleWebhook = async (): Promise<void> => {
    const registered = await readWebhook();
    const isSet = registered !== null && registered !== '';
    if (settings.mode === 'polling') {
      if (!isSet) return;
      log.log('warn', 'zalo-bot.webhook-removed');
      const reply = await call('deleteWebhook', {}, stop.signal);
      if (reply.kind !== 'ok') throw new Error(String(reply.code));
      return;
    }
    if (registered === webhookUrl && isReady) return;
    if (isReady) log.log('warn', 'zalo-bot.webhook-was-unset');
    if (!webhookUrl.startsWith('https://')) throw new Error('webhook-needs-https');
    const reply = await call(
      'setWebhook',
      { url: webhookUrl, secret_token: settings.webhookSecret },
      stop.signal,
    );
    if (reply.kind !== 'ok') throw new Error(String(reply.code));
  };

  const poll = (accept: AcceptEvents): Promise<void> =>
    pollUpdates({
      call,
      accept,
      log,
      signal: stop.signal,
      onAnswer: () => {
        seen();
        setProblem(null);
      },
      onFailure: (code) => setProblem(`polling-failed ${code}`, code === '401'),
      onIgnored,
    });

  const check = async (): Promise<boolean> => {
    try {
      await settleWebhook();
      isReady = true;
      setProblem(null);
      return true;
    } catch (error) {
      if (stop.signal.aborted) return false;
      const code = error instanceof Error ? error.message : 'failed';
      const word = settings.mode === 'webhook' ? 'webhook-unset' : 'unreachable';
      log.log('error', 'zalo-bot.check-failed', { problem: word, code });
      setProblem(code === '401' ? 'token-refused' : word, code === '401' || word === 'webhook-unset');
      return false;
    }
  };

  const supervise = async (accept: AcceptEvents): Promise<void> => {
    const isWell = await check();
    if (stop.signal.aborted) return;
    if (isWell && settings.mode === 'polling') return poll(accept);
    const everyMs = parts.checkEveryMs ?? CHECK_EVERY_MS;
    timer = setTimeout(
      () => void (running = supervise(accept)),
      isWell ? everyMs : Math.min(everyMs, MINUTE_MS),
    );
    timer.unref();
  };

  const health = (): ChannelHealth => {
    const because = problem ?? (refusal === null ? null : `refused ${refusal}`);
    if (problem === 'token-refused') return { state: 'down', problem, lastSeenMs };
    if (because !== null) return { state: 'degraded', problem: because, lastSeenMs };
    if (!isReady) return { state: 'starting', problem: null, lastSeenMs };
    const quietMs = nowMs() - (lastSeenMs ?? startedMs ?? nowMs());
    if (settings.mode === 'polling' && quietMs > POLL_SILENCE_MS)
      return { state: 'down', problem: 'polling-stuck', lastSeenMs };
    return { state: 'up', problem: null, lastSeenMs };
  };

  return {
    name: 'zalo-bot',
    limits: LIMITS,
    format: formatMessage,
    send,
    async showTyping({ chatId }) {
      await call('sendChatAction', { chat_id: chatId, action: 'typing' }).catch(() => {});
    },
    async acknowledge() {},
    async fetchFile() {
      throw new Error('this platform hands out no files');
    },
    addRoutes(app, accept) {
      addZaloBotWebhook(app, accept, {
        secret: settings.mode === 'webhook' ? settings.webhookSecret : null,
        log,
        onGenuine: seen,
        onIgnored,
      });
    },
    async start(accept) {
      startedMs ??= nowMs();
      running ??= supervise(accept);
    },
    async stop() {
      stop.abort();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
    health,
  };
}
