import type { Audience } from '../answer/audience.ts';
import type { ChatAddress } from '../channel/address.ts';
import type { ChannelLimits } from '../channel/channel.ts';
import type { IncomingEvent } from '../channel/incoming.ts';
import type { OutgoingMessage } from '../channel/outgoing.ts';
import type { Choice } from './choice.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { isSamePerson, type Person } from './person.ts';
import { plainMessage } from './text-blocks.ts';

/** One event with what is known of its sender. Rights come from the id alone. */
export interface Turn {
  readonly event: IncomingEvent;
  /** What is stored for this event is stored under this. */
  readonly key: string;
  /** The message: an edited one has the key of the first. */
  readonly messageKey: string;
  readonly address: ChatAddress;
  readonly person: Person;
  readonly isPrivate: boolean;
  readonly isAdmin: boolean;
  readonly isInvited: boolean;
  /** Internal papers are for invited people in private chats. */
  readonly audience: Audience;
  /** The notice of first contact goes out with this event: nothing of it is remembered. */
  readonly isFirst: boolean;
  readonly limits: ChannelLimits;
  readonly signal: AbortSignal;
}

/** A message with what the reader may do next. */
export interface Reply {
  readonly address: ChatAddress;
  /** Whose offers they are. Null: nobody's, then there are none. */
  readonly person: Person | null;
  /** Whose words it holds, when they are not the reader's: erased with that person. */
  readonly holdsWordsOf?: Person;
  readonly message: OutgoingMessage;
  readonly choices?: readonly Choice[];
}

export async function openTurn(
  event: IncomingEvent,
  signal: AbortSignal,
  { admins, stores, limitsOf }: Pick<DialogueParts, 'admins' | 'stores' | 'limitsOf'>,
): Promise<Turn | null> {
  const { address, senderId, eventId, messageId } = event;
  const limits = limitsOf(address.channel);
  if (senderId === null || limits === null) return null;
  const person: Person = { channel: address.channel, id: senderId };
  const isPrivate = !address.isGroup;
  const isAdmin = admins.some((admin) => isSamePerson(admin, person));
  const isInvited = isAdmin || (await stores.people.isInvited(person));
  return {
    ...{ event, address, person, isPrivate, isAdmin, isInvited, limits, signal },
    key: `${address.channel}:${eventId}`,
    messageKey: `${address.channel}:${address.chatId}:${messageId ?? `e${eventId}`}`,
    audience: isPrivate && isInvited ? 'invited' : 'public',
    isFirst: false,
  };
}

/** A reply to the sender in the chat it came from; in groups shown as a reply to the message. */
export function replyTo(turn: Turn, message: OutgoingMessage, choices: readonly Choice[] = []): Reply {
  const { address, person, isPrivate, event } = turn;
  return {
    ...{ address, person, choices },
    message: isPrivate ? message : { ...message, replyTo: event.messageId },
  };
}

export function sayTo(turn: Turn, ...lines: readonly string[]): readonly Reply[] {
  return [replyTo(turn, plainMessage(...lines))];
}

/** The private chat of a person, which on these platforms has the id of the person. */
export function privateChatOf({ channel, id }: Person): ChatAddress {
  return { channel, chatId: id, threadId: null, isGroup: false };
}
