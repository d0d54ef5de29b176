import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents, Channel, ChannelHealth, ChannelLimits } from '../channel.ts';
import { callHttp, type HttpCall } from '../http-call.ts';
import { monthInVietnam } from '../month-in-vietnam.ts';
import type { UsageStore } from '../usage-store.ts';
import { createCallWithToken } from './call-with-token.ts';
import { missedMessages } from './catch-up.ts';
import { fetchFile } from './fetch-file.ts';
import { formatMessage, MAX_BUTTONS, TEXT_UNITS } from './format-message.ts';
import { readAccount, type OaAccount } from './read-account.ts';
import { genuineAfterAll } from './replay-quarantine.ts';
import { createSendPart, MAX_FILE_BYTES } from './send-part.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import { createTokenKeeper, type TokenProblem } from './token-keeper.ts';
import type { TokenStore } from './token-store.ts';
import type { WebhookMemory } from './webhook-memory.ts';
import { addZaloOaWebhook, noCounts } from './webhook-route.ts';
import { createZaloOaClient } from './zalo-oa-client.ts';
import type { ZaloOaSettings } from './zalo-oa-settings.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CHECK_EVERY_MS = 30 * MINUTE_MS;
const QUARANTINE_FOR_MS = 24 * HOUR_MS;
/** More wrong signatures in a row than chance brings: the key is wrong, or somebody tries. */
const BAD_IN_A_ROW = 3;
const ACKNOWLEDGING_ICON = '/-strong';
/** After 48 hours the platform bills an answer, after 7 days it refuses it; an hour is left for sending. */
const ANSWER_WITHIN_MS = 47 * HOUR_MS;

const LIMITS: ChannelLimits = {
  textUnits: TEXT_UNITS,
  buttons: 'inline',
  maxButtons: MAX_BUTTONS,
  fileBytes: MAX_FILE_BYTES,
  // The application may make 4,000 calls a minute, uploads and reactions among them.
  pacing: { chatGapMs: 200, groupPerMinute: 20, perSecond: 25 },
  answerWithinMs: ANSWER_WITHIN_MS,
};

export interface ZaloOaParts {
  readonly tokens: TokenStore;
  readonly memory: WebhookMemory;
  readonly usage: UsageStore;
  /** Bytes of a file of the originals; null when it is not held. */
  readonly originals: (sha256: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly nowMs: () => number;
  /** An administrator must act: `needs-reconsent`, `bad-signatures`, `refused-224` …; at most once an hour for each code. */
  readonly onAlarm?: (code: string) => void;
  readonly call?: HttpCall;
  readonly checkEveryMs?: number;
  readonly leastRenewalGapMs?: number;
}

/**
 * The Official Account. Its consent is begun with a pair of tokens that an administrator takes from the developers'
 * console (Tools, API Explorer, “OA access token”) and puts into the settings; from then on the pair is renewed here,
 * and the console must not be used for the same application again, for it would kill ours. A new pair in the settings
 * is taken over at the next start.
 */
export function createZaloOaChannel(settings: ZaloOaSettings, parts: ZaloOaParts): Channel {
  const { log, nowMs, usage, memory } = parts;
  const call = parts.call ?? callHttp;
  const { appId, appSecret, secretKey, apiRoot, oauthRoot } = settings;
  const alarm = createAlarm(parts);
  const keeper = createTokenKeeper({
    store: parts.tokens,
    renew: createTokenEndpoint({ oauthRoot, appId, appSecret }, call, nowMs),
    log,
    nowMs,
    onProblem: alarm,
    ...(parts.leastRenewalGapMs === undefined ? {} : { leastGapMs: parts.leastRenewalGapMs }),
  });
  const client = createZaloOaClient(apiRoot, call);
  const withToken = createCallWithToken(keeper);
  const counts = noCounts();
  let account: OaAccount | { readonly code: string } | null = null;
  let refusal: string | null = null;
  let lastAnswerMs: number | null = null;

  const send = createSendPart({
    client,
    withToken,
    originals: parts.originals,
    nowMs,
    buttonTemplateType: settings.buttonTemplateType ?? null,
    onRefused: (code, needsPerson) => {
      log.log(needsPerson ? 'error' : 'warn', 'zalo-oa.refused', { code });
      if (!needsPerson) return;
      refusal = code;
      alarm(`refused${code}`);
    },
    onSent: (quotaType) => {
      refusal = null;
      lastAnswerMs = nowMs();
      if (quotaType !== 'reply' && quotaType !== 'unnamed')
        log.log('warn', 'zalo-oa.counted-message', { quota: quotaType });
      void usage.add('zalo-oa', monthInVietnam(nowMs()), quotaType).catch(() => {});
    },
  });

  const refreshAccount = async (): Promise<void> => {
    account = await readAccount(client, withToken);
    if ('code' in account) return log.log('warn', 'zalo-oa.account-unread', { code: account.code });
    lastAnswerMs = nowMs();
    log.log('info', 'zalo-oa.account', {
      verified: account.isVerified,
      package: account.packageName,
      until: account.packageUntil,
    });
    if (!account.isVerified) alarm('oa-not-verified');
  };

  const catchUp = async (accept: AcceptEvents, sinceMs: number): Promise<void> => {
    const events = await missedMessages({ client, withToken }, sinceMs, { appId, nowMs: nowMs() });
    if (events.length === 0) return;
    await accept(events);
    log.log('info', 'zalo-oa.caught-up', { messages: events.length });
  };

  const replayQuarantine = async (accept: AcceptEvents): Promise<void> => {
    await memory.forgetQuarantined(nowMs() - QUARANTINE_FOR_MS);
    const events = await genuineAfterAll(memory, appId, secretKey);
    if (events.length === 0) return;
    await accept(events);
    await memory.clearQuarantine();
    log.log('info', 'zalo-oa.quarantine-genuine', { messages: events.length });
  };

  /** Each step by itself: one that fails must not keep the others from being done. */
  const step = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.log('error', 'zalo-oa.step-failed', {
        step: name,
        reason: error instanceof Error ? error.name : 'failed',
      });
    }
  };

  const begin = async (accept: AcceptEvents): Promise<void> => {
    const heardMs = await memory.lastHeardMs().catch(() => null);
    await step('tokens', () => keeper.open(settings.seed));
    await step('quarantine', () => replayQuarantine(accept));
    await step('account', refreshAccount);
    if (heardMs !== null) await step('catch-up', () => catchUp(accept, heardMs));
  };

  const round = async (accept: AcceptEvents): Promise<void> => {
    await step('tokens', () => keeper.check());
    await step('quarantine', () => replayQuarantine(accept));
    await step('account', refreshAccount);
    const since = counts.unstoredSinceMs;
    if (since === null) return;
    await step('catch-up', async () => {
      await catchUp(accept, since);
      counts.unstoredSinceMs = null;
    });
  };

  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;
  const supervise = (accept: AcceptEvents, work: (accept: AcceptEvents) => Promise<void>): void => {
    running = work(accept).then(() => {
      if (isStopped) return;
      // Sooner while something is not as it should be.
      const isWell = health().state === 'up' && counts.unstoredSinceMs === null;
      const everyMs = parts.checkEveryMs ?? CHECK_EVERY_MS;
      timer = setTimeout(() => supervise(accept, round), isWell ? everyMs : Math.min(everyMs, MINUTE_MS));
      timer.unref();
    });
  };

  const health = (): ChannelHealth => {
    const seen = [counts.lastGenuineMs, lastAnswerMs].filter((ms) => ms !== null);
    const lastSeenMs = seen.length === 0 ? null : Math.max(...seen);
    return { ...stateOf(keeper.problem(), account, refusal, counts.badInARow), lastSeenMs };
  };

  return {
    name: 'zalo-oa',
    limits: LIMITS,
    format: formatMessage,
    send,
    async showTyping() {},
    async acknowledge({ messageId, senderId, content }) {
      if (messageId === null || senderId === null) return;
      if (content.kind !== 'text' && content.kind !== 'command' && content.kind !== 'file') return;
      const body = {
        recipient: { user_id: senderId },
        sender_action: { react_icon: ACKNOWLEDGING_ICON, react_message_id: messageId },
      };
      await withToken((token) => client.post('/v2.0/oa/message', body, token)).catch(() => {});
    },
    fetchFile: (fileRef, maxBytes, signal) => fetchFile(call, apiRoot, fileRef, maxBytes, signal),
    erasePerson: (personId) => memory.eraseQuarantined(personId),
    addRoutes(app, accept) {
      addZaloOaWebhook(app, accept, {
        appId,
        secretKey,
        memory,
        counts,
        log,
        nowMs,
        onBadSignature: () => alarm('bad-signatures'),
      });
    },
    async start(accept) {
      if (running === null) supervise(accept, begin);
    },
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await keeper.settled();
    },
    health,
  };
}

const DOWN: readonly (TokenProblem | null)[] = ['no-tokens', 'tokens-unreadable', 'needs-reconsent'];

function stateOf(
  tokens: TokenProblem | null,
  account: OaAccount | { readonly code: string } | null,
  refusal: string | null,
  badInARow: number,
): Pick<ChannelHealth, 'state' | 'problem'> {
  if (tokens !== null) return { state: DOWN.includes(tokens) ? 'down' : 'degraded', problem: tokens };
  if (account === null) return { state: 'starting', problem: null };
  if ('code' in account) return { state: 'degraded', problem: `unreachable ${account.code}` };
  if (refusal !== null) return { state: 'degraded', problem: `refused ${refusal}` };
  if (badInARow >= BAD_IN_A_ROW) return { state: 'degraded', problem: 'bad-signatures' };
  if (!account.isVerified) return { state: 'degraded', problem: 'oa-not-verified' };
  return { state: 'up', problem: null };
}

/** Tells people, but of one thing not more than once an hour. */
function createAlarm({ log, nowMs, onAlarm }: ZaloOaParts): (code: string) => void {
  const told = new Map<string, number>();
  return (code) => {
    const last = told.get(code);
    if (last !== undefined && nowMs() - last < HOUR_MS) return;
    told.set(code, nowMs());
    log.log('error', 'zalo-oa.alarm', { code });
    onAlarm?.(code);
  };
}
