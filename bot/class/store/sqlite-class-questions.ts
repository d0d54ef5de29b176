import type { BotDatabase } from '../../store/bot-database.ts';
import type { ClassQuestion, ClassQuestions, KeptAnswer, QuestionState } from './class-questions.ts';

interface Row {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly state: QuestionState;
  readonly asked_at_ms: number;
}

const COLUMNS = 'id, question, answer, state, asked_at_ms';

export function createSqliteClassQuestions(db: BotDatabase, nowMs: () => number): ClassQuestions {
  const insert = db.prepare<[string, string, string, string, string, string, number], unknown>(
    `INSERT OR IGNORE INTO class_questions (event_key, session_id, channel, person_id, question, answer, state, asked_at_ms)
     VALUES (?,?,?,?,?,?,'waiting',?)`,
  );
  const all = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM class_questions WHERE session_id = ? ORDER BY id`,
  );
  const shown = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM class_questions WHERE session_id = ? AND state = 'shown' ORDER BY id`,
  );
  const newest = db.prepare<[string, number, number], Row>(
    `SELECT ${COLUMNS} FROM class_questions WHERE session_id = ? ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const count = db.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM class_questions WHERE session_id = ?',
  );
  const own = db.prepare<[string, string, string], Row>(
    `SELECT ${COLUMNS} FROM class_questions WHERE session_id = ? AND channel = ? AND person_id = ? ORDER BY id`,
  );
  const decide = db.prepare<[string, string, number], unknown>(
    'UPDATE class_questions SET state = ? WHERE session_id = ? AND id = ?',
  );
  const erase = db.prepare<[string, string], unknown>(
    'DELETE FROM class_questions WHERE channel = ? AND person_id = ?',
  );
  const touch = db.prepare<[string], unknown>('UPDATE class_sessions SET changes = changes + 1 WHERE id = ?');
  const touchAllOf = db.prepare<[string, string], unknown>(
    `UPDATE class_sessions SET changes = changes + 1
     WHERE id IN (SELECT session_id FROM class_questions WHERE channel = ? AND person_id = ?)`,
  );
  return {
    async record(eventKey, sessionId, { channel, id }, question, answer) {
      const { status, text, citations, notes, knowledgeVersion } = answer;
      const kept = JSON.stringify({ status, text, citations, notes, knowledgeVersion } satisfies KeptAnswer);
      await db.write(() => {
        insert.run(eventKey, sessionId, channel, id, question, kept, nowMs());
        touch.run(sessionId);
      });
    },
    all: async (sessionId) => all.all(sessionId).map(toQuestion),
    shown: async (sessionId) => shown.all(sessionId).map(toQuestion),
    newest: async (sessionId, from, most) => newest.all(sessionId, most, from).map(toQuestion),
    count: async (sessionId) => count.get(sessionId)?.count ?? 0,
    ofMember: async (sessionId, { channel, id }) => own.all(sessionId, channel, id).map(toQuestion),
    decide: (sessionId, id, state) =>
      db.write(() => {
        touch.run(sessionId);
        return decide.run(state, sessionId, id).changes > 0;
      }),
    async erase({ channel, id }) {
      await db.write(() => {
        touchAllOf.run(channel, id);
        erase.run(channel, id);
      });
    },
  };
}

function toQuestion({ id, question, answer, state, asked_at_ms: askedAtMs }: Row): ClassQuestion {
  return { id, question, answer: JSON.parse(answer) as KeptAnswer, state, askedAtMs };
}
