/** Tables of the dialogue: offers, conversations, people, hand-offs, approved answers, questions and budgets. */
export const DIALOGUE_SCHEMA = `
CREATE TABLE offers (
  id TEXT PRIMARY KEY,
  message_key TEXT NOT NULL,
  number INTEGER NOT NULL,
  channel TEXT NOT NULL,
  lane TEXT NOT NULL,
  person_id TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  offer TEXT NOT NULL
);
CREATE INDEX offers_by_chat ON offers (lane, person_id, made_at_ms);
CREATE INDEX offers_by_message ON offers (message_key);
CREATE INDEX offers_by_age ON offers (made_at_ms);

CREATE TABLE conversation_turns (
  turn_key TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  lane TEXT NOT NULL,
  question TEXT NOT NULL,
  at_ms INTEGER NOT NULL
);
CREATE INDEX turns_by_chat ON conversation_turns (lane, person_id, at_ms);
CREATE TABLE conversation_states (
  lane TEXT NOT NULL,
  person_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  expects TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (lane, person_id)
);
CREATE TABLE person_settings (
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  place TEXT,
  term TEXT,
  PRIMARY KEY (channel, person_id)
);

CREATE TABLE people (
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  noticed_by TEXT,
  noticed_at_ms INTEGER,
  invited_by TEXT,
  PRIMARY KEY (channel, person_id)
);
CREATE TABLE invitations (
  code_hash TEXT PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL UNIQUE,
  made_at_ms INTEGER NOT NULL,
  ends_at_ms INTEGER NOT NULL,
  used_at_ms INTEGER,
  is_revoked INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE code_attempts (
  event_key TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL
);

CREATE TABLE hand_offs (
  code TEXT PRIMARY KEY,
  event_key TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  address TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  reply TEXT,
  replied_by TEXT,
  replied_at_ms INTEGER
);
CREATE INDEX hand_offs_by_person ON hand_offs (channel, person_id);

CREATE TABLE approved_answers (
  id INTEGER PRIMARY KEY,
  event_key TEXT NOT NULL UNIQUE,
  question TEXT NOT NULL,
  reply TEXT NOT NULL,
  role TEXT NOT NULL,
  approved_on TEXT NOT NULL,
  basis TEXT NOT NULL,
  stale_since_ms INTEGER
);

CREATE TABLE asked_questions (
  event_key TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  channel TEXT NOT NULL,
  status TEXT NOT NULL,
  subject TEXT,
  person_id TEXT,
  question TEXT,
  at_ms INTEGER NOT NULL
);
CREATE INDEX asked_by_day ON asked_questions (day);
CREATE TABLE feedback (
  answer_key TEXT NOT NULL,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  day TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT,
  question TEXT,
  comment TEXT,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (answer_key, channel, person_id)
);
CREATE TABLE model_budget (
  day TEXT NOT NULL,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (day, channel, person_id)
);
`;
