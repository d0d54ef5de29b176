import type { IncomingEvent } from '../channel/incoming.ts';
import type { BotDatabase } from '../store/bot-database.ts';

export interface InboxRow {
  readonly seq: number;
  readonly channel: string;
  readonly event_id: string;
  /** Null once it is finished. */
  readonly lane: string | null;
  readonly body: string | null;
  readonly failures: number;
  readonly fence: number;
  readonly received_ms: number;
}

/** The statements of the inbox. Those that change something are to be called inside `BotDatabase.write`. */
export type InboxRows = ReturnType<typeof createInboxRows>;

const COLUMNS = 'seq, channel, event_id, lane, body, failures, fence, received_ms';

export function createInboxRows(db: Pick<BotDatabase, 'prepare'>, wallMs: () => number) {
  const freeAll = db.prepare<[], unknown>("UPDATE inbox SET state = 'waiting' WHERE state = 'claimed'");
  const known = db.prepare<[string, string], unknown>(
    'SELECT 1 FROM inbox WHERE channel = ? AND event_id = ?',
  );
  const insert = db.prepare<[Record<string, unknown>], unknown>(`
    INSERT INTO inbox (channel, event_id, lane, sender_id, message_hash, body, state, head, received_ms)
    VALUES (@channel, @eventId, @lane, @senderId, @messageHash, @body, 'waiting',
      NOT EXISTS (SELECT 1 FROM inbox WHERE lane = @lane), @receivedMs)
    ON CONFLICT (channel, event_id) DO NOTHING`);
  const ofMessage = db.prepare<[string], InboxRow>(
    `SELECT ${COLUMNS} FROM inbox WHERE message_hash = ? ORDER BY seq`,
  );
  const ofSender = db.prepare<[string, string], InboxRow>(
    `SELECT ${COLUMNS} FROM inbox WHERE channel = ? AND sender_id = ?`,
  );
  const claimed = db.prepare<[string, string, number], InboxRow>(
    `SELECT ${COLUMNS} FROM inbox WHERE channel = ? AND event_id = ? AND fence = ? AND state = 'claimed'`,
  );
  const bySeq = db.prepare<[number], InboxRow>(`SELECT ${COLUMNS} FROM inbox WHERE seq = ?`);
  const heads = db.prepare<[number], InboxRow>(
    `SELECT ${COLUMNS} FROM inbox WHERE head = 1 AND state = 'waiting' ORDER BY seq LIMIT ?`,
  );
  const claim = db.prepare<[number], { fence: number }>(
    "UPDATE inbox SET state = 'claimed', fence = fence + 1 WHERE seq = ? RETURNING fence",
  );
  const free = db.prepare<[number, number], unknown>(
    "UPDATE inbox SET state = 'waiting', failures = failures + ? WHERE seq = ?",
  );
  const end = db.prepare<[string, string | null, number, number], unknown>(`
    UPDATE inbox
    SET state = ?, reason = ?, finished_ms = ?, head = 0, body = NULL, lane = NULL, sender_id = NULL
    WHERE seq = ?`);
  const raise = db.prepare<[string], unknown>(
    'UPDATE inbox SET head = 1 WHERE seq = (SELECT MIN(seq) FROM inbox WHERE lane = ?)',
  );
  const countWaiting = db.prepare<[], { n: number; oldest: number | null }>(
    "SELECT COUNT(*) AS n, MIN(received_ms) AS oldest FROM inbox WHERE lane IS NOT NULL AND state = 'waiting'",
  );
  const countClaimed = db.prepare<[], { n: number }>(
    "SELECT COUNT(*) AS n FROM inbox WHERE lane IS NOT NULL AND state = 'claimed'",
  );
  const countDead = db.prepare<[], { n: number }>("SELECT COUNT(*) AS n FROM inbox WHERE state = 'dead'");
  const countUnfinished = db.prepare<[], { n: number }>(
    'SELECT COUNT(*) AS n FROM inbox WHERE lane IS NOT NULL',
  );
  const forget = db.prepare<[number], unknown>('DELETE FROM inbox WHERE finished_ms < ?');

  return {
    freeAllClaims: () => void freeAll.run(),
    isKnown: (channel: string, eventId: string): boolean => known.get(channel, eventId) !== undefined,
    /** False when it was there. */
    insert(event: IncomingEvent, lane: string, messageHash: string | null): boolean {
      const { changes } = insert.run({
        channel: event.address.channel,
        eventId: event.eventId,
        lane,
        senderId: event.senderId,
        messageHash,
        body: JSON.stringify(event),
        receivedMs: wallMs(),
      });
      return changes > 0;
    },
    ofMessage: (messageHash: string): InboxRow[] => ofMessage.all(messageHash),
    ofSender: (channel: string, senderId: string): InboxRow[] => ofSender.all(channel, senderId),
    claimed: (channel: string, eventId: string, fence: number): InboxRow | undefined =>
      claimed.get(channel, eventId, fence),
    bySeq: (seq: number): InboxRow | undefined => bySeq.get(seq),
    /** The first events of their lanes that wait, oldest first. */
    heads: (most: number): InboxRow[] => heads.all(most),
    /** Returns the fence of the new claim. */
    claim: ({ seq }: InboxRow): number => claim.get(seq)?.fence ?? 0,
    free: ({ seq }: InboxRow, hasFailed: boolean): void => void free.run(hasFailed ? 1 : 0, seq),
    finish({ seq, lane }: InboxRow, state: 'done' | 'dead', reason: string | null): void {
      end.run(state, reason, wallMs(), seq);
      if (lane !== null) raise.run(lane);
    },
    unfinished: (): number => countUnfinished.get()?.n ?? 0,
    counts() {
      const waiting = countWaiting.get();
      return {
        waiting: waiting?.n ?? 0,
        claimed: countClaimed.get()?.n ?? 0,
        dead: countDead.get()?.n ?? 0,
        oldest: waiting?.oldest ?? null,
      };
    },
    forget: (olderThanMs: number): number => forget.run(wallMs() - olderThanMs).changes,
  };
}
