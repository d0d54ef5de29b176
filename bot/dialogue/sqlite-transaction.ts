import type { SqliteDatabase } from '../../knowledge/store/sqlite-database.ts';

/** Does the work in one write transaction; whatever it throws undoes all of it. The work must not wait for anything. */
export function inTransaction<T>(db: SqliteDatabase, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
