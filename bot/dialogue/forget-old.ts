import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { DialogueStores } from './dialogue-parts.ts';
import { RETENTION_MS } from './retention.ts';

/** Drops what is older than people were told; for the retention job, every few minutes. */
export async function forgetOld(stores: DialogueStores, now: Date): Promise<void> {
  await stores.conversations.forgetIdle();
  await stores.offers.forgetOlder(RETENTION_MS.offers);
  await stores.questionsLog.forgetOlder(RETENTION_MS.questionWords, RETENTION_MS.questionCounts);
  await stores.handOffs.forgetOlder(RETENTION_MS.handOffs);
  await stores.people.forgetAttempts();
  await stores.classes.sessions.forgetOlder(RETENTION_MS.classes);
  await stores.modelBudget.forgetBefore(dayInVietnam(now));
}
