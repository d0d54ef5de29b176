/**
 * What came in. `head` is 1 for the first unfinished event of its lane: only that one may be worked on. Once an event
 * is finished its body, lane and sender are gone; the id stays for a while, to recognise a second delivery, and
 * `message_hash` (of lane and message), to recognise an edit.
 */
export const INBOX_SCHEMA = `
  CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    event_id TEXT NOT NULL,
    lane TEXT,
    sender_id TEXT,
    message_hash TEXT,
    body TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'done', 'dead')),
    head INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    fence INTEGER NOT NULL DEFAULT 0,
    received_ms INTEGER NOT NULL,
    finished_ms INTEGER,
    reason TEXT,
    UNIQUE (channel, event_id)
  );
  CREATE INDEX inbox_heads ON inbox (seq) WHERE head = 1 AND state = 'waiting';
  CREATE INDEX inbox_lanes ON inbox (lane, seq) WHERE lane IS NOT NULL;
  CREATE INDEX inbox_messages ON inbox (message_hash) WHERE message_hash IS NOT NULL;
  CREATE INDEX inbox_people ON inbox (channel, sender_id) WHERE sender_id IS NOT NULL;
  CREATE INDEX inbox_finished ON inbox (finished_ms) WHERE finished_ms IS NOT NULL;
`;

/** So that counting reads no words: a hundred thousand events that wait are counted in milliseconds. */
export const INBOX_COUNTS_SCHEMA = `
  CREATE INDEX inbox_unfinished ON inbox (state, received_ms) WHERE lane IS NOT NULL;
  CREATE INDEX inbox_dead ON inbox (seq) WHERE state = 'dead';
`;
