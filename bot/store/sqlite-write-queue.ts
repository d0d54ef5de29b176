import type { SqliteDatabase } from '../../knowledge/store/sqlite-database.ts';
import { BotError } from '../errors.ts';
import { STORE_TEXTS } from './store-messages.vi.ts';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers the writes of one turn of the event loop into one transaction: one flush to disk for all of them. */
export interface WriteQueue {
  write<T>(work: () => T): Promise<T>;
  /** Resolves when nothing is waiting. */
  idle(): Promise<void>;
}

const MOST_AT_ONCE = 256;
const TRY_AGAIN_MS = 25;

export function createWriteQueue(db: SqliteDatabase, busyLimitMs: number): WriteQueue {
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    // Whoever comes in this turn still joins the first transaction.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const busy = await begin();
      const group = waiting.splice(0, MOST_AT_ONCE);
      if (busy !== null) group.forEach(({ reject }) => reject(busy));
      else commit(group);
    }
    // In the same breath as the last look at `waiting`: a write that comes after it begins a new round.
    running = null;
  }

  /** Null once the transaction has begun; otherwise why it could not. */
  async function begin(): Promise<unknown> {
    const since = performance.now();
    for (;;) {
      try {
        db.exec('BEGIN IMMEDIATE');
        return null;
      } catch (error) {
        if (!isBusy(error) || performance.now() - since >= busyLimitMs) return inOurWords(error);
        await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
      }
    }
  }

  function commit(group: readonly Waiting[]): void {
    const done: (() => void)[] = [];
    try {
      for (const { work, resolve, reject } of group) {
        db.exec('SAVEPOINT work');
        try {
          const value = work();
          done.push(() => resolve(value));
        } catch (error) {
          // Without room, or with a disk that fails, nothing of this transaction may be believed.
          if (isStoreTrouble(error)) throw error;
          db.exec('ROLLBACK TO work');
          done.push(() => reject(error));
        }
        db.exec('RELEASE work');
      }
      db.exec('COMMIT');
    } catch (error) {
      rollBack(db);
      const reason = inOurWords(error);
      group.forEach(({ reject }) => reject(reason));
      return;
    }
    done.forEach((settle) => settle());
  }

  return {
    write<T>(work: () => T) {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        running ??= drain();
      });
    },
    async idle() {
      while (running !== null) await running;
    },
  };
}

/** SQLite has already rolled back by itself after some errors. */
function rollBack(db: SqliteDatabase): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // Nothing was open any more.
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : '';
}

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
const isStoreTrouble = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|READONLY|CORRUPT|CANTOPEN)/.test(codeOf(error));

function inOurWords(error: unknown): unknown {
  const { message } = error as Error;
  if (isBusy(error)) return new BotError('store-busy', message, STORE_TEXTS.busy, { cause: error });
  if (isStoreTrouble(error)) return new BotError('store-full', message, STORE_TEXTS.full, { cause: error });
  return error;
}
