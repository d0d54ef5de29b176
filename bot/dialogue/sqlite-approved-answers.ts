import type { BotDatabase } from '../store/bot-database.ts';
import { basisSchema, type ApprovedAnswer, type ApprovedAnswers } from './approved-answers.ts';

interface ApprovedRow {
  readonly id: number;
  readonly question: string;
  readonly reply: string;
  readonly role: string;
  readonly approved_on: string;
  readonly basis: string;
}

export function createSqliteApprovedAnswers(db: BotDatabase, nowMs: () => number): ApprovedAnswers {
  const add = db.prepare<[string, string, string, string, string, string], unknown>(
    `INSERT OR IGNORE INTO approved_answers (event_key, question, reply, role, approved_on, basis)
     VALUES (?,?,?,?,?,?)`,
  );
  const current = db.prepare<[], ApprovedRow>(
    `SELECT id, question, reply, role, approved_on, basis FROM approved_answers
     WHERE stale_since_ms IS NULL ORDER BY id DESC`,
  );
  const markStale = db.prepare<[number, number], unknown>(
    'UPDATE approved_answers SET stale_since_ms = ? WHERE id = ? AND stale_since_ms IS NULL',
  );
  const rebase = db.prepare<[string, number], unknown>('UPDATE approved_answers SET basis = ? WHERE id = ?');
  return {
    async save(eventKey, { question, reply, role, approvedOn, basis }) {
      await db.write(() => add.run(eventKey, question, reply, role, approvedOn, JSON.stringify(basis)));
    },
    async current() {
      return current.all().map((row): ApprovedAnswer => ({
        id: row.id,
        question: row.question,
        reply: row.reply,
        role: row.role,
        approvedOn: row.approved_on,
        basis: basisSchema.parse(JSON.parse(row.basis)),
      }));
    },
    async markStale(id) {
      return db.write(() => markStale.run(nowMs(), id).changes > 0);
    },
    async rebase(id, basis) {
      await db.write(() => rebase.run(JSON.stringify(basis), id));
    },
  };
}
