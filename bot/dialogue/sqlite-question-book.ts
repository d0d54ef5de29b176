import type { BotDatabase } from '../store/bot-database.ts';
import type { DayCount, QuestionBook } from './question-book.ts';
import { createSqliteDislikedList, createSqliteUnansweredList } from './sqlite-group-list.ts';

export function createSqliteQuestionBook(db: BotDatabase): QuestionBook {
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
    unanswered: createSqliteUnansweredList(db),
    disliked: createSqliteDislikedList(db),
    async daily(sinceDay, channels) {
      return daily.all(sinceDay, JSON.stringify(channels));
    },
    async subjects(sinceDay, channels, most) {
      return subjects.all(sinceDay.slice(0, 7), JSON.stringify(channels), most);
    },
  };
}
