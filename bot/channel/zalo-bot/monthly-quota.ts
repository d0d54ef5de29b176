import { monthInVietnam } from '../month-in-vietnam.ts';
import type { UsageStore } from '../usage-store.ts';

/** The free plan. */
export const MESSAGES_A_MONTH = 3_000;
export const PEOPLE = 50;
const TELL_FROM = 0.8;
const CHANNEL = 'zalo-bot';
const KIND = 'message';

export type QuotaAlarm = 'messages-80-percent' | 'messages-used-up' | 'people-80-percent' | 'people-used-up';

/** Counts what the plan limits, durably, and tells in time. */
export interface MonthlyQuota {
  /** One message went out, or may have. */
  count(personId: string): Promise<void>;
  /** Whether the month's messages are used up by our count. */
  isUsedUp(): Promise<boolean>;
}

export function createMonthlyQuota(
  usage: UsageStore,
  nowMs: () => number,
  onAlarm: (alarm: QuotaAlarm) => void,
): MonthlyQuota {
  const told = new Set<string>();
  const tell = (alarm: QuotaAlarm, month: string): void => {
    if (told.has(`${month} ${alarm}`)) return;
    told.add(`${month} ${alarm}`);
    onAlarm(alarm);
  };
  return {
    async count(personId) {
      const month = monthInVietnam(nowMs());
      const messages = await usage.add(CHANNEL, month, KIND);
      if (messages >= MESSAGES_A_MONTH) tell('messages-used-up', month);
      else if (messages >= TELL_FROM * MESSAGES_A_MONTH) tell('messages-80-percent', month);
      const people = await usage.addPerson(CHANNEL, personId);
      if (people >= PEOPLE) tell('people-used-up', month);
      else if (people >= TELL_FROM * PEOPLE) tell('people-80-percent', month);
    },
    async isUsedUp() {
      return (await usage.count(CHANNEL, monthInVietnam(nowMs()), KIND)) >= MESSAGES_A_MONTH;
    },
  };
}
