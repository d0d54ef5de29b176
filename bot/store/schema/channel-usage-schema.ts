/** What was sent to how many people on channels that limit or bill it. People stand here as keyed hashes only. */
export const CHANNEL_USAGE_SCHEMA = `
CREATE TABLE channel_usage (
  channel TEXT NOT NULL,
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (channel, month, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE channel_usage_person (
  channel TEXT NOT NULL,
  person_hash TEXT NOT NULL,
  PRIMARY KEY (channel, person_hash)
) STRICT, WITHOUT ROWID;
`;
