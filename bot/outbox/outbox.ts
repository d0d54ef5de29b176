import type { ChatAddress } from '../channel/address.ts';
import type { OutgoingPart } from '../channel/outgoing.ts';

/** One part to be sent. */
export interface OutboxEntry {
  /** Unique for ever; the same key is stored once, so nothing is sent twice: `<channel>:<eventId>:<n>` for answers. */
  readonly key: string;
  readonly address: ChatAddress;
  /** The person whose words or answer it holds, for erasing; null when it is nobody's. */
  readonly personId: string | null;
  readonly part: OutgoingPart;
  /** Moment (epoch ms) after which it is dropped instead of sent; null: never. */
  readonly sendBeforeMs: number | null;
}

export const OUTBOX_STATES = ['queued', 'sending', 'sent', 'refused', 'unknown', 'dropped'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export interface ClaimedPart extends OutboxEntry {
  readonly attempt: number;
}

export interface OutboxCounts extends Readonly<Record<OutboxState, number>> {
  readonly oldestQueuedMs: number | null;
}

/** What the bot intends to send, and what is known of it. */
export interface Outbox {
  /** Stores the entries whose keys are new; for messages that answer no event (alarms, reports). Returns how many were new. */
  add(entries: readonly OutboxEntry[]): Promise<number>;
  /** Marks as `sending` (on disk) and returns the next part of each of up to `most` chats whose turn it is: the oldest queued one of its chat, never one behind another that is queued, being sent or waiting to be tried again. Chats in `resting` are passed over. */
  claim(channel: string, most: number, resting?: ReadonlySet<string>): Promise<readonly ClaimedPart[]>;
  /** Records what became of a part being sent. `queued` with a delay gives it back. Its words are erased unless it is queued again. */
  record(key: string, outcome: RecordedOutcome): Promise<void>;
  /**
   * After a start, before anything is claimed: nobody knows whether the platform took the parts that a process left in
   * `sending` when it died. Each is recorded as `unknown` under its key, a record that is counted like any other, and
   * its words are queued once more, at the same place in their chat, under `keyOfRepeat`: rather one message twice than
   * a person who waits for ever. A process can die while it repeats, too, so this goes on until one lives to hear what
   * became of the part, up to `MOST_REPEATS` times: sending it might be what kills. What became unknown while the
   * process lived is not repeated: only the platform can say.
   */
  recover(): Promise<Recovered>;
  /** A group has another id: its parts follow. */
  move(channel: string, oldChatId: string, newChatId: string): Promise<void>;
  /** The chat cannot be reached any more: its queued parts are dropped. */
  dropChat(channel: string, chatId: string, reason: string): Promise<number>;
  counts(channel: string): Promise<OutboxCounts>;
  /** Drops the records of parts that were finished longer ago than this. */
  forgetFinished(olderThanMs: number): Promise<number>;
  /** Erases everything of a person at once. */
  erase(channel: string, personId: string): Promise<void>;
}

export interface Recovered {
  /** Parts of which nobody knows whether they were taken. */
  readonly unknown: number;
  /** How many of them are sent once more. */
  readonly repeated: number;
}

/** How often a part is sent once more because its process died while sending it. */
export const MOST_REPEATS = 5;

const REPEAT = /:again(\d+)$/;

/** The key under which a part is sent once more after its process died; null when that was done `MOST_REPEATS` times. */
export function keyOfRepeat(key: string): string | null {
  const done = Number(REPEAT.exec(key)?.[1] ?? 0);
  return done < MOST_REPEATS ? `${key.replace(REPEAT, '')}:again${done + 1}` : null;
}

export type RecordedOutcome =
  | { readonly state: 'sent'; readonly messageId: string | null }
  | { readonly state: 'refused' | 'unknown' | 'dropped'; readonly reason: string }
  | { readonly state: 'queued'; readonly retryInMs: number; readonly reason: string };
