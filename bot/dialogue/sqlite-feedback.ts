import type { BotDatabase } from '../store/bot-database.ts';
import type { Person } from './person.ts';
import type { Feedback } from './questions-log.ts';
import { DISLIKED, createSqliteQuestionGroups } from './sqlite-question-groups.ts';

type Text = string | null;

/** Opinions on answers; those that say no stand in groups that ask the same. */
export interface FeedbackTable {
  /** The last opinion of a person on an answer counts. */
  judge(feedback: Feedback): Promise<void>;
  /** Drops those that are older, within a write; how many. */
  forgetBefore(atMs: number): number;
  /** Within a write. */
  erase(person: Person): void;
  /** Puts opinions of before there were groups into groups, a few at a time. */
  groupOlder(): Promise<void>;
}

const GROUPED_AT_ONCE = 200;

export function createSqliteFeedback(db: BotDatabase, nowMs: () => number): FeedbackTable {
  const groups = createSqliteQuestionGroups<number>(db, DISLIKED);
  const former = db.prepare<[string, string, string], { group_id: number | null }>(
    'SELECT group_id FROM feedback WHERE answer_key = ? AND channel = ? AND person_id = ?',
  );
  const put = db.prepare<[string, string, string, string, string, Text, Text, Text, number], { id: number }>(
    `INSERT INTO feedback (answer_key, channel, person_id, day, verdict, reason, question, comment, at_ms)
     VALUES (?,?,?,?,?,?,?,?,?)
     ON CONFLICT (answer_key, channel, person_id) DO UPDATE SET day = excluded.day, verdict = excluded.verdict,
       reason = excluded.reason, question = excluded.question, comment = excluded.comment, at_ms = excluded.at_ms,
       group_id = NULL
     RETURNING id`,
  );
  const putInGroup = db.prepare<[number, number], unknown>('UPDATE feedback SET group_id = ? WHERE id = ?');
  const ungrouped = db.prepare<[number], { id: number; question: string; at_ms: number }>(
    `SELECT id, question, at_ms FROM feedback
     WHERE verdict = 'dislike' AND question IS NOT NULL AND group_id IS NULL ORDER BY at_ms LIMIT ?`,
  );
  const dropping = <Args extends unknown[]>(rule: string) => {
    const touched = db.prepare<Args, { group_id: number }>(
      `SELECT DISTINCT group_id FROM feedback WHERE ${rule} AND group_id IS NOT NULL`,
    );
    const drop = db.prepare<Args, unknown>(`DELETE FROM feedback WHERE ${rule}`);
    return (...args: Args): number => {
      const ids = touched.all(...args).map(({ group_id: id }) => id);
      const dropped = drop.run(...args).changes;
      ids.forEach((id) => groups.mend(id));
      return dropped;
    };
  };
  const dropOld = dropping<[number]>('at_ms < ?');
  const dropOfPerson = dropping<[string, string]>('channel = ? AND person_id = ?');
  return {
    async judge({ answerKey, person: { channel, id }, day, verdict, reason, question, comment }) {
      await db.write(() => {
        const before = former.get(answerKey, channel, id)?.group_id ?? null;
        const atMs = nowMs();
        const row = put.get(answerKey, channel, id, day, verdict, reason, question, comment, atMs);
        if (before !== null) groups.mend(before);
        if (row === undefined || verdict !== 'dislike' || question === null) return;
        putInGroup.run(groups.join(row.id, question, atMs), row.id);
      });
    },
    forgetBefore: (atMs) => dropOld(atMs),
    erase: ({ channel, id }) => void dropOfPerson(channel, id),
    async groupOlder() {
      for (
        let rows = ungrouped.all(GROUPED_AT_ONCE);
        rows.length > 0;
        rows = ungrouped.all(GROUPED_AT_ONCE)
      ) {
        const some = rows;
        await db.write(() => {
          for (const { id, question, at_ms: atMs } of some)
            putInGroup.run(groups.join(id, question, atMs), id);
        });
      }
    },
  };
}
