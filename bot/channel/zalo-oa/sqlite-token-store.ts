import type { SqliteDatabase } from '../../../knowledge/store/sqlite-database.ts';
import { createPairSeal, hashOfToken } from './seal-pair.ts';
import type { RotationEntry, RotationResult, StoredGrant, TokenPair, TokenStore } from './token-store.ts';

interface TokenRow {
  readonly version: number;
  readonly sealed_pair: Buffer;
  readonly access_expires_ms: number;
  readonly refresh_issued_ms: number;
  readonly state: StoredGrant['state'];
  readonly renewal_begun_ms: number | null;
}

interface LogRow {
  readonly at_ms: number;
  readonly version: number;
  readonly result: RotationResult;
  readonly refresh_hash: string;
}

/** The token store in the bot's database, which must have ZALO_TOKEN_SCHEMA and flush every commit. One row per application. */
export function createSqliteTokenStore(
  db: Pick<SqliteDatabase, 'exec' | 'prepare'>,
  { appId, appSecret }: { readonly appId: string; readonly appSecret: string },
): TokenStore {
  const seal = createPairSeal(appId, appSecret);
  const contextOf = (version: number): string => `${appId}:${version}`;
  const select = db.prepare<[string], TokenRow>('SELECT * FROM zalo_token WHERE app_id = ?');
  const put = db.prepare<[string, number, Buffer, number, number], unknown>(
    `INSERT INTO zalo_token (app_id, version, sealed_pair, access_expires_ms, refresh_issued_ms, state, renewal_begun_ms)
     VALUES (?, ?, ?, ?, ?, 'active', NULL)
     ON CONFLICT (app_id) DO UPDATE SET version = excluded.version, sealed_pair = excluded.sealed_pair,
       access_expires_ms = excluded.access_expires_ms, refresh_issued_ms = excluded.refresh_issued_ms,
       state = 'active', renewal_begun_ms = NULL`,
  );
  const setBegun = db.prepare<[number | null, string, number], unknown>(
    'UPDATE zalo_token SET renewal_begun_ms = ? WHERE app_id = ? AND version = ?',
  );
  const setRefused = db.prepare<[string, number], unknown>(
    `UPDATE zalo_token SET state = 'needs-reconsent', renewal_begun_ms = NULL WHERE app_id = ? AND version = ?`,
  );
  const writeLog = db.prepare<[string, number, number, string, string], unknown>(
    'INSERT INTO zalo_token_log (app_id, at_ms, version, result, refresh_hash) VALUES (?, ?, ?, ?, ?)',
  );
  const hashOfVersion = db.prepare<[string, number], { refresh_hash: string }>(
    `SELECT refresh_hash FROM zalo_token_log WHERE app_id = ? AND version = ? AND result IN ('seeded', 'renewed')
     ORDER BY id DESC LIMIT 1`,
  );
  const knowsHash = db.prepare<[string, string], { id: number }>(
    'SELECT id FROM zalo_token_log WHERE app_id = ? AND refresh_hash = ? LIMIT 1',
  );
  // A lock that would last absurdly long was set by a clock that has been put back since.
  const takeLock = db.prepare<[string, string, number, number, number, string], unknown>(
    `INSERT INTO zalo_token_lock (app_id, owner, until_ms) VALUES (?, ?, ?)
     ON CONFLICT (app_id) DO UPDATE SET owner = excluded.owner, until_ms = excluded.until_ms
       WHERE until_ms <= ? OR until_ms > ? OR owner = ?`,
  );
  const dropLock = db.prepare<[string, string], unknown>(
    'DELETE FROM zalo_token_lock WHERE app_id = ? AND owner = ?',
  );
  const selectLog = db.prepare<[string, number], LogRow>(
    'SELECT at_ms, version, result, refresh_hash FROM zalo_token_log WHERE app_id = ? ORDER BY id DESC LIMIT ?',
  );

  /** Takes the write lock at once, so that what is read inside is what is written over. */
  const inTransaction = <Value>(work: () => Value): Value => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      db.exec('COMMIT');
      return value;
    } catch (error) {
      try {
        db.exec('ROLLBACK');
      } catch {
        // A full disk has rolled back already; what went wrong first is what matters.
      }
      throw error;
    }
  };
  const note = (version: number, result: RotationResult, atMs: number, hash?: string): void => {
    const known = hash ?? hashOfVersion.get(appId, version)?.refresh_hash ?? '';
    writeLog.run(appId, atMs, version, result, known);
  };
  const store = (version: number, pair: TokenPair, result: RotationResult, atMs: number): void => {
    const sealed = seal.seal([pair.accessToken, pair.refreshToken], contextOf(version));
    put.run(appId, version, sealed, pair.accessExpiresMs, atMs);
    note(version, result, atMs, hashOfToken(pair.refreshToken));
  };

  return {
    async read() {
      const row = select.get(appId);
      if (row === undefined) return null;
      const [accessToken, refreshToken] = seal.open(row.sealed_pair, contextOf(row.version));
      return {
        version: row.version,
        accessToken,
        refreshToken,
        accessExpiresMs: row.access_expires_ms,
        refreshIssuedMs: row.refresh_issued_ms,
        state: row.state,
        renewalBegunMs: row.renewal_begun_ms,
      };
    },
    async seed(pair, atMs) {
      return inTransaction(() => {
        if (knowsHash.get(appId, hashOfToken(pair.refreshToken)) !== undefined) return false;
        store((select.get(appId)?.version ?? 0) + 1, pair, 'seeded', atMs);
        return true;
      });
    },
    async lock(owner, nowMs, forMs) {
      return takeLock.run(appId, owner, nowMs + forMs, nowMs, nowMs + 2 * forMs, owner).changes === 1;
    },
    async unlock(owner) {
      dropLock.run(appId, owner);
    },
    async beginRenewal(version, atMs) {
      inTransaction(() => {
        setBegun.run(atMs, appId, version);
        note(version, 'begun', atMs);
      });
    },
    async save(version, pair, atMs) {
      return inTransaction(() => {
        if (select.get(appId)?.version !== version) return false;
        store(version + 1, pair, 'renewed', atMs);
        return true;
      });
    },
    async endRenewal(version, result, atMs) {
      inTransaction(() => {
        if (result === 'refused') setRefused.run(appId, version);
        else if (result === 'not-done') setBegun.run(null, appId, version);
        note(version, result, atMs);
      });
    },
    async history(most) {
      return selectLog.all(appId, most).map((row): RotationEntry => ({
        atMs: row.at_ms,
        version: row.version,
        result: row.result,
        refreshHash: row.refresh_hash,
      }));
    },
  };
}
