import { randomUUID } from 'node:crypto';
import { dayInVietnam } from '../knowledge/model/calendar-date.ts';
import type { Log } from '../knowledge/log.ts';
import type { Answer } from './answer/answer.ts';
import { readCarefully } from './dialogue/careful-words.ts';
import { forgetOld } from './dialogue/forget-old.ts';
import { createSqliteDialogueStores } from './dialogue/sqlite-dialogue-stores.ts';
import { subjectOf } from './dialogue/subject-of.ts';
import type { BotDatabase } from './store/bot-database.ts';

export interface WebQuestionsParts {
  readonly db: BotDatabase;
  readonly log: Log;
  /** Whether old questions are dropped here; else the chat does it. */
  readonly forgets: boolean;
}

/** What is kept of questions asked on the web page: counts, and unanswered words as the page says. Nobody knows whose. */
export interface WebQuestions {
  /** Never rejects and never waits: an answer does not depend on it. */
  record(question: string, answer: Answer): void;
  stop(): void;
}

const FORGET_EVERY_MS = 10 * 60_000;

export function createWebQuestions({ db, log, forgets }: WebQuestionsParts): WebQuestions {
  const stores = createSqliteDialogueStores(db, Date.now);
  const failed =
    (event: string) =>
    (error: unknown): void =>
      log.log('warn', event, { reason: error instanceof Error ? error.name : 'unknown' });
  const forget = (): void => void forgetOld(stores, new Date()).catch(failed('retention.failed'));
  const timer = forgets ? setInterval(forget, FORGET_EVERY_MS) : undefined;
  if (forgets) forget();
  return {
    record(question, answer) {
      const careful = readCarefully(question);
      const mayKeep = answer.status === 'not-found' && !careful.isSecret;
      void stores.questionsLog
        .record(`web:${randomUUID()}`, {
          day: dayInVietnam(new Date()),
          channel: 'web',
          status: answer.status,
          subject: subjectOf(answer),
          words: mayKeep ? { person: null, question: careful.text } : null,
        })
        .catch(failed('question.not-counted'));
    },
    stop: () => clearInterval(timer),
  };
}
