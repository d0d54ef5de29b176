export interface WebhookPush {
  readonly updateId: number;
  readonly status: number | null;
  readonly ms: number;
}

/** Updates of one bot, as Telegram keeps and delivers them. */
export interface FakeTelegramUpdates {
  /** Adds an update and delivers it by the way that is set; resolves with its id. `id`: instead of the next one. */
  add(update: Readonly<Record<string, unknown>>, id?: number): number;
  /** Not yet confirmed. */
  readonly pending: readonly number[];
  /** Every push over the webhook; status null: no answer in time. */
  readonly pushes: WebhookPush[];
  /** Resolves when nothing waits any more. */
  whenDelivered(): Promise<void>;
  /** The offsets of all polls, in order; null: none given. */
  readonly offsets: (number | null)[];
  /** While true, another poller holds the token. */
  isTakenByOther: boolean;
  poll(payload: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<object>;
  setWebhook(url: string, secret: string): void;
  webhookInfo(): object;
  close(): void;
}

interface Kept {
  readonly id: number;
  readonly lane: string;
  readonly update: Readonly<Record<string, unknown>>;
  isInFlight: boolean;
}

const CONFLICT =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
const WEBHOOK_CONFLICT =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** `webhookTimeoutMs`: how long an answer of the webhook is waited for. */
export function createFakeTelegramUpdates(webhookTimeoutMs: number): FakeTelegramUpdates {
  let kept: Kept[] = [];
  let nextId = 500;
  let webhook = { url: '', secret: '' };
  let lastError: { date: number; message: string } | null = null;
  let isClosed = false;
  let wake: (() => void)[] = [];
  let poller: AbortController | null = null;
  const pushes: WebhookPush[] = [];
  const offsets: (number | null)[] = [];
  const delivered: (() => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();

  const drop = (isDone: (one: Kept) => boolean): void => {
    kept = kept.filter((one) => !isDone(one));
    if (kept.length === 0) for (const resolve of delivered.splice(0)) resolve();
  };

  /** One update of a chat at a time; what is not taken comes again. */
  const pushDue = (): void => {
    if (webhook.url === '' || isClosed) return;
    const busy = new Set(kept.filter(({ isInFlight }) => isInFlight).map(({ lane }) => lane));
    for (const one of kept) {
      if (busy.has(one.lane)) continue;
      busy.add(one.lane);
      one.isInFlight = true;
      void push(one);
    }
  };
  const push = async (one: Kept): Promise<void> => {
    const began = performance.now();
    let status: number | null = null;
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhook.secret },
        body: JSON.stringify(one.update),
        signal: AbortSignal.timeout(webhookTimeoutMs),
      });
      status = response.status;
      await response.arrayBuffer();
    } catch {
      // Not reached, or no answer in time.
    }
    pushes.push({ updateId: one.id, status, ms: performance.now() - began });
    if (status !== null && status >= 200 && status < 300) {
      drop(({ id }) => id === one.id);
      return pushDue();
    }
    lastError = {
      date: Math.floor(Date.now() / 1_000),
      message: `Wrong response from the webhook: ${status}`,
    };
    const timer = setTimeout(() => {
      timers.delete(timer);
      one.isInFlight = false;
      pushDue();
    }, 50);
    timers.add(timer);
  };

  const result = (limit: number): object => ({
    ok: true,
    result: kept.slice(0, limit).map(({ update }) => update),
  });

  return {
    pushes,
    offsets,
    isTakenByOther: false,
    get pending() {
      return kept.map(({ id }) => id);
    },
    add(update, id = nextId) {
      nextId = id + 1;
      kept.push({ id, lane: laneOf(update), update: { update_id: id, ...update }, isInFlight: false });
      for (const resolve of wake.splice(0)) resolve();
      pushDue();
      return id;
    },
    whenDelivered: () =>
      kept.length === 0 ? Promise.resolve() : new Promise((resolve) => delivered.push(resolve)),
    async poll({ offset, limit = 100, timeout = 0 }, signal) {
      offsets.push(typeof offset === 'number' ? offset : null);
      if (webhook.url !== '') return { ok: false, error_code: 409, description: WEBHOOK_CONFLICT };
      if (this.isTakenByOther) return { ok: false, error_code: 409, description: CONFLICT };
      // The newer poll throws the older one out.
      poller?.abort();
      const mine = new AbortController();
      poller = mine;
      if (typeof offset === 'number') drop(({ id }) => id < offset);
      if (kept.length === 0 && Number(timeout) > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Number(timeout) * 1_000);
          const end = (): void => {
            clearTimeout(timer);
            resolve();
          };
          wake.push(end);
          signal.addEventListener('abort', end, { once: true });
          mine.signal.addEventListener('abort', end, { once: true });
        });
        wake = wake.filter(() => false);
      }
      if (mine.signal.aborted) return { ok: false, error_code: 409, description: CONFLICT };
      return result(Number(limit));
    },
    setWebhook(url, secret) {
      webhook = { url, secret };
      pushDue();
    },
    webhookInfo: () => ({
      url: webhook.url,
      pending_update_count: kept.length,
      ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
    }),
    close() {
      isClosed = true;
      for (const resolve of wake.splice(0)) resolve();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function laneOf(update: Readonly<Record<string, unknown>>): string {
  const holder = Object.values(update).find((value) => typeof value === 'object' && value !== null) as
    { chat?: { id?: unknown }; message?: { chat?: { id?: unknown } } } | undefined;
  return String(holder?.chat?.id ?? holder?.message?.chat?.id ?? 'none');
}
