import type { BotDatabase } from '../store/bot-database.ts';
import { keyOfRepeat, type OutboxEntry } from './outbox.ts';

/** Changes of the outbox that are parts of a larger transaction: to be called inside `BotDatabase.write`. */
export interface OutboxRows {
  /** Stores the entries whose keys are new; returns how many were. */
  put(entries: readonly OutboxEntry[]): number;
  /** Drops all parts whose key begins like this, provided that not one of them has left; false (and nothing changed) otherwise. */
  withdraw(keyPrefix: string): boolean;
  /** Ends a part: its words, chat and person go, and the next part of the chat comes to the front. */
  finish(seq: number, state: 'sent' | 'refused' | 'unknown' | 'dropped', reason: string | null): void;
  /** A process died while it sent this part: recorded as unknown, and queued once more unless its words are erased or it has no `keyOfRepeat`. Says whether it is queued. */
  doubt(seq: number): boolean;
  /** Brings the first unfinished part of a chat to the front. */
  advance(channel: string, chatId: string): void;
}

export function createOutboxRows(db: Pick<BotDatabase, 'prepare'>, wallMs: () => number): OutboxRows {
  const insert = db.prepare<[Record<string, unknown>], unknown>(`
    INSERT INTO outbox
      (key, channel, chat_id, thread_id, is_group, person_id, part, send_before_ms, state, head, queued_ms)
    VALUES (@key, @channel, @chatId, @threadId, @isGroup, @personId, @part, @sendBeforeMs, 'queued',
      NOT EXISTS (SELECT 1 FROM outbox WHERE channel = @channel AND chat_id = @chatId), @queuedMs)
    ON CONFLICT (key) DO NOTHING`);
  const ofPrefix = db.prepare<[string, string], { seq: number; state: string }>(
    'SELECT seq, state FROM outbox WHERE key >= ? AND key < ?',
  );
  const placeOf = db.prepare<[number], { channel: string; chat_id: string | null }>(
    'SELECT channel, chat_id FROM outbox WHERE seq = ?',
  );
  const end = db.prepare<[string, string | null, number, number], unknown>(`
    UPDATE outbox
    SET state = ?, reason = ?, finished_ms = ?, head = 0, part = NULL, chat_id = NULL, thread_id = NULL, person_id = NULL
    WHERE seq = ?`);
  const keyOf = db.prepare<[number], { key: string; part: string | null }>(
    'SELECT key, part FROM outbox WHERE seq = ?',
  );
  // The row itself is sent again, so that it keeps its place; the record of the doubt takes over its key.
  const queueAgain = db.prepare<[string, number], unknown>(
    "UPDATE outbox SET key = ?, state = 'queued', reason = 'process-died' WHERE seq = ?",
  );
  const recordDoubt = db.prepare<[string, number, number], unknown>(`
    INSERT INTO outbox (key, channel, is_group, state, head, attempt, queued_ms, finished_ms, reason)
    SELECT ?, channel, is_group, 'unknown', 0, attempt, queued_ms, ?, 'process-died' FROM outbox WHERE seq = ?`);
  const raise = db.prepare<[string, string], unknown>(`
    UPDATE outbox SET head = 1
    WHERE seq = (SELECT MIN(seq) FROM outbox WHERE channel = ? AND chat_id = ?)`);

  const rows: OutboxRows = {
    put(entries) {
      let stored = 0;
      for (const { key, address, personId, part, sendBeforeMs } of entries)
        stored += insert.run({
          key,
          channel: address.channel,
          chatId: address.chatId,
          threadId: address.threadId,
          isGroup: address.isGroup ? 1 : 0,
          personId,
          part: JSON.stringify(part),
          sendBeforeMs,
          queuedMs: wallMs(),
        }).changes;
      return stored;
    },
    withdraw(keyPrefix) {
      const found = ofPrefix.all(keyPrefix, `${keyPrefix}\u{10ffff}`);
      if (found.some(({ state }) => state !== 'queued' && state !== 'dropped')) return false;
      for (const { seq, state } of found) if (state === 'queued') rows.finish(seq, 'dropped', 'withdrawn');
      return true;
    },
    finish(seq, state, reason) {
      const place = placeOf.get(seq);
      end.run(state, reason, wallMs(), seq);
      if (place?.chat_id != null) rows.advance(place.channel, place.chat_id);
    },
    doubt(seq) {
      const left = keyOf.get(seq);
      if (left === undefined) return false;
      const repeat = keyOfRepeat(left.key);
      if (left.part === null || repeat === null) {
        rows.finish(seq, 'unknown', 'process-died');
        return false;
      }
      queueAgain.run(repeat, seq);
      recordDoubt.run(left.key, wallMs(), seq);
      return true;
    },
    advance: (channel, chatId) => void raise.run(channel, chatId),
  };
  return rows;
}
