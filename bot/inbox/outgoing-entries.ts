import type { Channel } from '../channel/channel.ts';
import type { ChannelName } from '../channel/address.ts';
import type { Delivery } from '../dialogue/dialogue.ts';
import type { OutboxEntry } from '../outbox/outbox.ts';
import type { Claim } from './inbox.ts';

export type ChannelOf = (name: ChannelName) => Channel | undefined;

/** After this long nobody waits for an answer any more, on channels that set no limit of their own. */
const ANSWER_WITHIN_MS = 24 * 3_600_000;

/** The parts of what is said to one event. Asked again after a crash, they have the same keys. */
export function outgoingEntries(
  { event, receivedAtMs }: Claim,
  deliveries: readonly Delivery[],
  channelOf: ChannelOf,
): OutboxEntry[] {
  const parts = deliveries.flatMap((delivery) => {
    const channel = channelOf(delivery.address.channel);
    // A responsible person whose channel is switched off at present.
    if (channel === undefined) return [];
    const isReply =
      delivery.address.channel === event.address.channel && delivery.address.chatId === event.address.chatId;
    const withinMs = (isReply ? channel.limits.answerWithinMs : null) ?? ANSWER_WITHIN_MS;
    return channel.format(delivery.message).map((part) => ({ delivery, part, withinMs }));
  });
  return parts.map(({ delivery, part, withinMs }, n) => ({
    key: `${event.address.channel}:${event.eventId}:${n}`,
    address: delivery.address,
    personId: delivery.personId,
    part,
    sendBeforeMs: receivedAtMs + withinMs,
  }));
}
