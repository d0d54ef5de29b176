import type { BotDatabase } from '../store/bot-database.ts';
import type { DayCount, DislikedAnswer, QuestionBook, QuestionGroup } from './question-book.ts';

interface GroupRow {
  readonly id: number;
  readonly question: string;
  readonly size: number;
  readonly last_at_ms: number;
  readonly is_closed: number;
}

const GROUP = `SELECT g.id, q.question, g.size, g.last_at_ms, g.is_closed
  FROM question_groups g JOIN asked_questions q ON q.event_key = g.leader_key AND q.question IS NOT NULL`;
const DISLIKED = `SELECT rowid AS id, question, channel, day, reason, comment FROM feedback
  WHERE verdict = 'dislike' AND question IS NOT NULL`;

export function createSqliteQuestionBook(db: BotDatabase): QuestionBook {
  const groups = db.prepare<[number, number, number], GroupRow>(
    `${GROUP} WHERE g.is_closed = ? ORDER BY g.size DESC, g.last_at_ms DESC LIMIT ? OFFSET ?`,
  );
  const countGroups = db.prepare<[number], { count: number }>(
    'SELECT count(*) AS count FROM question_groups WHERE is_closed = ?',
  );
  const group = db.prepare<[number], GroupRow>(`${GROUP} WHERE g.id = ?`);
  const wordings = db.prepare<[number, number], { question: string }>(
    `SELECT question FROM (SELECT question, at_ms FROM asked_questions WHERE group_id = ? ORDER BY at_ms DESC LIMIT 200)
     GROUP BY question ORDER BY max(at_ms) DESC LIMIT ?`,
  );
  const close = db.prepare<[number, number], unknown>(
    'UPDATE question_groups SET is_closed = ? WHERE id = ?',
  );
  const disliked = db.prepare<[number, number], DislikedAnswer>(
    `${DISLIKED} ORDER BY at_ms DESC LIMIT ? OFFSET ?`,
  );
  const countDisliked = db.prepare<[], { count: number }>(
    "SELECT count(*) AS count FROM feedback WHERE verdict = 'dislike' AND question IS NOT NULL",
  );
  const dislikedAnswer = db.prepare<[number], DislikedAnswer>(`${DISLIKED} AND rowid = ?`);
  const daily = db.prepare<[string, string], DayCount>(
    `SELECT day, channel, status, count FROM question_counts
     WHERE day >= ? AND count > 0 AND channel IN (SELECT value FROM json_each(?)) ORDER BY day`,
  );
  const subjects = db.prepare<[string, string, number], { subject: string; count: number }>(
    `SELECT subject, sum(count) AS count FROM subject_counts
     WHERE month >= ? AND channel IN (SELECT value FROM json_each(?))
     GROUP BY subject HAVING sum(count) > 0 ORDER BY count DESC, subject LIMIT ?`,
  );
  return {
    async groups(isClosed, page, perPage) {
      return {
        rows: groups.all(Number(isClosed), perPage, page * perPage).map(groupOf),
        all: countGroups.get(Number(isClosed))?.count ?? 0,
      };
    },
    async group(id) {
      const row = group.get(id);
      return row === undefined ? null : groupOf(row);
    },
    async wordings(id, most) {
      return wordings.all(id, most).map(({ question }) => question);
    },
    close: (id, isClosed) => db.write(() => close.run(Number(isClosed), id).changes > 0),
    async disliked(page, perPage) {
      return { rows: disliked.all(perPage, page * perPage), all: countDisliked.get()?.count ?? 0 };
    },
    async dislikedAnswer(id) {
      return dislikedAnswer.get(id) ?? null;
    },
    async daily(sinceDay, channels) {
      return daily.all(sinceDay, JSON.stringify(channels));
    },
    async subjects(sinceDay, channels, most) {
      return subjects.all(sinceDay.slice(0, 7), JSON.stringify(channels), most);
    },
  };
}

function groupOf({ id, question, size, last_at_ms: lastAtMs, is_closed: isClosed }: GroupRow): QuestionGroup {
  return { id, question, size, lastAtMs, isClosed: isClosed !== 0 };
}
