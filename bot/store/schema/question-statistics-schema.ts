/**
 * Questions counted by day, papers asked about by month, and unanswered ones in groups that ask the same, so that pages stay fast however
 * many were logged. Existing questions are counted here; their groups are made by the retention job.
 */
export const QUESTION_STATISTICS_SCHEMA = `
ALTER TABLE asked_questions ADD COLUMN group_id INTEGER;
CREATE INDEX asked_by_age ON asked_questions (at_ms);
CREATE INDEX asked_words_by_person ON asked_questions (channel, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX asked_words_by_age ON asked_questions (at_ms) WHERE question IS NOT NULL;
CREATE INDEX asked_by_group ON asked_questions (group_id, at_ms) WHERE group_id IS NOT NULL;
CREATE INDEX asked_ungrouped ON asked_questions (at_ms) WHERE question IS NOT NULL AND group_id IS NULL;
CREATE INDEX feedback_by_person ON feedback (channel, person_id);
CREATE INDEX feedback_by_age ON feedback (at_ms);
CREATE INDEX feedback_by_day ON feedback (day, verdict, reason);
CREATE INDEX feedback_by_verdict ON feedback (verdict, at_ms);

CREATE TABLE question_counts (
  day TEXT NOT NULL,
  channel TEXT NOT NULL,
  status TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, channel, status)
) WITHOUT ROWID;
CREATE TABLE subject_counts (
  month TEXT NOT NULL,
  channel TEXT NOT NULL,
  subject TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (month, channel, subject)
) WITHOUT ROWID;

CREATE TABLE question_groups (
  id INTEGER PRIMARY KEY,
  leader_key TEXT NOT NULL,
  size INTEGER NOT NULL,
  last_at_ms INTEGER NOT NULL,
  is_closed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX question_groups_by_size ON question_groups (is_closed, size DESC, last_at_ms DESC);
CREATE TABLE question_group_words (
  word TEXT NOT NULL,
  group_id INTEGER NOT NULL,
  PRIMARY KEY (word, group_id)
) WITHOUT ROWID;
CREATE INDEX question_group_words_by_group ON question_group_words (group_id);

INSERT INTO question_counts (day, channel, status, count)
  SELECT day, channel, status, count(*) FROM asked_questions GROUP BY day, channel, status;
INSERT INTO subject_counts (month, channel, subject, count)
  SELECT substr(day, 1, 7), channel, subject, count(*) FROM asked_questions
  WHERE subject IS NOT NULL GROUP BY 1, channel, subject;
`;
