import { createHmac } from 'node:crypto';
import type { BotDatabase } from '../store/bot-database.ts';
import type { UsageStore } from './usage-store.ts';

/** Usage in the bot's database (CHANNEL_USAGE_SCHEMA). People are kept as hashes under `secret`, which is not in it. */
export function createSqliteUsageStore(db: BotDatabase, secret: string): UsageStore {
  const increase = db.prepare<[string, string, string], { count: number }>(
    `INSERT INTO channel_usage (channel, month, kind, count) VALUES (?, ?, ?, 1)
     ON CONFLICT (channel, month, kind) DO UPDATE SET count = count + 1 RETURNING count`,
  );
  const select = db.prepare<[string, string, string], { count: number }>(
    'SELECT count FROM channel_usage WHERE channel = ? AND month = ? AND kind = ?',
  );
  const selectMonth = db.prepare<[string, string], { kind: string; count: number }>(
    'SELECT kind, count FROM channel_usage WHERE channel = ? AND month = ?',
  );
  const insertPerson = db.prepare<[string, string], unknown>(
    'INSERT OR IGNORE INTO channel_usage_person (channel, person_hash) VALUES (?, ?)',
  );
  const knowsPerson = db.prepare<[string, string], { count: number }>(
    'SELECT count(*) AS count FROM channel_usage_person WHERE channel = ? AND person_hash = ?',
  );
  const countPeople = db.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM channel_usage_person WHERE channel = ?',
  );
  const hashOf = (personId: string): string =>
    createHmac('sha256', secret).update(personId).digest('hex').slice(0, 32);

  return {
    add: (channel, month, kind) => db.write(() => increase.get(channel, month, kind)?.count ?? 0),
    async count(channel, month, kind) {
      return select.get(channel, month, kind)?.count ?? 0;
    },
    async addPerson(channel, personId) {
      const hash = hashOf(personId);
      if ((knowsPerson.get(channel, hash)?.count ?? 0) === 0)
        await db.write(() => void insertPerson.run(channel, hash));
      return countPeople.get(channel)?.count ?? 0;
    },
    async month(channel, month) {
      return Object.fromEntries(selectMonth.all(channel, month).map(({ kind, count }) => [kind, count]));
    },
  };
}
