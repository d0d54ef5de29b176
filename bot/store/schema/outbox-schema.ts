/**
 * What is to be sent and what became of it. `head` is 1 for the first unfinished part of its chat. Once a part is
 * finished its words, chat and person are gone; the key stays for a while, so that nothing is sent twice.
 */
export const OUTBOX_SCHEMA = `
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    chat_id TEXT,
    thread_id TEXT,
    is_group INTEGER NOT NULL,
    person_id TEXT,
    part TEXT,
    send_before_ms INTEGER,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'unknown', 'dropped')),
    head INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    queued_ms INTEGER NOT NULL,
    finished_ms INTEGER,
    reason TEXT
  );
  CREATE INDEX outbox_heads ON outbox (channel, seq) WHERE head = 1 AND state = 'queued';
  CREATE INDEX outbox_chats ON outbox (channel, chat_id, seq) WHERE chat_id IS NOT NULL;
  CREATE INDEX outbox_people ON outbox (channel, person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX outbox_states ON outbox (channel, state);
  CREATE INDEX outbox_finished ON outbox (finished_ms) WHERE finished_ms IS NOT NULL;
`;
