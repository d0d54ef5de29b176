import type { ChannelName } from '../../channel/address.ts';
import type { Delivery, LimitsOf } from '../../dialogue/dialogue.ts';
import type { Offer, Offers } from '../../dialogue/offers.ts';
import type { Person } from '../../dialogue/person.ts';
import { privateChatOf } from '../../dialogue/turn.ts';
import type { ClassMember } from '../class-session.ts';
import type { QuizRun } from '../store/class-quiz.ts';
import { quizDelivery } from './quiz-message.ts';

export interface SendRunParts {
  readonly offers: Pick<Offers, 'put'>;
  readonly limitsOf: LimitsOf;
  /** Puts messages into the outbox. The same key is sent once. */
  readonly send: (key: string, deliveries: readonly Delivery[]) => Promise<void>;
}

/** Sends a run to the members of its class on the chat channels; those on the web see it on their page. */
export async function sendRun(
  run: QuizRun,
  members: readonly ClassMember[],
  { offers, limitsOf, send }: SendRunParts,
): Promise<void> {
  for (const member of members) {
    if (!isOnChat(member)) continue;
    const limits = limitsOf(member.channel);
    if (limits === null) continue;
    const key = `quiz:${run.id}:${member.channel}:${member.id}`;
    const address = privateChatOf(member);
    const [message, choices] = quizDelivery(run, limits);
    const taps = choices.flatMap(({ does }): Offer[] => (does.kind === 'open' ? [] : [does]));
    if (taps.length > 0) await offers.put(key, address, member, taps);
    await send(key, [{ address, personId: member.id, message }]);
  }
}

function isOnChat(member: ClassMember): member is Person {
  const channel: ChannelName | 'web' = member.channel;
  return channel !== 'web';
}
