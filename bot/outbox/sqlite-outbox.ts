import type { ChannelName } from '../channel/address.ts';
import type { OutgoingPart } from '../channel/outgoing.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import type { ClaimedPart, Outbox, OutboxCounts, OutboxState } from './outbox.ts';
import { createOutboxRows } from './sqlite-outbox-rows.ts';

export interface SqliteOutboxOptions {
  /** The time of day. */
  readonly wallMs?: () => number;
  /** Milliseconds that only grow. */
  readonly monotonicMs?: () => number;
}

interface Row {
  readonly seq: number;
  readonly key: string;
  readonly channel: ChannelName;
  readonly chat_id: string;
  readonly thread_id: string | null;
  readonly is_group: number;
  readonly person_id: string | null;
  readonly part: string | null;
  readonly send_before_ms: number | null;
  readonly attempt: number;
}

const COLUMNS = 'seq, key, channel, chat_id, thread_id, is_group, person_id, part, send_before_ms, attempt';

/**
 * The outbox in the bot's database. How long a part still waits to be tried again is known only in memory: after a
 * restart it is tried at once.
 */
export function createSqliteOutbox(db: BotDatabase, options: SqliteOutboxOptions = {}): Outbox {
  const { wallMs = Date.now, monotonicMs = () => performance.now() } = options;
  const rows = createOutboxRows(db, wallMs);
  /** By `seq`, the moment from which it may be tried again. */
  const resting = new Map<number, number>();

  const heads = db.prepare<[string, number], Row>(
    `SELECT ${COLUMNS} FROM outbox WHERE channel = ? AND head = 1 AND state = 'queued' ORDER BY seq LIMIT ?`,
  );
  const markSending = db.prepare<[number], unknown>(
    "UPDATE outbox SET state = 'sending', attempt = attempt + 1 WHERE seq = ?",
  );
  const bySending = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM outbox WHERE key = ? AND state = 'sending'`,
  );
  const giveBack = db.prepare<[string, number], unknown>(
    "UPDATE outbox SET state = 'queued', reason = ? WHERE seq = ?",
  );
  const allSending = db.prepare<[], { seq: number }>("SELECT seq FROM outbox WHERE state = 'sending'");
  const changeChat = db.prepare<[string, string, string], unknown>(
    'UPDATE outbox SET chat_id = ?, head = 0 WHERE channel = ? AND chat_id = ?',
  );
  const lowerChat = db.prepare<[string, string], unknown>(
    'UPDATE outbox SET head = 0 WHERE channel = ? AND chat_id = ?',
  );
  const queuedOfChat = db.prepare<[string, string], { seq: number }>(
    "SELECT seq FROM outbox WHERE channel = ? AND chat_id = ? AND state = 'queued' ORDER BY seq DESC",
  );
  const ofPerson = db.prepare<[string, string], { seq: number; state: OutboxState }>(
    'SELECT seq, state FROM outbox WHERE channel = ? AND person_id = ? ORDER BY seq DESC',
  );
  const eraseWords = db.prepare<[number], unknown>(
    'UPDATE outbox SET part = NULL, person_id = NULL WHERE seq = ?',
  );
  const countStates = db.prepare<[string], { state: OutboxState; n: number }>(
    'SELECT state, COUNT(*) AS n FROM outbox WHERE channel = ? GROUP BY state',
  );
  const oldestQueued = db.prepare<[string], { queued_ms: number | null }>(
    "SELECT MIN(queued_ms) AS queued_ms FROM outbox WHERE channel = ? AND state = 'queued'",
  );
  const forget = db.prepare<[number], unknown>('DELETE FROM outbox WHERE finished_ms < ?');

  function ready(channel: string, most: number, chats: ReadonlySet<string>): Row[] {
    for (const [seq, until] of resting) if (until <= monotonicMs()) resting.delete(seq);
    return heads
      .all(channel, most + chats.size + resting.size)
      .filter(({ seq, chat_id }) => !resting.has(seq) && !chats.has(chat_id))
      .slice(0, most);
  }

  return {
    add: (entries) => db.write(() => rows.put(entries)),

    async claim(channel, most, chats = new Set()) {
      if (ready(channel, 1, chats).length === 0) return [];
      return db.write(() =>
        ready(channel, most, chats).flatMap((row) => {
          if (row.part === null) {
            rows.finish(row.seq, 'dropped', 'erased');
            return [];
          }
          markSending.run(row.seq);
          return [toClaim(row, row.part)];
        }),
      );
    },

    async record(key, outcome) {
      await db.write(() => {
        const row = bySending.get(key);
        if (row === undefined) return;
        if (outcome.state === 'sent') rows.finish(row.seq, 'sent', null);
        else if (outcome.state !== 'queued') rows.finish(row.seq, outcome.state, outcome.reason);
        else {
          // At once: a claim may share this transaction.
          resting.set(row.seq, monotonicMs() + outcome.retryInMs);
          giveBack.run(outcome.reason, row.seq);
        }
      });
    },

    recover: () =>
      db.write(() => {
        const left = allSending.all();
        return { unknown: left.length, repeated: left.filter(({ seq }) => rows.doubt(seq)).length };
      }),

    async move(channel, oldChatId, newChatId) {
      await db.write(() => {
        changeChat.run(newChatId, channel, oldChatId);
        lowerChat.run(channel, newChatId);
        rows.advance(channel, newChatId);
      });
    },

    dropChat: (channel, chatId, reason) =>
      db.write(() => {
        const queued = queuedOfChat.all(channel, chatId);
        for (const { seq } of queued) rows.finish(seq, 'dropped', reason);
        return queued.length;
      }),

    async counts(channel) {
      const counts: Record<OutboxState, number> = {
        queued: 0,
        sending: 0,
        sent: 0,
        refused: 0,
        unknown: 0,
        dropped: 0,
      };
      for (const { state, n } of countStates.all(channel)) counts[state] = n;
      const since = oldestQueued.get(channel)?.queued_ms ?? null;
      const result: OutboxCounts = { ...counts, oldestQueuedMs: since === null ? null : wallMs() - since };
      return result;
    },

    forgetFinished: (olderThanMs) => db.write(() => forget.run(wallMs() - olderThanMs).changes),

    async erase(channel, personId) {
      await db.write(() => {
        for (const { seq, state } of ofPerson.all(channel, personId))
          // What is being sent at this moment cannot be called back; its outcome is still recorded.
          if (state === 'sending') eraseWords.run(seq);
          else rows.finish(seq, 'dropped', 'erased');
      });
      db.scrub();
    },
  };
}

function toClaim(row: Row, part: string): ClaimedPart {
  return {
    key: row.key,
    address: {
      channel: row.channel,
      chatId: row.chat_id,
      threadId: row.thread_id,
      isGroup: row.is_group === 1,
    },
    personId: row.person_id,
    part: JSON.parse(part) as OutgoingPart,
    sendBeforeMs: row.send_before_ms,
    attempt: row.attempt + 1,
  };
}
