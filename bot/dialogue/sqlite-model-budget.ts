import type { BotDatabase } from '../store/bot-database.ts';
import type { ModelBudget } from './model-budget.ts';

/** An erased person begins anew on that day: what was asked is forgotten, with how often. */
export function createSqliteModelBudget(db: BotDatabase): ModelBudget {
  const take = db.prepare<[string, string, string, number], unknown>(
    `INSERT INTO model_budget (day, channel, person_id, used) VALUES (?,?,?,1)
     ON CONFLICT (day, channel, person_id) DO UPDATE SET used = used + 1 WHERE used < ?`,
  );
  const dropBefore = db.prepare<[string], unknown>('DELETE FROM model_budget WHERE day < ?');
  const dropPerson = db.prepare<[string, string], unknown>(
    'DELETE FROM model_budget WHERE channel = ? AND person_id = ?',
  );
  return {
    async take(person, day, most) {
      if (most <= 0) return false;
      return db.write(() => take.run(day, person.channel, person.id, most).changes > 0);
    },
    async forgetBefore(day) {
      await db.write(() => dropBefore.run(day));
    },
    async erase(person) {
      await db.write(() => dropPerson.run(person.channel, person.id));
    },
  };
}
