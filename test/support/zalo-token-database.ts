import { ZALO_TOKEN_SCHEMA } from '../../bot/store/schema/zalo-token-schema.ts';
import { openSqliteDatabase, type SqliteDatabase } from '../../knowledge/store/sqlite-database.ts';

/** A database with the tables of tokens only, flushed at every commit, for several processes. */
export function openTokenDatabase(path: string): SqliteDatabase {
  const db = openSqliteDatabase(path);
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec(ZALO_TOKEN_SCHEMA);
  return db;
}
