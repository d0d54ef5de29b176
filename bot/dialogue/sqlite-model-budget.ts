import type { SqliteDatabase } from '../../knowledge/store/sqlite-database.ts';
import type { ModelBudget } from './model-budget.ts';

/** An erased person begins anew on that day: what was asked is forgotten, with how often. */
export function createSqliteModelBudget(db: SqliteDatabase): ModelBudget {
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
      return most > 0 && take.run(day, person.channel, person.id, most).changes > 0;
    },
    async forgetBefore(day) {
      dropBefore.run(day);
    },
    async erase(person) {
      dropPerson.run(person.channel, person.id);
    },
  };
}
