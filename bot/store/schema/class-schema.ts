/** Tables of classes: sessions, who takes part, what was asked there, quiz items and what became of them. */
export const CLASS_SCHEMA = `
CREATE TABLE class_sessions (
  id TEXT PRIMARY KEY,
  opened_by TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  view_key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  ends_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  changes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX class_sessions_by_code ON class_sessions (code, ends_at_ms);
CREATE INDEX class_sessions_by_age ON class_sessions (opened_at_ms);

CREATE TABLE class_members (
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  session_id TEXT NOT NULL REFERENCES class_sessions (id) ON DELETE CASCADE,
  joined_at_ms INTEGER NOT NULL,
  PRIMARY KEY (channel, person_id)
);
CREATE INDEX class_members_by_session ON class_members (session_id);

CREATE TABLE class_questions (
  id INTEGER PRIMARY KEY,
  event_key TEXT NOT NULL UNIQUE,
  session_id TEXT NOT NULL REFERENCES class_sessions (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_at_ms INTEGER NOT NULL
);
CREATE INDEX class_questions_by_session ON class_questions (session_id, id);
CREATE INDEX class_questions_by_person ON class_questions (channel, person_id);

CREATE TABLE quiz_items (
  id TEXT PRIMARY KEY,
  question TEXT NOT NULL UNIQUE,
  item TEXT NOT NULL,
  document_id TEXT NOT NULL,
  state TEXT NOT NULL,
  is_edited INTEGER NOT NULL DEFAULT 0,
  made_at_ms INTEGER NOT NULL
);
CREATE INDEX quiz_items_by_state ON quiz_items (state, made_at_ms);

CREATE TABLE quiz_runs (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES class_sessions (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  item TEXT NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  closed_at_ms INTEGER
);
CREATE INDEX quiz_runs_by_session ON quiz_runs (session_id, number);
CREATE TABLE quiz_polls (
  poll_id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE
);
CREATE INDEX quiz_polls_by_run ON quiz_polls (run_id);
CREATE TABLE quiz_answers (
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  choice INTEGER NOT NULL,
  PRIMARY KEY (run_id, channel, person_id)
);
CREATE INDEX quiz_answers_by_person ON quiz_answers (channel, person_id);
`;
