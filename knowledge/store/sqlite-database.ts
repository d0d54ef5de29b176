import Database from 'better-sqlite3';

/** The part of the driver that is used. `iterate`, `pragma` and `transaction` of the driver are not to be used. */
export interface SqliteDatabase {
  exec(sql: string): void;
  /** For a few statements that are used again and again; each stays in memory (see below). */
  prepare<Parameters extends unknown[], Row>(sql: string): Database.Statement<Parameters, Row>;
  /** Frees what SQLite holds. May be called twice. */
  close(): void;
}

/**
 * Since 24.19 Node aborts the process when the garbage collector takes a database or a statement of this driver (12.x;
 * its 13.x no longer runs on Node 20). So none is ever let go: seven small objects for each version that is opened.
 */
const neverCollected: object[] = [];

/** Opens a database file. Throws the error of the driver. */
export function openSqliteDatabase(path: string, options: Database.Options = {}): SqliteDatabase {
  const db = new Database(path, options);
  neverCollected.push(db);
  return {
    exec: (sql) => void db.exec(sql),
    prepare<Parameters extends unknown[], Row>(sql: string) {
      const statement = db.prepare<Parameters, Row>(sql);
      neverCollected.push(statement);
      return statement;
    },
    close: () => void db.close(),
  };
}
