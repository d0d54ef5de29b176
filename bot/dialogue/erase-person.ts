import type { DialogueParts } from './dialogue-parts.ts';
import { PEOPLE_TEXTS as SAY } from './people-messages.vi.ts';
import { plainMessage } from './text-blocks.ts';
import { replyTo, type Reply, type Turn } from './turn.ts';

type Parts = Pick<
  DialogueParts,
  'stores' | 'inbox' | 'outbox' | 'eraseAtChannel' | 'scrub' | 'access' | 'log'
>;

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
 * Erases everything of the sender at once, also what waits to be answered or sent; only this event itself is still
 * answered. Offers come last: a process that dies before is asked again and finds the button still there.
 */
export async function eraseSender(turn: Turn, parts: Parts): Promise<readonly Reply[]> {
  const { person, address, event } = turn;
  const { conversations, questionsLog, handOffs, modelBudget, people, offers, classes } = parts.stores;
  for (const store of [conversations, questionsLog, handOffs, modelBudget, people]) await store.erase(person);
  for (const store of [classes.questions, classes.quiz, classes.sessions]) await store.erase(person);
  await parts.outbox.erase(person.channel, person.id);
  await parts.inbox.erase(person.channel, person.id, event.eventId);
  await parts.eraseAtChannel(person.channel, person.id);
  await offers.erase(person);
  parts.scrub();
  parts.log.log('info', 'person.erased', { channel: person.channel });
  return [{ address, person: null, message: plainMessage(SAY.erased) }];
}
