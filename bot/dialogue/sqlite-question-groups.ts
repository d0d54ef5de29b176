import type { BotDatabase } from '../store/bot-database.ts';
import { SAME_SHARE, isSameQuestion, wordsOf } from './similar-questions.ts';

/** Groups of one question with very common words are not searched beyond this. */
const MOST_CANDIDATES = 500;

/** Keeps unanswered questions in groups that ask the same. To be called within a write. */
export interface QuestionGroups {
  /** The group of a question that has just been asked; a new one when nobody has asked it yet. */
  join(eventKey: string, question: string, atMs: number): number;
  /** To be called when words of its members have gone: another one speaks for it, or it goes too. */
  mend(groupId: number): void;
}

interface Candidate {
  readonly id: number;
  readonly question: string;
}

export function createSqliteQuestionGroups(db: BotDatabase): QuestionGroups {
  const commonness = db.prepare<[string, number], { count: number }>(
    'SELECT count(*) AS count FROM (SELECT 1 FROM question_group_words WHERE word = ? LIMIT ?)',
  );
  const withWord = db.prepare<[string, number], Candidate>(
    `SELECT g.id, q.question FROM question_group_words w
     JOIN question_groups g ON g.id = w.group_id JOIN asked_questions q ON q.event_key = g.leader_key
     WHERE w.word = ? AND q.question IS NOT NULL ORDER BY w.group_id DESC LIMIT ?`,
  );
  const grow = db.prepare<[number, number], unknown>(
    'UPDATE question_groups SET size = size + 1, last_at_ms = max(last_at_ms, ?) WHERE id = ?',
  );
  const begin = db.prepare<[string, number], { id: number }>(
    'INSERT INTO question_groups (leader_key, size, last_at_ms) VALUES (?, 1, ?) RETURNING id',
  );
  const addWord = db.prepare<[string, number], unknown>(
    'INSERT OR IGNORE INTO question_group_words (word, group_id) VALUES (?, ?)',
  );
  const dropWords = db.prepare<[number], unknown>('DELETE FROM question_group_words WHERE group_id = ?');
  const drop = db.prepare<[number], unknown>('DELETE FROM question_groups WHERE id = ?');
  const members = db.prepare<[number], { size: number; last: number | null }>(
    'SELECT count(*) AS size, max(at_ms) AS last FROM asked_questions WHERE group_id = ?',
  );
  const leaderOf = db.prepare<[number], { question: string | null; group_id: number | null }>(
    `SELECT q.question, q.group_id FROM question_groups g
     LEFT JOIN asked_questions q ON q.event_key = g.leader_key WHERE g.id = ?`,
  );
  const newest = db.prepare<[number], { event_key: string; question: string }>(
    'SELECT event_key, question FROM asked_questions WHERE group_id = ? ORDER BY at_ms DESC LIMIT 1',
  );
  const resize = db.prepare<[number, number, number], unknown>(
    'UPDATE question_groups SET size = ?, last_at_ms = ? WHERE id = ?',
  );
  const lead = db.prepare<[string, number], unknown>(
    'UPDATE question_groups SET leader_key = ? WHERE id = ?',
  );

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
        if (isSameQuestion(question, other)) return id;
      }
    return null;
  };
  return {
    join(eventKey, question, atMs) {
      const words = [...wordsOf(question)];
      const known = find(question, words);
      if (known !== null) {
        grow.run(atMs, known);
        return known;
      }
      const id = begin.get(eventKey, atMs)?.id ?? 0;
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
      lead.run(next.event_key, groupId);
      dropWords.run(groupId);
      for (const word of wordsOf(next.question)) addWord.run(word, groupId);
    },
  };
}
