import { randomUUID } from 'node:crypto';
import { dayInVietnam } from '../knowledge/model/calendar-date.ts';
import type { Log } from '../knowledge/log.ts';
import type { Answer } from './answer/answer.ts';
import type { ApprovedAnswer } from './dialogue/approved-answers.ts';
import { readCarefully } from './dialogue/careful-words.ts';
import { findApproved } from './dialogue/find-approved.ts';
import { forgetOld } from './dialogue/forget-old.ts';
import type { HeldKnowledge } from './dialogue/held-knowledge.ts';
import { createSqliteDialogueStores } from './dialogue/sqlite-dialogue-stores.ts';
import { subjectOf } from './dialogue/subject-of.ts';
import type { WebApproved } from './http/ask-route.ts';
import type { BotDatabase } from './store/bot-database.ts';

export interface WebQuestionsParts {
  readonly db: BotDatabase;
  readonly log: Log;
  readonly knowledge: HeldKnowledge;
  /** Told of approved answers that have just turned out to be out of date. */
  readonly onStale: (answers: readonly ApprovedAnswer[]) => void;
  /** Whether old questions are dropped here; else the chat does it. */
  readonly forgets: boolean;
}

/**
 * What is kept of questions asked on the web page: counts, and unanswered words as the page says; nobody knows whose. And
 * what responsible people have answered for everybody.
 */
export interface WebQuestions {
  /** Never rejects and never waits: an answer does not depend on it. */
  record(question: string, answer: Answer): void;
  /** The approved answer for everybody to this question, or null. Never rejects: the documents answer without it. */
  approvedFor(question: string): Promise<WebApproved | null>;
  stop(): void;
}

const FORGET_EVERY_MS = 10 * 60_000;

export function createWebQuestions(parts: WebQuestionsParts): WebQuestions {
  const { db, log, knowledge, forgets } = parts;
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
    async approvedFor(asked) {
      const careful = readCarefully(asked);
      if (careful.isSecret) return null;
      try {
        const { answer, gone } = await findApproved(careful.text, 'public', {
          ...{ approved: stores.approvedAnswers, knowledge },
          now: () => new Date(),
        });
        if (gone.length > 0) parts.onStale(gone);
        if (answer === null) return null;
        const { question, reply, role, approvedOn } = answer;
        return { question, reply, role, approvedOn };
      } catch (error) {
        failed('approved-answer.failed')(error);
        return null;
      }
    },
    stop: () => clearInterval(timer),
  };
}
