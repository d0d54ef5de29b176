import type { Audience } from '../answer/audience.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import {
  basisSchema,
  type ApprovedAnswer,
  type ApprovedAnswers,
  type ApprovedState,
} from './approved-answers.ts';

interface ListedRow {
  readonly id: number;
  readonly question: string;
  readonly reply: string;
  readonly role: string;
  readonly audience: Audience;
  readonly approved_on: string;
}
interface ApprovedRow extends ListedRow {
  readonly basis: string;
}

const COLUMNS = 'id, question, reply, role, audience, approved_on';

export function createSqliteApprovedAnswers(db: BotDatabase, nowMs: () => number): ApprovedAnswers {
  const add = db.prepare<[string, string, string, string, string, string, string], unknown>(
    `INSERT OR IGNORE INTO approved_answers (event_key, question, reply, role, audience, approved_on, basis)
     VALUES (?,?,?,?,?,?,?)`,
  );
  const current = db.prepare<[], ApprovedRow>(
    `SELECT ${COLUMNS}, basis FROM approved_answers
     WHERE stale_since_ms IS NULL AND withdrawn_at_ms IS NULL ORDER BY id DESC`,
  );
  const list = db.prepare<[number, number], ListedRow & { readonly state: ApprovedState }>(
    `SELECT ${COLUMNS}, CASE WHEN withdrawn_at_ms IS NOT NULL THEN 'withdrawn'
       WHEN stale_since_ms IS NOT NULL THEN 'stale' ELSE 'used' END AS state
     FROM approved_answers ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const count = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM approved_answers');
  const withdraw = db.prepare<[number, number], unknown>(
    'UPDATE approved_answers SET withdrawn_at_ms = ? WHERE id = ? AND withdrawn_at_ms IS NULL',
  );
  const markStale = db.prepare<[number, number], unknown>(
    'UPDATE approved_answers SET stale_since_ms = ? WHERE id = ? AND stale_since_ms IS NULL',
  );
  const rebase = db.prepare<[string, number], unknown>('UPDATE approved_answers SET basis = ? WHERE id = ?');
  return {
    async save(eventKey, { question, reply, role, audience, approvedOn, basis }) {
      const values = [question, reply, role, audience, approvedOn, JSON.stringify(basis)] as const;
      await db.write(() => add.run(eventKey, ...values));
    },
    async current() {
      return current.all().map((row): ApprovedAnswer => ({
        ...toListed(row),
        basis: basisSchema.parse(JSON.parse(row.basis)),
      }));
    },
    async list(page, perPage) {
      const rows = list.all(perPage, page * perPage).map((row) => ({ ...toListed(row), state: row.state }));
      return { rows, all: count.get()?.count ?? 0 };
    },
    withdraw: (id) => db.write(() => withdraw.run(nowMs(), id).changes > 0),
    markStale: (id) => db.write(() => markStale.run(nowMs(), id).changes > 0),
    async rebase(id, basis) {
      await db.write(() => rebase.run(JSON.stringify(basis), id));
    },
  };
}

function toListed(row: ListedRow): Omit<ApprovedAnswer, 'basis'> {
  const { id, question, reply, role, audience, approved_on: approvedOn } = row;
  return { id, question, reply, role, audience, approvedOn };
}
