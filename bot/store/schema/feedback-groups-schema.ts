/**
 * Opinions get a number of their own, which stays when the file is packed, and those that say no are kept in groups that
 * ask the same, like unanswered questions; groups of older ones are made by the retention job. Approved answers can be
 * withdrawn, and say whom they are for; of older ones nobody has said that they may be shown to everybody.
 */
export const FEEDBACK_GROUPS_SCHEMA = `
CREATE TABLE numbered_feedback (
  id INTEGER PRIMARY KEY,
  answer_key TEXT NOT NULL,
  channel TEXT NOT NULL,
  person_id TEXT NOT NULL,
  day TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT,
  question TEXT,
  comment TEXT,
  at_ms INTEGER NOT NULL,
  group_id INTEGER,
  UNIQUE (answer_key, channel, person_id)
);
INSERT INTO numbered_feedback (answer_key, channel, person_id, day, verdict, reason, question, comment, at_ms)
  SELECT answer_key, channel, person_id, day, verdict, reason, question, comment, at_ms FROM feedback ORDER BY at_ms;
DROP TABLE feedback;
ALTER TABLE numbered_feedback RENAME TO feedback;
CREATE INDEX feedback_by_person ON feedback (channel, person_id);
CREATE INDEX feedback_by_age ON feedback (at_ms);
CREATE INDEX feedback_by_day ON feedback (day, verdict, reason);
CREATE INDEX feedback_by_verdict ON feedback (verdict, at_ms);
CREATE INDEX feedback_by_group ON feedback (group_id, at_ms, reason) WHERE group_id IS NOT NULL;
CREATE INDEX feedback_ungrouped ON feedback (at_ms)
  WHERE verdict = 'dislike' AND question IS NOT NULL AND group_id IS NULL;

CREATE TABLE disliked_groups (
  id INTEGER PRIMARY KEY,
  leader_key INTEGER NOT NULL,
  size INTEGER NOT NULL,
  last_at_ms INTEGER NOT NULL,
  is_closed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX disliked_groups_by_size ON disliked_groups (is_closed, size DESC, last_at_ms DESC);
CREATE TABLE disliked_group_words (
  word TEXT NOT NULL,
  group_id INTEGER NOT NULL,
  PRIMARY KEY (word, group_id)
) WITHOUT ROWID;
CREATE INDEX disliked_group_words_by_group ON disliked_group_words (group_id);

ALTER TABLE approved_answers ADD COLUMN audience TEXT NOT NULL DEFAULT 'invited';
ALTER TABLE approved_answers ADD COLUMN withdrawn_at_ms INTEGER;
`;
