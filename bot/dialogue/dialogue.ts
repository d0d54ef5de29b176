import type { ChannelName, ChatAddress } from '../channel/address.ts';
import type { ChannelLimits } from '../channel/channel.ts';
import type { IncomingEvent } from '../channel/incoming.ts';
import type { OutgoingMessage } from '../channel/outgoing.ts';

/** One message and where it goes: mostly back to the chat, sometimes to a responsible person or an asker. */
export interface Delivery {
  readonly address: ChatAddress;
  /** The person whose words or answer it holds, for erasing; null when it is nobody's. */
  readonly personId: string | null;
  readonly message: OutgoingMessage;
}

/** What the dialogue may know of the channels. */
export type LimitsOf = (channel: ChannelName) => ChannelLimits | null;

/**
 * What the bot says to one event. May be asked twice for the same event (after a crash): whatever it stores, it stores
 * under the event's id, so that the second time changes nothing. Throws only for trouble that a later try may mend.
 */
export interface Dialogue {
  respond(event: IncomingEvent, signal: AbortSignal): Promise<readonly Delivery[]>;
  /** What is said when an event could not be answered after all tries. Never throws. */
  apologise(event: IncomingEvent): readonly Delivery[];
}
