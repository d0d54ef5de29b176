import { createRateLimit } from '../http/rate-limit.ts';

export interface QuestionLimitSettings {
  readonly person: { readonly burst: number; readonly perSecond: number };
  readonly all: { readonly burst: number; readonly perSecond: number };
}

/** Generous for people, short of what a program sends. */
export const QUESTION_LIMITS: QuestionLimitSettings = {
  person: { burst: 60, perSecond: 1 },
  all: { burst: 3_000, perSecond: 100 },
};

/** `notice`: not now, and it is said; `silence`: not now, and it has been said already. */
export type Verdict = 'go' | 'notice' | 'silence';

/** How much one sender, and all together, may ask. */
export interface QuestionLimits {
  take(sender: string): Verdict;
}

const MAX_RESTING = 10_000;
/** A sender who was told to wait is not heard for this long: a flood gets one line a minute, not one for each refill. */
const REST_MS = 60_000;

/** In memory: after a restart everybody begins anew. */
export function createQuestionLimits(
  { person, all }: QuestionLimitSettings,
  nowMs: () => number,
): QuestionLimits {
  const persons = createRateLimit({ ...person, nowMs });
  const everybody = createRateLimit({ ...all, nowMs });
  const restsUntil = new Map<string, number>();
  return {
    take(sender) {
      if ((restsUntil.get(sender) ?? -Infinity) > nowMs()) return 'silence';
      restsUntil.delete(sender);
      if (persons.take(sender) === 0 && everybody.take('all') === 0) return 'go';
      restsUntil.set(sender, nowMs() + REST_MS);
      if (restsUntil.size > MAX_RESTING) {
        const [oldest] = restsUntil.keys();
        if (oldest !== undefined) restsUntil.delete(oldest);
      }
      return 'notice';
    },
  };
}
