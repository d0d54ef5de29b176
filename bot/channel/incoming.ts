import type { ChatAddress } from './address.ts';

/** One thing that happened on a channel, in our words. What is stored in the inbox; it holds nothing that the bot does not need. */
export interface IncomingEvent {
  /** Together with the channel the identity by which a second delivery is recognised. */
  readonly eventId: string;
  readonly address: ChatAddress;
  /** The person's id on the platform (never a user name); null when nobody stands behind the event. */
  readonly senderId: string | null;
  /** The platform's id of the message, to reply to it or react on it; null when there is none. */
  readonly messageId: string | null;
  /** Moment (ISO, UTC) at which the platform says it was written; null when it does not say. */
  readonly sentAt: string | null;
  readonly content: IncomingContent;
}

export type IncomingContent =
  /** NFC text without the mention of the bot. `isEdit`: replaces the text of the message with the same id. */
  | { readonly kind: 'text'; readonly text: string; readonly isEdit: boolean }
  /** `/nguon abc`: name `nguon`, argument `abc` (trimmed, may be empty). */
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  /** A button was tapped; `action` is what the bot gave the button, as yet unproven. `tapId` answers the tap on Telegram. */
  | { readonly kind: 'tap'; readonly action: string; readonly tapId: string | null }
  /** A document. It is not downloaded with the event; only a file of an administrator ever is (Channel.fetchFile). */
  | {
      readonly kind: 'file';
      /** What the channel needs to fetch it: an id or an address of an allowed host. */
      readonly fileRef: string;
      /** As the sender named it: hostile text. */
      readonly fileName: string | null;
      readonly bytes: number | null;
      readonly mediaType: string | null;
    }
  /** Something the bot does not read: picture, voice, sticker, place, contact. Its content is not kept. */
  | { readonly kind: 'unreadable'; readonly what: UnreadableKind }
  /** The bot was started, followed, added (`joined`), or blocked, unfollowed, removed (`left`). */
  | { readonly kind: 'membership'; readonly change: 'joined' | 'left' }
  /** A group got another id; everything kept under the old one belongs to the new one. */
  | { readonly kind: 'moved'; readonly newChatId: string }
  /** An answer to a poll that the bot sent; `options` counted from 0. */
  | { readonly kind: 'poll-answer'; readonly pollId: string; readonly options: readonly number[] };

export type UnreadableKind = 'photo' | 'voice' | 'video' | 'sticker' | 'location' | 'contact' | 'other';
