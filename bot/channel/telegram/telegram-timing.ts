/** Times of receiving. Tests shorten them; nobody else need. */
export interface TelegramTiming {
  /** How long Telegram holds a call that has nothing to say. */
  readonly longPollSeconds: number;
  /** How much longer the answer may take. */
  readonly pollGraceMs: number;
  /** After a 409: no less than another poller's long poll. */
  readonly conflictPauseMs: number;
  /** Pause after so many failures in a row. */
  readonly backOffMs: (failures: number) => number;
  /** How often Telegram is asked whether it reaches the webhook. */
  readonly webhookCheckMs: number;
}

export const TELEGRAM_TIMING: TelegramTiming = {
  longPollSeconds: 50,
  pollGraceMs: 15_000,
  conflictPauseMs: 60_000,
  backOffMs: (failures) =>
    Math.min(60_000, 1_000 * 2 ** Math.min(failures - 1, 10)) * (0.5 + Math.random() / 2),
  webhookCheckMs: 300_000,
};

/** Resolves after the time, or at once when it is stopped. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
