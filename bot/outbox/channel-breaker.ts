import { backOffMs } from '../back-off.ts';

/** Rests a channel that fails, longer with each failure, and then lets one part through to see. */
export interface ChannelBreaker {
  /** Parts that may be on their way at once: 0 while it rests, 1 to see. */
  readonly open: (nowMs: number) => number;
  succeeded(): void;
  /** `afterMs`: as long as the platform asks for; null: our own back-off. */
  failed(nowMs: number, afterMs: number | null): void;
  /** Failures since the last success. */
  readonly failures: () => number;
}

const BACK_OFF = { firstMs: 1_000, limitMs: 60_000 } as const;

export function createChannelBreaker(random: () => number): ChannelBreaker {
  let failures = 0;
  let restUntil = -Infinity;
  return {
    open: (nowMs) => (nowMs < restUntil ? 0 : failures > 0 ? 1 : Infinity),
    succeeded() {
      failures = 0;
    },
    failed(nowMs, afterMs) {
      failures += 1;
      // Several on their way may fail together: the longest rest counts.
      restUntil = Math.max(restUntil, nowMs + (afterMs ?? backOffMs(failures, BACK_OFF, random)));
    },
    failures: () => failures,
  };
}
