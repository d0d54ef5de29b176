import { randomUUID } from 'node:crypto';
import type { QuizItem } from '../../quiz/quiz-item.ts';
import type { BotDatabase } from '../../store/bot-database.ts';
import type { ClassQuiz, QuizRun } from './class-quiz.ts';

interface Row {
  readonly id: string;
  readonly session_id: string;
  readonly number: number;
  readonly item: string;
  readonly opened_at_ms: number;
  readonly closed_at_ms: number | null;
}

export function createSqliteClassQuiz(db: BotDatabase, nowMs: () => number): ClassQuiz {
  const insert = db.prepare<[string, string, string, string, number], unknown>(
    `INSERT INTO quiz_runs (id, session_id, number, item, opened_at_ms)
     VALUES (?, ?, (SELECT count(*) + 1 FROM quiz_runs WHERE session_id = ?), ?, ?)`,
  );
  const close = db.prepare<[number, string, string], unknown>(
    'UPDATE quiz_runs SET closed_at_ms = ? WHERE session_id = ? AND id = ? AND closed_at_ms IS NULL',
  );
  const closeAll = db.prepare<[number, string], unknown>(
    'UPDATE quiz_runs SET closed_at_ms = ? WHERE session_id = ? AND closed_at_ms IS NULL',
  );
  const byId = db.prepare<[string], Row>('SELECT * FROM quiz_runs WHERE id = ?');
  const openOf = db.prepare<[string], Row>(
    'SELECT * FROM quiz_runs WHERE session_id = ? AND closed_at_ms IS NULL ORDER BY number DESC LIMIT 1',
  );
  const all = db.prepare<[string], Row>('SELECT * FROM quiz_runs WHERE session_id = ? ORDER BY number');
  const last = db.prepare<[string], Row>(
    'SELECT * FROM quiz_runs WHERE session_id = ? ORDER BY number DESC LIMIT 1',
  );
  const counts = db.prepare<[string], { choice: number; count: number }>(
    'SELECT choice, count(*) AS count FROM quiz_answers WHERE run_id = ? GROUP BY choice',
  );
  const choiceOf = db.prepare<[string, string, string], { choice: number }>(
    'SELECT choice FROM quiz_answers WHERE run_id = ? AND channel = ? AND person_id = ?',
  );
  const answer = db.prepare<[string, string, string, number], unknown>(
    'INSERT INTO quiz_answers (run_id, channel, person_id, choice) VALUES (?,?,?,?)',
  );
  const notePoll = db.prepare<[string, string], unknown>(
    'INSERT OR IGNORE INTO quiz_polls (poll_id, run_id) VALUES (?,?)',
  );
  const ofPoll = db.prepare<[string], Row>(
    'SELECT r.* FROM quiz_polls p JOIN quiz_runs r ON r.id = p.run_id WHERE p.poll_id = ?',
  );
  const erase = db.prepare<[string, string], unknown>(
    'DELETE FROM quiz_answers WHERE channel = ? AND person_id = ?',
  );
  const touch = db.prepare<[string], unknown>('UPDATE class_sessions SET changes = changes + 1 WHERE id = ?');

  const toRun = (row: Row): QuizRun => {
    const item = JSON.parse(row.item) as QuizItem;
    const chosen = new Map(counts.all(row.id).map(({ choice, count }) => [choice, count]));
    return {
      id: row.id,
      sessionId: row.session_id,
      number: row.number,
      item,
      openedAtMs: row.opened_at_ms,
      closedAtMs: row.closed_at_ms,
      counts: item.options.map((_, i) => chosen.get(i) ?? 0),
    };
  };
  const found = (row: Row | undefined): QuizRun | null => (row === undefined ? null : toRun(row));

  return {
    openRun: (sessionId, item) =>
      db.write(() => {
        const id = randomUUID();
        closeAll.run(nowMs(), sessionId);
        insert.run(id, sessionId, sessionId, JSON.stringify(item), nowMs());
        touch.run(sessionId);
        return toRun(byId.get(id) as Row);
      }),
    async close(sessionId, runId) {
      await db.write(() => {
        close.run(nowMs(), sessionId, runId);
        touch.run(sessionId);
      });
    },
    find: async (runId) => found(byId.get(runId)),
    openRunOf: async (sessionId) => found(openOf.get(sessionId)),
    last: async (sessionId) => found(last.get(sessionId)),
    all: async (sessionId) => all.all(sessionId).map(toRun),
    answer: (runId, { channel, id }, choice) =>
      db.write(() => {
        const run = byId.get(runId);
        if (run === undefined || run.closed_at_ms !== null) return 'closed';
        if (choiceOf.get(runId, channel, id) !== undefined) return 'already';
        const { options } = JSON.parse(run.item) as QuizItem;
        if (!Number.isInteger(choice) || choice < 0 || choice >= options.length) return 'wrong-option';
        answer.run(runId, channel, id, choice);
        touch.run(run.session_id);
        return 'taken';
      }),
    choiceOf: async (runId, { channel, id }) => choiceOf.get(runId, channel, id)?.choice ?? null,
    async notePoll(runId, pollId) {
      await db.write(() => notePoll.run(pollId, runId));
    },
    runOfPoll: async (pollId) => found(ofPoll.get(pollId)),
    async erase({ channel, id }) {
      await db.write(() => erase.run(channel, id));
    },
  };
}
