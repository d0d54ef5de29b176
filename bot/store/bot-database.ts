import type { SqliteDatabase } from '../../knowledge/store/sqlite-database.ts';

/** The one database of the running bot, for the adapters named `sqlite-*.ts`. */
export interface BotDatabase extends Pick<SqliteDatabase, 'prepare'> {
  /**
   * Runs `work` (which must not wait for anything) in a transaction and resolves when it is flushed to disk. Works
   * asked for in the same turn of the event loop share one transaction and one flush, in order; one that throws is
   * undone alone. Rejects with what `work` threw, or with BotError `store-busy` or `store-full`, and then nothing of
   * it is stored.
   */
  write<T>(work: () => T): Promise<T>;
  /** Leaves no copy of erased words in the files: call after erasing a person. */
  scrub(): void;
  /** A complete copy that opens by itself, in a new file. */
  backup(path: string): void;
  /** Ends what was begun by `write`, then closes. May be called twice. */
  close(): Promise<void>;
}
