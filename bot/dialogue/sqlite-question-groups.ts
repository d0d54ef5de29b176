import type { BotDatabase } from '../store/bot-database.ts';
import { SAME_SHARE, isSameQuestion, wordsOf } from './similar-questions.ts';

/** Groups of one question with very common words are not searched beyond this. */
const MOST_CANDIDATES = 500;

/** Which tables hold the groups, and the questions that are grouped. */
export interface GroupedTables {
  readonly groups: 'question_groups' | 'disliked_groups';
  readonly words: 'question_group_words' | 'disliked_group_words';
  readonly members: 'asked_questions' | 'feedback';
  /** The column of the members by which a group knows the one that speaks for it. */
  readonly key: 'event_key' | 'id';
  /** What is asked, among the words that are kept. */
  readonly asked: (kept: string) => string;
}

export const UNANSWERED: GroupedTables = {
  ...{ groups: 'question_groups', words: 'question_group_words' },
  ...{ members: 'asked_questions', key: 'event_key' },
  asked: (kept) => kept,
};

export const DISLIKED: GroupedTables = {
  ...{ groups: 'disliked_groups', words: 'disliked_group_words' },
  ...{ members: 'feedback', key: 'id' },
  // Earlier questions go along as context; the last line is the question itself.
  asked: (kept) => kept.split('\n').at(-1) ?? kept,
};

/** Keeps questions in groups that ask the same. To be called within a write. */
export interface QuestionGroups<Key extends string | number> {
  /** The group of a question that has just come; a new one when nobody has asked it yet. */
  join(key: Key, question: string, atMs: number): number;
  /** To be called when words of its members have gone: another one speaks for it, or it goes too. */
  mend(groupId: number): void;
}

interface Candidate {
  readonly id: number;
  readonly question: string;
}

export function createSqliteQuestionGroups<Key extends string | number>(
  db: BotDatabase,
  tables: GroupedTables,
): QuestionGroups<Key> {
  const { groups, words: ofWords, members: from, key: keyColumn, asked } = tables;
  const commonness = db.prepare<[string, number], { count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${ofWords} WHERE word = ? LIMIT ?)`,
  );
  const withWord = db.prepare<[string, number], Candidate>(
    `SELECT g.id, q.question FROM ${ofWords} w
     JOIN ${groups} g ON g.id = w.group_id JOIN ${from} q ON q.${keyColumn} = g.leader_key
     WHERE w.word = ? AND q.question IS NOT NULL ORDER BY w.group_id DESC LIMIT ?`,
  );
  const grow = db.prepare<[number, number], unknown>(
    `UPDATE ${groups} SET size = size + 1, last_at_ms = max(last_at_ms, ?) WHERE id = ?`,
  );
  const begin = db.prepare<[Key, number], { id: number }>(
    `INSERT INTO ${groups} (leader_key, size, last_at_ms) VALUES (?, 1, ?) RETURNING id`,
  );
  const addWord = db.prepare<[string, number], unknown>(
    `INSERT OR IGNORE INTO ${ofWords} (word, group_id) VALUES (?, ?)`,
  );
  const dropWords = db.prepare<[number], unknown>(`DELETE FROM ${ofWords} WHERE group_id = ?`);
  const drop = db.prepare<[number], unknown>(`DELETE FROM ${groups} WHERE id = ?`);
  const members = db.prepare<[number], { size: number; last: number | null }>(
    `SELECT count(*) AS size, max(at_ms) AS last FROM ${from} WHERE group_id = ?`,
  );
  const leaderOf = db.prepare<[number], { question: string | null; group_id: number | null }>(
    `SELECT q.question, q.group_id FROM ${groups} g
     LEFT JOIN ${from} q ON q.${keyColumn} = g.leader_key WHERE g.id = ?`,
  );
  const newest = db.prepare<[number], { key: Key; question: string }>(
    `SELECT ${keyColumn} AS key, question FROM ${from} WHERE group_id = ? ORDER BY at_ms DESC LIMIT 1`,
  );
  const resize = db.prepare<[number, number, number], unknown>(
    `UPDATE ${groups} SET size = ?, last_at_ms = ? WHERE id = ?`,
  );
  const lead = db.prepare<[Key, number], unknown>(`UPDATE ${groups} SET leader_key = ? WHERE id = ?`);

  /** Two questions that ask the same differ in few words: one of this many, whichever they are, stands in both. */
  const telling = (words: readonly string[]): string[] =>
    words
      .map((word) => ({ word, groups: commonness.get(word, MOST_CANDIDATES)?.count ?? 0 }))
      .sort((a, b) => a.groups - b.groups)
      .slice(0, Math.floor((1 - SAME_SHARE) * words.length + 1e-9) + 1)
      .map(({ word }) => word);

  const find = (question: string, words: readonly string[]): number | null => {
    const seen = new Set<number>();
    for (const word of telling(words))
      for (const { id, question: other } of withWord.all(word, MOST_CANDIDATES)) {
        if (seen.has(id)) continue;
        seen.add(id);
        if (isSameQuestion(question, asked(other))) return id;
      }
    return null;
  };
  return {
    join(key, kept, atMs) {
      const question = asked(kept);
      const words = [...wordsOf(question)];
      const known = find(question, words);
      if (known !== null) {
        grow.run(atMs, known);
        return known;
      }
      const id = begin.get(key, atMs)?.id ?? 0;
      for (const word of words) addWord.run(word, id);
      return id;
    },
    mend(groupId) {
      const { size = 0, last = null } = members.get(groupId) ?? {};
      const next = newest.get(groupId);
      if (size === 0 || last === null || next === undefined) {
        dropWords.run(groupId);
        drop.run(groupId);
        return;
      }
      resize.run(size, last, groupId);
      const leader = leaderOf.get(groupId);
      if (leader?.question != null && leader.group_id === groupId) return;
      lead.run(next.key, groupId);
      dropWords.run(groupId);
      for (const word of wordsOf(asked(next.question))) addWord.run(word, groupId);
    },
  };
}
