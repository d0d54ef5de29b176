import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openBotDatabase, type BotDatabaseOptions } from '../../bot/store/sqlite-bot-database.ts';
import type { BotDatabase } from '../../bot/store/bot-database.ts';

export interface ScratchStore {
  readonly folder: string;
  readonly path: string;
  /** Opens the same file once more. */
  open(options?: BotDatabaseOptions): BotDatabase;
}

/** Makes data folders that are closed and removed after each test. To be called where tests are described. */
export function scratchStores(): () => ScratchStore {
  const folders: string[] = [];
  const databases: BotDatabase[] = [];
  afterEach(async () => {
    for (const db of databases.splice(0)) await db.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'bot-store-'));
    folders.push(folder);
    const path = join(folder, 'bot.db');
    return {
      folder,
      path,
      open(options) {
        const db = openBotDatabase(path, options);
        databases.push(db);
        return db;
      },
    };
  };
}
