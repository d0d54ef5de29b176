/** Webhook calls whose signature was wrong, kept for a day in case the key was; and when the platform was last heard. */
export const ZALO_WEBHOOK_SCHEMA = `
CREATE TABLE zalo_quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  received_ms INTEGER NOT NULL,
  raw BLOB NOT NULL,
  signature TEXT NOT NULL,
  header_timestamp TEXT
) STRICT;
CREATE TABLE zalo_heard (
  app_id TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL
) STRICT;
`;
