import type { Answer } from '../answer/answer.ts';
import type { ChannelName } from '../channel/address.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import type { DislikeReason, QuestionsLog } from './questions-log.ts';

type Tally = { readonly word: string; readonly count: number };

export function createSqliteQuestionsLog(db: BotDatabase, nowMs: () => number): QuestionsLog {
  const add = db.prepare<
    [string, string, string, string, string | null, string | null, string | null, number],
    unknown
  >(
    `INSERT OR REPLACE INTO asked_questions (event_key, day, channel, status, subject, person_id, question, at_ms)
     VALUES (?,?,?,?,?,?,?,?)`,
  );
  const judge = db.prepare<
    [string, string, string, string, string, string | null, string | null, string | null, number],
    unknown
  >(
    `INSERT OR REPLACE INTO feedback (answer_key, channel, person_id, day, verdict, reason, question, comment, at_ms)
     VALUES (?,?,?,?,?,?,?,?,?)`,
  );
  const tally = (table: string, column: string) =>
    db.prepare<[string], Tally>(
      `SELECT ${column} AS word, count(*) AS count FROM ${table} WHERE day >= ? AND ${column} IS NOT NULL GROUP BY ${column}`,
    );
  const byStatus = tally('asked_questions', 'status');
  const byChannel = tally('asked_questions', 'channel');
  const byVerdict = tally('feedback', 'verdict');
  const byReason = tally('feedback', 'reason');
  const unanswered = db.prepare<[number], { question: string }>(
    'SELECT question FROM asked_questions WHERE question IS NOT NULL ORDER BY at_ms DESC LIMIT ?',
  );
  const dropWords = db.prepare<[number], unknown>(
    'UPDATE asked_questions SET question = NULL, person_id = NULL WHERE question IS NOT NULL AND at_ms < ?',
  );
  const dropFeedback = db.prepare<[number], unknown>('DELETE FROM feedback WHERE at_ms < ?');
  const dropCounts = db.prepare<[number], unknown>('DELETE FROM asked_questions WHERE at_ms < ?');
  const eraseWords = db.prepare<[string, string], unknown>(
    'UPDATE asked_questions SET question = NULL, person_id = NULL WHERE channel = ? AND person_id = ?',
  );
  const eraseFeedback = db.prepare<[string, string], unknown>(
    'DELETE FROM feedback WHERE channel = ? AND person_id = ?',
  );
  return {
    async record(eventKey, { day, channel, status, subject, words }) {
      const [person, question] = [words?.person.id ?? null, words?.question ?? null];
      await db.write(() => add.run(eventKey, day, channel, status, subject, person, question, nowMs()));
    },
    async judge({ answerKey, person, day, verdict, reason, question, comment }) {
      await db.write(() =>
        judge.run(
          ...([
            answerKey,
            person.channel,
            person.id,
            day,
            verdict,
            reason,
            question,
            comment,
            nowMs(),
          ] as const),
        ),
      );
    },
    async counts(sinceDay) {
      const statuses = counted<Answer['status']>(byStatus.all(sinceDay));
      const verdicts = counted<'like' | 'dislike'>(byVerdict.all(sinceDay));
      const { answered = 0, clarify = 0, refused = 0, 'not-found': notFound = 0 } = statuses;
      return {
        asked: answered + clarify + refused + notFound,
        byStatus: { answered, clarify, refused, 'not-found': notFound },
        byChannel: counted<ChannelName>(byChannel.all(sinceDay)),
        likes: verdicts.like ?? 0,
        dislikes: verdicts.dislike ?? 0,
        byReason: counted<DislikeReason>(byReason.all(sinceDay)),
      };
    },
    async unanswered(most) {
      return unanswered.all(most).map(({ question }) => question);
    },
    async forgetOlder(wordsAgeMs, countsAgeMs) {
      return db.write(() => {
        const words = dropWords.run(nowMs() - wordsAgeMs).changes;
        dropCounts.run(nowMs() - countsAgeMs);
        return words + dropFeedback.run(nowMs() - wordsAgeMs).changes;
      });
    },
    async erase(person) {
      await db.write(() => {
        eraseWords.run(person.channel, person.id);
        eraseFeedback.run(person.channel, person.id);
      });
    },
  };
}

function counted<Word extends string>(rows: readonly Tally[]): Partial<Record<Word, number>> {
  return Object.fromEntries(rows.map(({ word, count }) => [word, count])) as Partial<Record<Word, number>>;
}
