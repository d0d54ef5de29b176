import type { DialogueParts } from './dialogue-parts.ts';
import { PEOPLE_TEXTS as SAY } from './people-messages.vi.ts';
import type { Person } from './person.ts';
import { plainMessage } from './text-blocks.ts';
import { replyTo, type Reply, type Turn } from './turn.ts';

type Parts = Pick<DialogueParts, 'stores' | 'inbox' | 'outbox' | 'send' | 'access' | 'log'>;

/** Asks once more: nothing of it can be brought back. */
export function askToErase(turn: Turn, { access }: Parts): readonly Reply[] {
  const lines = [SAY.eraseAsk, ...(access === 'invite' ? [SAY.eraseLosesInvitation] : [])];
  return [
    replyTo(turn, plainMessage(...lines), [
      { label: SAY.eraseYes, does: { kind: 'erase' } },
      { label: SAY.eraseNo, does: { kind: 'cancel' } },
    ]),
  ];
}

/**
 * Erases everything of the sender at once. The inbox forgets this very event too, so the confirmation goes out on its
 * own. Offers and inbox come last: a process that dies before is asked again and finds the button still there.
 */
export async function eraseSender(turn: Turn, parts: Parts): Promise<readonly Reply[]> {
  const { person, address, key } = turn;
  const { offers, ...others } = parts.stores;
  await eraseFrom(others, person);
  await parts.outbox.erase(person.channel, person.id);
  await parts.send(`erased:${key}`, [{ address, personId: null, message: plainMessage(SAY.erased) }]);
  await offers.erase(person);
  await parts.inbox.erase(person.channel, person.id);
  parts.log.log('info', 'person.erased', { channel: person.channel });
  return [];
}

async function eraseFrom(stores: Omit<DialogueParts['stores'], 'offers'>, person: Person): Promise<void> {
  await stores.conversations.erase(person);
  await stores.questionsLog.erase(person);
  await stores.handOffs.erase(person);
  await stores.modelBudget.erase(person);
  await stores.people.erase(person);
}
