import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteDatabase, type SqliteDatabase } from '../../knowledge/store/sqlite-database.ts';
import { BotError } from '../errors.ts';
import { STORE_TEXTS } from './store-messages.vi.ts';
import type { ProcessLock } from './process-lock.ts';

/**
 * Takes the data folder for this process. The lock is one of the operating system on a file of its own (as SQLite
 * takes it), so that it ends with the process that held it, also when that was killed; `bot.owner` beside it only
 * names the holder. Throws BotError `store-locked` while another process holds it, `store-unusable` when the folder
 * cannot be written.
 */
export function lockDataFolder(dataDir: string): ProcessLock {
  const path = join(dataDir, 'bot.lock');
  const owner = join(dataDir, 'bot.owner');
  const db = open(dataDir, path);
  try {
    db.exec('BEGIN EXCLUSIVE');
    writeFileSync(owner, String(process.pid));
  } catch (cause) {
    db.close();
    if (/^SQLITE_BUSY/.test((cause as { code?: string }).code ?? '')) throw locked(dataDir, owner, cause);
    throw unusable(dataDir, cause);
  }
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      rmSync(owner, { force: true });
      db.close();
    },
  };
}

function open(dataDir: string, path: string): SqliteDatabase {
  try {
    mkdirSync(dataDir, { recursive: true });
    return openSqliteDatabase(path, { timeout: 0 });
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
}

function locked(dataDir: string, owner: string, cause: unknown): BotError {
  let pid = '?';
  try {
    pid = readFileSync(owner, 'utf8').trim();
  } catch {
    // The holder has just taken the lock and not yet written its name.
  }
  return new BotError('store-locked', `process ${pid} works on ${dataDir}`, STORE_TEXTS.locked(pid), {
    cause,
  });
}

function unusable(dataDir: string, cause: unknown): BotError {
  return new BotError(
    'store-unusable',
    `cannot write ${dataDir}: ${(cause as Error).message}`,
    STORE_TEXTS.unusable,
    { cause },
  );
}
