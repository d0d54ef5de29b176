import type { Channel } from '../channel/channel.ts';
import type { ChannelName, ChatAddress } from '../channel/address.ts';
import type { Delivery } from '../dialogue/dialogue.ts';
import type { OutboxEntry } from '../outbox/outbox.ts';
import type { Claim } from './inbox.ts';

export type ChannelOf = (name: ChannelName) => Channel | undefined;

/** After this long nobody waits for an answer any more, on channels that set no limit of their own. */
const ANSWER_WITHIN_MS = 24 * 3_600_000;

/** What messages answer, or from when on they are meant. */
export interface Occasion {
  /** The keys of the parts begin with it: asked again after a crash, they are the same. */
  readonly key: string;
  readonly sinceMs: number;
  /** The chat that is answered, within the time its channel allows; null when no event is answered. */
  readonly chat: ChatAddress | null;
}

export function occasionOf({ event, receivedAtMs }: Claim): Occasion {
  const { address, eventId } = event;
  return { key: `${address.channel}:${eventId}`, sinceMs: receivedAtMs, chat: address };
}

/** The parts of what is said on one occasion. */
export function outgoingEntries(
  { key, sinceMs, chat }: Occasion,
  deliveries: readonly Delivery[],
  channelOf: ChannelOf,
): OutboxEntry[] {
  const parts = deliveries.flatMap((delivery) => {
    const channel = channelOf(delivery.address.channel);
    // A responsible person whose channel is switched off at present.
    if (channel === undefined) return [];
    const isReply = delivery.address.channel === chat?.channel && delivery.address.chatId === chat.chatId;
    const withinMs = (isReply ? channel.limits.answerWithinMs : null) ?? ANSWER_WITHIN_MS;
    return channel.format(delivery.message).map((part) => ({ delivery, part, withinMs }));
  });
  return parts.map(({ delivery, part, withinMs }, n) => ({
    key: `${key}:${n}`,
    address: delivery.address,
    personId: delivery.personId,
    part,
    sendBeforeMs: sinceMs + withinMs,
  }));
}
