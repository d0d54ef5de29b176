import type { QuizItem } from '../../quiz/quiz-item.ts';
import type { BotDatabase } from '../../store/bot-database.ts';
import type { BankItem, ItemState, QuizBank } from './quiz-bank.ts';

interface Row {
  readonly item: string;
  readonly state: ItemState;
  readonly is_edited: number;
}

export function createSqliteQuizBank(db: BotDatabase, nowMs: () => number): QuizBank {
  const insert = db.prepare<[string, string, string, string, number], unknown>(
    `INSERT OR IGNORE INTO quiz_items (id, question, item, document_id, state, made_at_ms) VALUES (?,?,?,?,'waiting',?)`,
  );
  const find = db.prepare<[string], Row>('SELECT item, state, is_edited FROM quiz_items WHERE id = ?');
  const list = db.prepare<[string, number, number], Row>(
    'SELECT item, state, is_edited FROM quiz_items WHERE state = ? ORDER BY made_at_ms, id LIMIT ? OFFSET ?',
  );
  const counts = db.prepare<[], { state: ItemState; count: number }>(
    'SELECT state, count(*) AS count FROM quiz_items GROUP BY state',
  );
  const decide = db.prepare<[string, string], unknown>('UPDATE quiz_items SET state = ? WHERE id = ?');
  const change = db.prepare<[string, string, string], unknown>(
    `UPDATE OR IGNORE quiz_items SET question = ?, item = ?, is_edited = 1, state = 'waiting' WHERE id = ?`,
  );
  return {
    add: (items) =>
      db.write(() =>
        items.reduce(
          (added, item) =>
            added +
            insert.run(item.id, item.question, JSON.stringify(item), item.source.documentId, nowMs()).changes,
          0,
        ),
      ),
    async find(id) {
      const row = find.get(id);
      return row === undefined ? null : toItem(row);
    },
    list: async (state, from, most) => list.all(state, most, from).map(toItem),
    async counts() {
      const found = Object.fromEntries(counts.all().map(({ state, count }) => [state, count]));
      return { waiting: 0, approved: 0, rejected: 0, ...found };
    },
    decide: (id, state) => db.write(() => decide.run(state, id).changes > 0),
    change: (item) => db.write(() => change.run(item.question, JSON.stringify(item), item.id).changes > 0),
  };
}

function toItem({ item, state, is_edited: isEdited }: Row): BankItem {
  return { item: JSON.parse(item) as QuizItem, state, isEdited: isEdited === 1 };
}
