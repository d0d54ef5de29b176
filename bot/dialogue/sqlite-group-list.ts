import type { BotDatabase } from '../store/bot-database.ts';
import type { DislikedAnswer, GroupList, QuestionBook, QuestionGroup, ReasonCount } from './question-book.ts';
import { DISLIKED, UNANSWERED, type GroupedTables } from './sqlite-question-groups.ts';

interface GroupRow {
  readonly id: number;
  readonly question: string;
  readonly size: number;
  readonly last_at_ms: number;
  readonly is_closed: number;
}

export const createSqliteUnansweredList = (db: BotDatabase): GroupList => createGroupList(db, UNANSWERED);

export function createSqliteDislikedList(db: BotDatabase): QuestionBook['disliked'] {
  const reasons = db.prepare<[string], { group_id: number; reason: ReasonCount['reason']; count: number }>(
    `SELECT group_id, reason, count(*) AS count FROM feedback
     WHERE group_id IS NOT NULL AND group_id IN (SELECT value FROM json_each(?))
     GROUP BY group_id, reason ORDER BY group_id, count DESC`,
  );
  const columns = 'question, channel, day, reason, comment';
  const ofGroup = db.prepare<[number, number], DislikedAnswer>(
    `SELECT ${columns} FROM feedback WHERE group_id = ? ORDER BY at_ms DESC LIMIT ?`,
  );
  const newest = db.prepare<[number], DislikedAnswer>(
    `SELECT ${columns} FROM feedback WHERE verdict = 'dislike' AND question IS NOT NULL
     ORDER BY at_ms DESC LIMIT ?`,
  );
  return {
    ...createGroupList(db, DISLIKED),
    async reasons(ids) {
      return reasons
        .all(JSON.stringify(ids))
        .map(({ group_id: groupId, reason, count }) => ({ groupId, reason, count }));
    },
    async opinions(id, most) {
      return id === null ? newest.all(most) : ofGroup.all(id, most);
    },
  };
}

function createGroupList(db: BotDatabase, { groups, members, key, asked }: GroupedTables): GroupList {
  const row = `SELECT g.id, q.question, g.size, g.last_at_ms, g.is_closed
    FROM ${groups} g JOIN ${members} q ON q.${key} = g.leader_key AND q.question IS NOT NULL`;
  const list = db.prepare<[number, number, number], GroupRow>(
    `${row} WHERE g.is_closed = ? ORDER BY g.size DESC, g.last_at_ms DESC LIMIT ? OFFSET ?`,
  );
  const count = db.prepare<[number], { count: number }>(
    `SELECT count(*) AS count FROM ${groups} WHERE is_closed = ?`,
  );
  const find = db.prepare<[number], GroupRow>(`${row} WHERE g.id = ?`);
  const wordings = db.prepare<[number, number], { question: string }>(
    `SELECT question FROM (SELECT question, at_ms FROM ${members} WHERE group_id = ? ORDER BY at_ms DESC LIMIT 200)
     GROUP BY question ORDER BY max(at_ms) DESC LIMIT ?`,
  );
  const close = db.prepare<[number, number], unknown>(`UPDATE ${groups} SET is_closed = ? WHERE id = ?`);
  const toGroup = ({
    id,
    question,
    size,
    last_at_ms: lastAtMs,
    is_closed: isClosed,
  }: GroupRow): QuestionGroup => ({
    ...{ id, question: asked(question), size, lastAtMs },
    isClosed: isClosed !== 0,
  });
  return {
    async list(isClosed, page, perPage) {
      return {
        rows: list.all(Number(isClosed), perPage, page * perPage).map(toGroup),
        all: count.get(Number(isClosed))?.count ?? 0,
      };
    },
    async find(id) {
      const found = find.get(id);
      return found === undefined ? null : toGroup(found);
    },
    async wordings(id, most) {
      return [...new Set(wordings.all(id, most).map(({ question }) => asked(question)))];
    },
    close: (id, isClosed) => db.write(() => close.run(Number(isClosed), id).changes > 0),
  };
}
