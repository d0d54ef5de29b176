import type { BotDatabase } from '../../store/bot-database.ts';
import { createPairSeal, hashOfToken } from './seal-pair.ts';
import type { RotationEntry, StoredGrant, TokenPair, TokenStore } from './token-store.ts';

interface TokenRow {
  readonly version: number;
  readonly sealed_pair: Buffer;
  readonly refresh_hash: string;
  readonly access_expires_ms: number;
  readonly refresh_issued_ms: number;
  readonly state: StoredGrant['state'];
  readonly renewal_begun_ms: number | null;
}

/** The token store in the bot's database (ZALO_TOKEN_SCHEMA). One row per application, sealed with its App Secret. */
export function createSqliteTokenStore(
  db: BotDatabase,
  { appId, appSecret }: { readonly appId: string; readonly appSecret: string },
): TokenStore {
  const seal = createPairSeal(appId, appSecret);
  const contextOf = (version: number): string => `${appId}:${version}`;
  const sealed = (version: number, { accessToken, refreshToken }: TokenPair): Buffer =>
    seal.seal([accessToken, refreshToken], contextOf(version));

  const select = db.prepare<[string], TokenRow>('SELECT * FROM zalo_token WHERE app_id = ?');
  const insert = db.prepare<[string, number, Buffer, string, number, number], unknown>(
    `INSERT INTO zalo_token (app_id, version, sealed_pair, refresh_hash, access_expires_ms, refresh_issued_ms, origin, state)
     VALUES (?, ?, ?, ?, ?, ?, 'seeded', 'active')
     ON CONFLICT (app_id) DO UPDATE SET version = excluded.version, sealed_pair = excluded.sealed_pair,
       refresh_hash = excluded.refresh_hash, access_expires_ms = excluded.access_expires_ms,
       refresh_issued_ms = excluded.refresh_issued_ms, origin = 'seeded', state = 'active', renewal_begun_ms = NULL`,
  );
  const replace = db.prepare<[number, Buffer, string, number, number, string, number], unknown>(
    `UPDATE zalo_token SET version = ?, sealed_pair = ?, refresh_hash = ?, access_expires_ms = ?, refresh_issued_ms = ?,
       origin = 'renewed', state = 'active', renewal_begun_ms = NULL
     WHERE app_id = ? AND version = ?`,
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
  const selectLog = db.prepare<[string, number], RotationEntry>(
    `SELECT at_ms AS atMs, version, result, refresh_hash AS refreshHash FROM zalo_token_log
     WHERE app_id = ? ORDER BY id DESC LIMIT ?`,
  );

  const note = (version: number, result: string, atMs: number): void => {
    const row = select.get(appId);
    writeLog.run(appId, atMs, version, result, row?.version === version ? row.refresh_hash : '');
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
    seed: (pair, atMs) =>
      db.write(() => {
        const hash = hashOfToken(pair.refreshToken);
        if (knowsHash.get(appId, hash) !== undefined) return false;
        const version = (select.get(appId)?.version ?? 0) + 1;
        insert.run(appId, version, sealed(version, pair), hash, pair.accessExpiresMs, atMs);
        return true;
      }),
    lock: (owner, nowMs, forMs) =>
      db.write(
        () => takeLock.run(appId, owner, nowMs + forMs, nowMs, nowMs + 2 * forMs, owner).changes === 1,
      ),
    unlock: (owner) => db.write(() => void dropLock.run(appId, owner)),
    beginRenewal: (version, atMs) =>
      db.write(() => {
        setBegun.run(atMs, appId, version);
        note(version, 'begun', atMs);
      }),
    // Not through the queue of writes: at this moment the pair is nowhere else, and the queue waits a turn.
    async save(version, pair, atMs) {
      const next = version + 1;
      const { accessExpiresMs } = pair;
      const words = sealed(next, pair);
      return (
        replace.run(next, words, hashOfToken(pair.refreshToken), accessExpiresMs, atMs, appId, version)
          .changes === 1
      );
    },
    endRenewal: (version, result, atMs) =>
      db.write(() => {
        if (result === 'refused') setRefused.run(appId, version);
        else if (result === 'not-done') setBegun.run(null, appId, version);
        note(version, result, atMs);
      }),
    async history(most) {
      return selectLog.all(appId, most);
    },
  };
}
