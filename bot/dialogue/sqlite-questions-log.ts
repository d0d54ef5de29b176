import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { Answer } from '../answer/answer.ts';
import type { ChannelName } from '../channel/address.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import type { DislikeReason, QuestionsLog } from './questions-log.ts';
import { createSqliteFeedback } from './sqlite-feedback.ts';
import { createSqliteQuestionCounts } from './sqlite-question-counts.ts';
import { UNANSWERED, createSqliteQuestionGroups } from './sqlite-question-groups.ts';

type Tally = { readonly word: string; readonly count: number };
type Text = string | null;

/** Questions grouped later than they were asked, in one go. */
const GROUPED_AT_ONCE = 200;

export function createSqliteQuestionsLog(db: BotDatabase, nowMs: () => number): QuestionsLog {
  const counts = createSqliteQuestionCounts(db);
  const groups = createSqliteQuestionGroups<string>(db, UNANSWERED);
  const feedback = createSqliteFeedback(db, nowMs);
  const add = db.prepare<[string, string, string, string, Text, Text, Text, number, number | null], unknown>(
    `INSERT OR REPLACE INTO asked_questions (event_key, day, channel, status, subject, person_id, question, at_ms, group_id)
     VALUES (?,?,?,?,?,?,?,?,?)`,
  );
  const former = db.prepare<
    [string],
    { day: string; channel: string; status: string; subject: Text; group_id: number | null }
  >('SELECT day, channel, status, subject, group_id FROM asked_questions WHERE event_key = ?');
  const tally = (table: string, column: string, what: string, rule: string) =>
    db.prepare<[string], Tally>(
      `SELECT ${column} AS word, ${what} AS count FROM ${table} WHERE day >= ? AND ${rule} GROUP BY +${column}`,
    );
  const byStatus = tally('question_counts', 'status', 'sum(count)', "channel <> 'web'");
  const byChannel = tally('question_counts', 'channel', 'sum(count)', "channel <> 'web'");
  const byVerdict = tally('feedback', 'verdict', 'count(*)', 'verdict IS NOT NULL');
  const byReason = tally('feedback', 'reason', 'count(*)', 'reason IS NOT NULL');
  const unanswered = db.prepare<[number], { question: string }>(
    'SELECT question FROM asked_questions WHERE question IS NOT NULL ORDER BY at_ms DESC LIMIT ?',
  );
  const OLD = 'question IS NOT NULL AND at_ms < ?';
  const OF_PERSON = 'channel = ? AND person_id = ?';
  const forgetting = <Args extends unknown[]>(rule: string) => ({
    touched: db.prepare<Args, { group_id: number }>(
      `SELECT DISTINCT group_id FROM asked_questions WHERE ${rule} AND group_id IS NOT NULL`,
    ),
    forget: db.prepare<Args, unknown>(
      `UPDATE asked_questions SET question = NULL, person_id = NULL, group_id = NULL WHERE ${rule}`,
    ),
  });
  const old = forgetting<[number]>(OLD);
  const ofPerson = forgetting<[string, string]>(OF_PERSON);
  const ungrouped = db.prepare<[number], { event_key: string; question: string; at_ms: number }>(
    `SELECT event_key, question, at_ms FROM asked_questions
     WHERE question IS NOT NULL AND group_id IS NULL ORDER BY at_ms LIMIT ?`,
  );
  const putInGroup = db.prepare<[number, string], unknown>(
    'UPDATE asked_questions SET group_id = ? WHERE event_key = ?',
  );
  const dropCounts = db.prepare<[number], unknown>('DELETE FROM asked_questions WHERE at_ms < ?');
  return {
    async record(eventKey, { day, channel, status, subject, words }) {
      await db.write(() => {
        const before = former.get(eventKey);
        if (before !== undefined) counts.add(before, -1);
        counts.add({ day, channel, status, subject }, 1);
        const [person, question] = [words?.person?.id ?? null, words?.question ?? null];
        const row = [eventKey, day, channel, status, subject, person, question, nowMs()] as const;
        if (before?.group_id != null) {
          add.run(...row, null);
          groups.mend(before.group_id);
        }
        add.run(...row, question === null ? null : groups.join(eventKey, question, nowMs()));
      });
    },
    judge: (opinion) => feedback.judge(opinion),
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
      const dropped = await db.write(() => {
        const before = nowMs() - wordsAgeMs;
        const touched = old.touched.all(before);
        const words = old.forget.run(before).changes;
        for (const { group_id: id } of touched) groups.mend(id);
        const oldest = nowMs() - countsAgeMs;
        dropCounts.run(oldest);
        counts.forgetBefore(dayInVietnam(new Date(oldest)));
        return words + feedback.forgetBefore(before);
      });
      // Questions of before there were groups, a few at a time so that nobody waits for them.
      let rows = ungrouped.all(GROUPED_AT_ONCE);
      while (rows.length > 0) {
        const some = rows;
        await db.write(() => {
          for (const { event_key: key, question, at_ms: atMs } of some)
            putInGroup.run(groups.join(key, question, atMs), key);
        });
        rows = ungrouped.all(GROUPED_AT_ONCE);
      }
      await feedback.groupOlder();
      return dropped;
    },
    async erase({ channel, id }) {
      await db.write(() => {
        const touched = ofPerson.touched.all(channel, id);
        ofPerson.forget.run(channel, id);
        for (const { group_id: groupId } of touched) groups.mend(groupId);
        feedback.erase({ channel, id });
      });
    },
  };
}

function counted<Word extends string>(rows: readonly Tally[]): Partial<Record<Word, number>> {
  return Object.fromEntries(rows.map(({ word, count }) => [word, count])) as Partial<Record<Word, number>>;
}
