import { createHash } from 'node:crypto';
import { laneOf } from '../channel/address.ts';
import type { IncomingEvent } from '../channel/incoming.ts';
import { BotError } from '../errors.ts';
import { createOutboxRows } from '../outbox/sqlite-outbox-rows.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import { STORE_TEXTS } from '../store/store-messages.vi.ts';
import type { Accepted, Claim, Inbox } from './inbox.ts';
import { createInboxRows, type InboxRow } from './sqlite-inbox-rows.ts';

export interface SqliteInboxOptions {
  /** The time of day. */
  readonly wallMs?: () => number;
  /** Milliseconds that only grow: leases and delays do not mind a clock that is set. */
  readonly monotonicMs?: () => number;
  /** Unfinished events that are held at most; more are refused as `store-full` and stay with the platform. */
  readonly mostWaiting?: number;
}

/** Telegram keeps updates for 24 hours, the retries of Zalo end after two. */
const REMEMBERED_MS = 48 * 3_600_000;

/**
 * The inbox in the bot's database. Leases and delays live in memory, because one process works on a data folder (see
 * process-lock): what another, dead, process had claimed is free again when this is made.
 */
export function createSqliteInbox(db: BotDatabase, options: SqliteInboxOptions = {}): Inbox {
  const { wallMs = Date.now, monotonicMs = () => performance.now(), mostWaiting = 100_000 } = options;
  const outbox = createOutboxRows(db, wallMs);
  const rows = createInboxRows(db, wallMs);
  /** By `seq`: until when a claim holds, and from when an event may be tried again. */
  const leases = new Map<number, number>();
  const resting = new Map<number, number>();
  rows.freeAllClaims();

  function acceptOne(event: IncomingEvent): keyof Accepted {
    if (event.sentAt !== null && wallMs() - Date.parse(event.sentAt) > REMEMBERED_MS) return 'tooOld';
    const { channel } = event.address;
    const lane = laneOf(event.address);
    const messageHash = event.messageId === null ? null : hashOf(lane, event.messageId);
    if (rows.isKnown(channel, event.eventId)) return 'known';
    if (event.content.kind === 'text' && event.content.isEdit && !withdraw(messageHash)) return 'known';
    return rows.insert(event, lane, messageHash) ? 'stored' : 'known';
  }

  /** Takes back every earlier form of a message; false when there is none, or something of an answer has left. */
  function withdraw(messageHash: string | null): boolean {
    const forms = messageHash === null ? [] : rows.ofMessage(messageHash);
    if (forms.length === 0) return false;
    if (!forms.every(({ channel, event_id }) => outbox.withdraw(`${channel}:${event_id}:`))) return false;
    for (const form of forms) if (form.lane !== null) rows.finish(form, 'done', 'edited');
    return true;
  }

  /** The row of a claim that still holds. */
  const held = ({ event, fence }: Claim): InboxRow | undefined =>
    rows.claimed(event.address.channel, event.eventId, fence);

  function next(): InboxRow | undefined {
    const now = monotonicMs();
    for (const [seq, until] of resting) if (until <= now) resting.delete(seq);
    const waiting = rows.heads(1 + resting.size).find(({ seq }) => !resting.has(seq));
    for (const [seq, until] of leases) {
      if (until > now) continue;
      const lapsed = rows.bySeq(seq);
      if (lapsed?.lane == null) leases.delete(seq);
      else if (waiting === undefined || seq < waiting.seq) return lapsed;
    }
    return waiting;
  }

  /** Changes the row of a claim; false when the claim is lost. Leases change only once that is on disk. */
  async function settle(claim: Claim, change: (row: InboxRow) => void, restMs = 0): Promise<boolean> {
    const row = await db.write(() => {
      const found = held(claim);
      if (found !== undefined) change(found);
      return found;
    });
    if (row === undefined) return false;
    leases.delete(row.seq);
    if (restMs > 0) resting.set(row.seq, monotonicMs() + restMs);
    return true;
  }

  return {
    accept: (events) =>
      db.write(() => {
        if (rows.unfinished() + events.length > mostWaiting)
          throw new BotError('store-full', `${mostWaiting} events are waiting`, STORE_TEXTS.full);
        const accepted = { stored: 0, known: 0, tooOld: 0 };
        for (const event of events) accepted[acceptOne(event)]++;
        return accepted;
      }),

    async claim(leaseMs) {
      if (next() === undefined) return null;
      const taken = await db.write(() => {
        const row = next();
        if (row?.body == null) return null;
        const event = JSON.parse(row.body) as IncomingEvent;
        const fence = rows.claim(row);
        // At once: another claim may share this transaction.
        leases.set(row.seq, monotonicMs() + leaseMs);
        return { event, receivedAtMs: row.received_ms, attempt: row.failures + 1, fence };
      });
      return taken;
    },

    async renew(claim, leaseMs) {
      const row = held(claim);
      if (row === undefined) return false;
      leases.set(row.seq, monotonicMs() + leaseMs);
      return true;
    },

    finish: (claim, outgoing) =>
      settle(claim, (row) => {
        outbox.put(outgoing);
        rows.finish(row, 'done', null);
      }),

    bury: (claim, reason, outgoing) =>
      settle(claim, (row) => {
        outbox.put(outgoing);
        rows.finish(row, 'dead', reason);
      }),

    retry: (claim, retryInMs) => settle(claim, (row) => rows.free(row, true), retryInMs),
    release: (claim) => settle(claim, (row) => rows.free(row, false)),

    async counts() {
      const { waiting, claimed, dead, oldest } = rows.counts();
      return { waiting, claimed, dead, oldestWaitingMs: oldest === null ? null : wallMs() - oldest };
    },

    forgetFinished: (olderThanMs) => db.write(() => rows.forget(Math.max(olderThanMs, REMEMBERED_MS))),

    async erase(channel, senderId, exceptEventId) {
      await db.write(() => {
        for (const row of rows.ofSender(channel, senderId))
          if (row.event_id !== exceptEventId) rows.finish(row, 'done', 'erased');
      });
      db.scrub();
    },
  };
}

/** Tells messages apart without saying in which chat they were written. */
function hashOf(lane: string, messageId: string): string {
  return createHash('sha256').update(`${lane}\n${messageId}`).digest('base64url').slice(0, 22);
}
