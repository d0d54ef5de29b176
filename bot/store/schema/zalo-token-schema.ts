/**
 * Tokens of Zalo Official Accounts: the pair in use (sealed), who renews it now, and everything that became of it. A new
 * pair is one statement, and the log of it is written by that statement too: it can be flushed the moment it arrives.
 */
export const ZALO_TOKEN_SCHEMA = `
CREATE TABLE zalo_token (
  app_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  sealed_pair BLOB NOT NULL,
  refresh_hash TEXT NOT NULL,
  access_expires_ms INTEGER NOT NULL,
  refresh_issued_ms INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('seeded', 'renewed')),
  state TEXT NOT NULL CHECK (state IN ('active', 'needs-reconsent')),
  renewal_begun_ms INTEGER
) STRICT;

CREATE TABLE zalo_token_lock (
  app_id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  until_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE zalo_token_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  app_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  version INTEGER NOT NULL,
  result TEXT NOT NULL,
  refresh_hash TEXT NOT NULL
) STRICT;
CREATE INDEX zalo_token_log_by_hash ON zalo_token_log (app_id, refresh_hash);

CREATE TRIGGER zalo_token_first AFTER INSERT ON zalo_token BEGIN
  INSERT INTO zalo_token_log (app_id, at_ms, version, result, refresh_hash)
  VALUES (new.app_id, new.refresh_issued_ms, new.version, new.origin, new.refresh_hash);
END;
CREATE TRIGGER zalo_token_next AFTER UPDATE OF version ON zalo_token BEGIN
  INSERT INTO zalo_token_log (app_id, at_ms, version, result, refresh_hash)
  VALUES (new.app_id, new.refresh_issued_ms, new.version, new.origin, new.refresh_hash);
END;
CREATE TRIGGER zalo_token_log_no_change BEFORE UPDATE ON zalo_token_log
  BEGIN SELECT RAISE(ABORT, 'the rotation log is append-only'); END;
CREATE TRIGGER zalo_token_log_no_removal BEFORE DELETE ON zalo_token_log
  BEGIN SELECT RAISE(ABORT, 'the rotation log is append-only'); END;
`;
