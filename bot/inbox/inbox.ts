import type { IncomingEvent } from '../channel/incoming.ts';
import type { OutboxEntry } from '../outbox/outbox.ts';

/** An event that one worker may work on until the lease ends. */
export interface Claim {
  readonly event: IncomingEvent;
  readonly receivedAtMs: number;
  /** 1 for the first try; grows with every failure that was recorded (`retry`), not when a process died or stopped. */
  readonly attempt: number;
  /** 1 for the first claim of this event, grows with every other; only the newest may finish it. */
  readonly fence: number;
}

export interface InboxCounts {
  readonly waiting: number;
  readonly claimed: number;
  readonly dead: number;
  /** Age of the oldest waiting event; null when none waits. */
  readonly oldestWaitingMs: number | null;
}

/** What became of events that were handed in. */
export interface Accepted {
  readonly stored: number;
  /** Seen before, or an edit of a message that is answered already. */
  readonly known: number;
  /** Written longer ago than ids are remembered: whether they were answered can no longer be known, so they are refused. */
  readonly tooOld: number;
}

/** What came in, on disk before it is acknowledged, answered once, remembered so that a second delivery is known. */
export interface Inbox {
  /**
   * Stores the new ones of these events in one transaction, in order, flushed to disk when it resolves. Rejects with
   * BotError `store-busy` or `store-full` when nothing was stored. An edit withdraws the message it replaces as long
   * as nothing of its answer was sent, and is answered in its place; otherwise it is dropped.
   */
  accept(events: readonly IncomingEvent[]): Promise<Accepted>;
  /**
   * The oldest event that may be worked on now: nothing before it in its lane is unfinished, it waits (or its lease
   * has ended), and its time to be tried again has come. Null when there is none.
   */
  claim(leaseMs: number): Promise<Claim | null>;
  /** Keeps a claim for longer; false when it is lost. */
  renew(claim: Claim, leaseMs: number): Promise<boolean>;
  /** In one transaction: the event is done, its words are erased, and what is to be sent is in the outbox. False (and nothing changed) when the claim is lost. */
  finish(claim: Claim, outgoing: readonly OutboxEntry[]): Promise<boolean>;
  /** Records a failure: to be tried again at that time (ms from now). False when the claim is lost. */
  retry(claim: Claim, retryInMs: number): Promise<boolean>;
  /** Gives a claim back as if it had never been made, when the program stops. False when it is lost. */
  release(claim: Claim): Promise<boolean>;
  /** As `finish`, but the event is counted among the dead letters. */
  bury(claim: Claim, reason: string, outgoing: readonly OutboxEntry[]): Promise<boolean>;
  counts(): Promise<InboxCounts>;
  /** Drops the ids of finished events older than this (never less than 48 hours). */
  forgetFinished(olderThanMs: number): Promise<number>;
  /** Erases everything of a person at once; events in work are finished without an answer, but the one (`exceptEventId`) that asks for it. */
  erase(channel: string, senderId: string, exceptEventId?: string): Promise<void>;
}
