import type { BotDatabase } from '../store/bot-database.ts';

/** Where one question is counted. `subject` names papers, divided by semicolons. */
export interface CountedQuestion {
  readonly day: string;
  readonly channel: string;
  readonly status: string;
  readonly subject: string | null;
}

/** Counts a day at a time. To be called within a write. */
export interface QuestionCounts {
  /** `by` is 1, or -1 to take a question back. */
  add(question: CountedQuestion, by: 1 | -1): void;
  forgetBefore(day: string): void;
}

export function createSqliteQuestionCounts(db: BotDatabase): QuestionCounts {
  const count = db.prepare<[string, string, string, number], unknown>(
    `INSERT INTO question_counts (day, channel, status, count) VALUES (?,?,?,?)
     ON CONFLICT (day, channel, status) DO UPDATE SET count = count + excluded.count`,
  );
  const countSubject = db.prepare<[string, string, string, number], unknown>(
    `INSERT INTO subject_counts (day, channel, subject, count) VALUES (?,?,?,?)
     ON CONFLICT (day, channel, subject) DO UPDATE SET count = count + excluded.count`,
  );
  const dropping = ['question_counts', 'subject_counts'].map((table) =>
    db.prepare<[string], unknown>(`DELETE FROM ${table} WHERE day < ?`),
  );
  return {
    add({ day, channel, status, subject }, by) {
      count.run(day, channel, status, by);
      const papers = new Set((subject ?? '').split('; ').filter((name) => name !== ''));
      for (const paper of papers) countSubject.run(day, channel, paper, by);
    },
    forgetBefore: (day) => dropping.forEach((statement) => statement.run(day)),
  };
}
