import type { BotDatabase } from '../../store/bot-database.ts';
import type { ClassQuestions } from './class-questions.ts';
import type { ClassQuiz } from './class-quiz.ts';
import type { ClassSessions } from './class-sessions.ts';
import type { QuizBank } from './quiz-bank.ts';
import { createSqliteClassQuestions } from './sqlite-class-questions.ts';
import { createSqliteClassQuiz } from './sqlite-class-quiz.ts';
import { createSqliteClassSessions } from './sqlite-class-sessions.ts';
import { createSqliteQuizBank } from './sqlite-quiz-bank.ts';

/** What is kept of classes, each behind its port. */
export interface ClassStores {
  readonly sessions: ClassSessions;
  readonly questions: ClassQuestions;
  readonly quiz: ClassQuiz;
  readonly bank: QuizBank;
}

/** All stores of classes in the bot's database. */
export function createClassStores(db: BotDatabase, nowMs: () => number): ClassStores {
  return {
    sessions: createSqliteClassSessions(db, nowMs),
    questions: createSqliteClassQuestions(db, nowMs),
    quiz: createSqliteClassQuiz(db, nowMs),
    bank: createSqliteQuizBank(db, nowMs),
  };
}
