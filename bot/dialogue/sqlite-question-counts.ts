import type { BotDatabase } from '../store/bot-database.ts';

/** Where one question is counted. `subject` names papers, divided by semicolons. */
export interface CountedQuestion {
  readonly day: string;
  readonly channel: string;
  readonly status: string;
  readonly subject: string | null;
}

/** Counts questions by day and papers by month. To be called within a write. */
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
    `INSERT INTO subject_counts (month, channel, subject, count) VALUES (?,?,?,?)
     ON CONFLICT (month, channel, subject) DO UPDATE SET count = count + excluded.count`,
  );
  const dropCounts = db.prepare<[string], unknown>('DELETE FROM question_counts WHERE day < ?');
  const dropSubjects = db.prepare<[string], unknown>('DELETE FROM subject_counts WHERE month < ?');
  return {
    add({ day, channel, status, subject }, by) {
      count.run(day, channel, status, by);
      const papers = new Set((subject ?? '').split('; ').filter((name) => name !== ''));
      for (const paper of papers) countSubject.run(monthOf(day), channel, paper, by);
    },
    forgetBefore(day) {
      dropCounts.run(day);
      dropSubjects.run(monthOf(day));
    },
  };
}

const monthOf = (day: string): string => day.slice(0, 7);
