import { laneOf } from '../channel/address.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import { MEMORY, expectationSchema, type Conversations, type PersonSettings } from './conversations.ts';

export function createSqliteConversations(db: BotDatabase, nowMs: () => number): Conversations {
  const last = db.prepare<[string, string], { question: string; turn_key: string; at_ms: number }>(
    `SELECT question, turn_key, at_ms FROM conversation_turns WHERE lane = ? AND person_id = ?
     ORDER BY at_ms DESC, rowid DESC LIMIT ${MEMORY.turns + 1}`,
  );
  const add = db.prepare<[string, string, string, string, string, number], unknown>(
    `INSERT INTO conversation_turns (turn_key, channel, person_id, lane, question, at_ms) VALUES (?,?,?,?,?,?)
     ON CONFLICT (turn_key) DO UPDATE SET question = excluded.question`,
  );
  const trim = db.prepare<[string, string, string, string], unknown>(
    `DELETE FROM conversation_turns WHERE lane = ? AND person_id = ? AND rowid NOT IN
       (SELECT rowid FROM conversation_turns WHERE lane = ? AND person_id = ?
        ORDER BY at_ms DESC, rowid DESC LIMIT ${MEMORY.turns})`,
  );
  const state = db.prepare<[string, string], { expects: string; at_ms: number }>(
    'SELECT expects, at_ms FROM conversation_states WHERE lane = ? AND person_id = ?',
  );
  const setState = db.prepare<[string, string, string, string, number], unknown>(
    'INSERT OR REPLACE INTO conversation_states (lane, person_id, channel, expects, at_ms) VALUES (?,?,?,?,?)',
  );
  const dropState = db.prepare<[string, string], unknown>(
    'DELETE FROM conversation_states WHERE lane = ? AND person_id = ?',
  );
  const settings = db.prepare<[string, string], PersonSettings>(
    'SELECT place, term FROM person_settings WHERE channel = ? AND person_id = ?',
  );
  const setSettings = db.prepare<[string, string, string | null, string | null], unknown>(
    'INSERT OR REPLACE INTO person_settings (channel, person_id, place, term) VALUES (?,?,?,?)',
  );
  const idleTurns = db.prepare<[number], unknown>(
    `DELETE FROM conversation_turns WHERE (lane, person_id) IN
       (SELECT lane, person_id FROM conversation_turns GROUP BY lane, person_id HAVING max(at_ms) < ?)`,
  );
  const idleStates = db.prepare<[number], unknown>('DELETE FROM conversation_states WHERE at_ms < ?');
  const erasing = ['conversation_turns', 'conversation_states', 'person_settings'].map((table) =>
    db.prepare<[string, string], unknown>(`DELETE FROM ${table} WHERE channel = ? AND person_id = ?`),
  );
  const isIdle = (atMs: number): boolean => nowMs() - atMs > MEMORY.idleMs;
  return {
    async recent(address, person, exceptTurn) {
      const rows = last
        .all(laneOf(address), person.id)
        .filter(({ turn_key: key }) => key !== exceptTurn)
        .slice(0, MEMORY.turns);
      const [newest] = rows;
      if (newest === undefined || isIdle(newest.at_ms)) return [];
      return rows.map(({ question }) => question).reverse();
    },
    async remember(turnKey, address, person, question) {
      const lane = laneOf(address);
      await db.write(() => {
        const [newest] = last.all(lane, person.id);
        if (newest !== undefined && isIdle(newest.at_ms)) idleTurns.run(nowMs() - MEMORY.idleMs);
        add.run(turnKey, person.channel, person.id, lane, question, nowMs());
        trim.run(lane, person.id, lane, person.id);
      });
    },
    async expected(address, person) {
      const row = state.get(laneOf(address), person.id);
      if (row === undefined || isIdle(row.at_ms)) return null;
      const parsed = expectationSchema.safeParse(JSON.parse(row.expects));
      return parsed.success ? parsed.data : null;
    },
    async expect(address, person, expectation) {
      const lane = laneOf(address);
      // Mostly there is nothing to drop: no flush for it.
      if (expectation === null && state.get(lane, person.id) === undefined) return;
      await db.write(() =>
        expectation === null
          ? dropState.run(lane, person.id)
          : setState.run(lane, person.id, person.channel, JSON.stringify(expectation), nowMs()),
      );
    },
    async settings(person) {
      return settings.get(person.channel, person.id) ?? { place: null, term: null };
    },
    async set(person, { place, term }) {
      await db.write(() => setSettings.run(person.channel, person.id, place, term));
    },
    async forgetIdle() {
      const before = nowMs() - MEMORY.idleMs;
      return db.write(() => {
        idleStates.run(before);
        return idleTurns.run(before).changes;
      });
    },
    async erase(person) {
      await db.write(() => erasing.forEach((statement) => statement.run(person.channel, person.id)));
    },
  };
}
