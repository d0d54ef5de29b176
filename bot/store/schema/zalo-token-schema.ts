/** Tokens of Zalo Official Accounts: the pair in use (sealed), who renews it now, and everything that became of it. */
export const ZALO_TOKEN_SCHEMA = `
CREATE TABLE IF NOT EXISTS zalo_token (
  app_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  sealed_pair BLOB NOT NULL,
  access_expires_ms INTEGER NOT NULL,
  refresh_issued_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'needs-reconsent')),
  renewal_begun_ms INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS zalo_token_lock (
  app_id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  until_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS zalo_token_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  app_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  version INTEGER NOT NULL,
  result TEXT NOT NULL,
  refresh_hash TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS zalo_token_log_by_hash ON zalo_token_log (app_id, refresh_hash);
CREATE TRIGGER IF NOT EXISTS zalo_token_log_no_change BEFORE UPDATE ON zalo_token_log
  BEGIN SELECT RAISE(ABORT, 'the rotation log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS zalo_token_log_no_removal BEFORE DELETE ON zalo_token_log
  BEGIN SELECT RAISE(ABORT, 'the rotation log is append-only'); END;
`;
