import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqliteDatabase, type SqliteDatabase } from '../../knowledge/store/sqlite-database.ts';
import { BotError } from '../errors.ts';
import { STORE_TEXTS } from './store-messages.vi.ts';
import type { BotDatabase } from './bot-database.ts';
import { MIGRATIONS } from './migrations.ts';
import { createWriteQueue } from './sqlite-write-queue.ts';

export interface BotDatabaseOptions {
  /** Default: the steps of the product. */
  readonly migrations?: readonly string[];
  /** How long a write waits while another process holds the database. Default 1.5 s: webhooks must be answered in 2. */
  readonly busyLimitMs?: number;
  /** Largest size in pages of 4 kB. Default: the disk. */
  readonly maxPages?: number;
}

/**
 * Opens (or makes) the database, checks it and brings it to the present form. Throws BotError `store-newer` when it
 * was written by a newer program, `store-damaged` when it does not hold together, `store-unusable` when it cannot be
 * opened or written. It does not keep other processes out: see process-lock.
 */
export function openBotDatabase(path: string, options: BotDatabaseOptions = {}): BotDatabase {
  const { migrations = MIGRATIONS, busyLimitMs = 1_500, maxPages } = options;
  const db = open(path);
  try {
    prepareConnection(db, maxPages);
    checkWhole(db, path);
    migrate(db, migrations);
  } catch (cause) {
    db.close();
    throw cause instanceof BotError ? cause : unusable(path, cause);
  }
  const queue = createWriteQueue(db, busyLimitMs);
  return {
    prepare: (sql) => db.prepare(sql),
    write: (work) => queue.write(work),
    scrub: () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    backup: (target) => db.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`),
    async close() {
      await queue.idle();
      db.close();
    },
  };
}

function open(path: string): SqliteDatabase {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Waiting inside the driver would hold up everything else; the queue of writes waits instead.
    return openSqliteDatabase(path, { timeout: 50 });
  } catch (cause) {
    throw unusable(path, cause);
  }
}

function prepareConnection(db: SqliteDatabase, maxPages: number | undefined): void {
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA journal_size_limit = 16777216;
  `);
  if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
}

function checkWhole(db: SqliteDatabase, path: string): void {
  const row = db.prepare<[], { quick_check: string }>('PRAGMA quick_check(1)').get();
  if (row?.quick_check !== 'ok')
    throw new BotError('store-damaged', `${path}: ${row?.quick_check ?? 'no answer'}`, STORE_TEXTS.damaged);
}

/** Each step is whole or not done at all; the number of steps done stands in the file. */
function migrate(db: SqliteDatabase, migrations: readonly string[]): void {
  const row = db.prepare<[], { user_version: number }>('PRAGMA user_version').get();
  const present = row?.user_version ?? 0;
  if (present > migrations.length)
    throw new BotError(
      'store-newer',
      `the database is at step ${present}, this program knows ${migrations.length}`,
      STORE_TEXTS.newer,
    );
  migrations.slice(present).forEach((step, i) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(step);
      db.exec(`PRAGMA user_version = ${present + i + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  });
}

function unusable(path: string, cause: unknown): BotError {
  const { code = '', message } = cause as Error & { code?: string };
  const isDamaged = code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
  return new BotError(
    isDamaged ? 'store-damaged' : 'store-unusable',
    `cannot open ${path}: ${message}`,
    isDamaged ? STORE_TEXTS.damaged : STORE_TEXTS.unusable,
    { cause },
  );
}
