import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder } from '../../../bot/store/sqlite-process-lock.ts';
import { openBotDatabase, type BotDatabaseOptions } from '../../../bot/store/sqlite-bot-database.ts';
import type { BotDatabase } from '../../../bot/store/bot-database.ts';
import { ROOT } from '../../support/source-tree.ts';

const STEPS = ['CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE) STRICT'];

let folder: string;
let path: string;
const opened: BotDatabase[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bot-db-'));
  path = join(folder, 'bot.db');
});
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: BotDatabaseOptions = {}): BotDatabase {
  const db = openBotDatabase(path, { migrations: STEPS, ...options });
  opened.push(db);
  return db;
}
const texts = (db: BotDatabase): string[] =>
  db
    .prepare<[], { text: string }>('SELECT text FROM notes ORDER BY id')
    .all()
    .map(({ text }) => text);
function adder(db: BotDatabase): (text: string) => Promise<unknown> {
  const insert = db.prepare<[string], unknown>('INSERT INTO notes (text) VALUES (?)');
  return (text) => db.write(() => insert.run(text));
}

describe('the database of the bot', () => {
  it('keeps what was written, after it is opened again', async () => {
    const db = open();
    await adder(db)('một');
    await db.close();
    expect(texts(open())).toEqual(['một']);
  });

  it('writes of one turn share a transaction, and one that throws is undone alone', async () => {
    const db = open();
    const add = adder(db);
    const results = await Promise.allSettled([add('một'), add('hai'), add('một'), add('ba')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(texts(db)).toEqual(['một', 'hai', 'ba']);
  });

  it('says busy when another process holds it past the limit, stores nothing, and recovers by itself (W6)', async () => {
    const db = open({ busyLimitMs: 150 });
    const add = adder(db);
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(add('một')).rejects.toMatchObject({ code: 'store-busy' });
    const later = add('hai');
    other.exec('COMMIT');
    other.close();
    await later;
    expect(texts(db)).toEqual(['hai']);
  });

  it('says full when there is no room, stores nothing of it, and recovers when there is (W6)', async () => {
    const db = open({ maxPages: 24 });
    const add = adder(db);
    const long = 'x'.repeat(200_000);
    const both = await Promise.allSettled([add('trước'), add(long)]);
    for (const result of both) expect(result).toMatchObject({ reason: { code: 'store-full' } });
    expect(texts(db)).toEqual([]);
    await add('sau');
    expect(texts(db)).toEqual(['sau']);
  });

  it('refuses a database of a newer program (S9)', async () => {
    await open({ migrations: [...STEPS, 'CREATE TABLE more (id INTEGER)'] }).close();
    expect(() => open()).toThrowError(expect.objectContaining({ code: 'store-newer' }) as Error);
  });

  it('a migration that fails leaves the database at the last whole step (S9)', async () => {
    await open().close();
    const broken = [...STEPS, 'CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER)'];
    expect(() => open({ migrations: broken })).toThrow();
    const db = open();
    expect(
      db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE name = 'half'").all(),
    ).toEqual([]);
  });

  it('refuses a damaged file in one sentence and leaves it as it is (S3)', async () => {
    writeFileSync(path, 'not a database, but long enough to have a header of one hundred bytes '.repeat(4));
    const before = readFileSync(path);
    expect(() => open()).toThrowError(expect.objectContaining({ code: 'store-damaged' }) as Error);
    expect(readFileSync(path)).toEqual(before);
  });

  it('a backup taken between writes opens and holds what was there (S8)', async () => {
    const db = open();
    const add = adder(db);
    await add('một');
    const copy = join(folder, 'copy.db');
    db.backup(copy);
    await add('hai');
    const restored = openBotDatabase(copy, { migrations: STEPS });
    opened.push(restored);
    expect(texts(restored)).toEqual(['một']);
  });

  it('erased words are in none of the files (S15)', async () => {
    const db = open();
    await adder(db)('chim-hoang-yen');
    const erase = db.prepare('DELETE FROM notes');
    await db.write(() => erase.run());
    db.scrub();
    for (const name of [path, `${path}-wal`])
      expect(readFileSync(name).includes('chim-hoang-yen')).toBe(false);
  });
});

describe('the lock of a data folder', () => {
  const program = `
    const { lockDataFolder } = await import(process.argv[1]);
    try { lockDataFolder(process.argv[2]); } catch (error) { console.log(error.forPeople); process.exit(3); }
    if (process.argv[3] === 'die') process.kill(process.pid, 'SIGKILL');
  `;
  const lock = `${ROOT}bot/store/sqlite-process-lock.ts`;
  function run(...words: string[]): { status: number | null; signal: string | null; stdout: string } {
    try {
      const stdout = execFileSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', program, lock, folder, ...words],
        { cwd: ROOT, encoding: 'utf8' },
      );
      return { status: 0, signal: null, stdout };
    } catch (error) {
      return error as { status: number | null; signal: string | null; stdout: string };
    }
  }

  it('keeps a second process out with one sentence that names the first (S11)', () => {
    const lock = lockDataFolder(folder);
    const second = run();
    expect(second.status).toBe(3);
    expect(second.stdout).toContain(`(số ${process.pid})`);
    lock.release();
    lock.release();
    expect(run().status).toBe(0);
  });

  it('is free again after its holder was killed (S11)', () => {
    expect(run('die').signal).toBe('SIGKILL');
    lockDataFolder(folder).release();
  });
});
