import { describe, expect, it } from 'vitest';
import type { BotDatabase } from '../../../bot/store/bot-database.ts';
import { MIGRATIONS } from '../../../bot/store/migrations.ts';
import { createSqliteQuestionBook } from '../../../bot/dialogue/sqlite-question-book.ts';
import { createSqliteQuestionsLog } from '../../../bot/dialogue/sqlite-questions-log.ts';
import type { Feedback, LoggedQuestion } from '../../../bot/dialogue/questions-log.ts';
import { scratchStores } from '../../support/bot-store.ts';

const newStore = scratchStores();
const DAY_MS = 86_400_000;

function bookOf(db: BotDatabase) {
  let atMs = Date.parse('2026-03-01T00:00:00Z');
  let events = 0;
  const log = createSqliteQuestionsLog(db, () => atMs);
  const book = createSqliteQuestionBook(db);
  const ask = async (
    question: string | null,
    over: Partial<LoggedQuestion> = {},
    who = 'a',
    key = `e${events++}`,
  ) => {
    atMs += 1_000;
    await log.record(key, {
      ...{
        day: '2026-03-01',
        channel: 'telegram',
        status: question === null ? 'answered' : 'not-found',
        subject: null,
      },
      words: question === null ? null : { person: { channel: 'telegram', id: who }, question },
      ...over,
    });
    return key;
  };
  const shown = async () =>
    (await book.unanswered.list(false, 0, 50)).rows.map(({ question, size }) => `${size} ${question}`);
  return { log, book, ask, shown, pass: (ms: number) => void (atMs += ms) };
}

describe('unanswered questions', () => {
  it('stand in groups that ask the same, with or without diacritics and politeness, the largest first', async () => {
    const { ask, shown, book } = bookOf(newStore().open());
    await ask('Thời hạn nộp hồ sơ đảng viên mới là bao nhiêu ngày?');
    await ask('Lệ phí cấp thẻ đảng viên là bao nhiêu?');
    await ask('cho em hỏi thoi han nop ho so dang vien moi la bao nhieu ngay ạ');
    await ask('Thời hạn nộp hồ sơ đảng viên mới là 15 ngày hay 20 ngày?');
    expect(await shown()).toEqual([
      '2 Thời hạn nộp hồ sơ đảng viên mới là bao nhiêu ngày?',
      '1 Thời hạn nộp hồ sơ đảng viên mới là 15 ngày hay 20 ngày?',
      '1 Lệ phí cấp thẻ đảng viên là bao nhiêu?',
    ]);
    const [{ id } = { id: 0 }] = (await book.unanswered.list(false, 0, 1)).rows;
    expect(await book.unanswered.wordings(id, 5)).toHaveLength(2);
    expect(await book.unanswered.close(id, true)).toBe(true);
    expect(await shown()).toHaveLength(2);
    expect((await book.unanswered.list(true, 0, 9)).all).toBe(1);
  });

  it('leave no word of an erased person, while what others asked stays', async () => {
    const db = newStore().open();
    const { log, ask, shown } = bookOf(db);
    await ask('Xã Đông Bình có phải nộp đảng phí đại hội không?', {}, 'erased');
    await ask('Chuyện riêng của một người tên Lan?', {}, 'erased');
    await ask('xã Đông Bình có phải nộp đảng phí đại hội không ạ', {}, 'stays');
    await log.erase({ channel: 'telegram', id: 'erased' });
    expect(await shown()).toEqual(['1 xã Đông Bình có phải nộp đảng phí đại hội không ạ']);
    const words = db.prepare<[], { word: string }>('SELECT word FROM question_group_words').all();
    expect(words.map(({ word }) => word)).not.toContain('lan');
    await log.erase({ channel: 'telegram', id: 'stays' });
    expect(db.prepare<[], unknown>('SELECT * FROM question_group_words').all()).toEqual([]);
    expect(db.prepare<[], unknown>('SELECT * FROM question_groups').all()).toEqual([]);
  });

  it('are forgotten after their time, and counts after theirs', async () => {
    const { log, ask, shown, book, pass } = bookOf(newStore().open());
    await ask('Câu hỏi cũ về đại hội chi bộ thế nào?');
    pass(31 * DAY_MS);
    await ask('Câu hỏi mới về đại hội đảng bộ xã ra sao?', { day: '2026-04-01' });
    await log.forgetOlder(30 * DAY_MS, 400 * DAY_MS);
    expect(await shown()).toEqual(['1 Câu hỏi mới về đại hội đảng bộ xã ra sao?']);
    expect(await book.daily('2026-01-01', ['telegram'])).toHaveLength(2);
    pass(385 * DAY_MS);
    await log.forgetOlder(30 * DAY_MS, 400 * DAY_MS);
    expect(await book.daily('2026-01-01', ['telegram'])).toMatchObject([{ day: '2026-04-01' }]);
    expect(await shown()).toEqual([]);
  });
});

describe('👎', () => {
  const QUESTION = 'Thời hạn nộp hồ sơ đảng viên mới là bao nhiêu ngày?';
  const opinionsIn = (db: BotDatabase) => {
    let atMs = Date.parse('2026-03-01T00:00:00Z');
    const log = createSqliteQuestionsLog(db, () => atMs);
    const { disliked } = createSqliteQuestionBook(db);
    const judge = async (answerKey: string, who: string, over: Partial<Feedback> = {}) => {
      atMs += 1_000;
      await log.judge({
        ...{ answerKey, person: { channel: 'telegram', id: who }, day: '2026-03-01', verdict: 'dislike' },
        ...{ reason: 'wrong', question: QUESTION, comment: null },
        ...over,
      });
    };
    const shown = async () =>
      (await disliked.list(false, 0, 50)).rows.map(({ question, size }) => `${size} ${question}`);
    return { log, disliked, judge, shown, pass: (ms: number) => void (atMs += ms) };
  };

  it('stand in groups by what was asked last, with their reasons counted', async () => {
    const { disliked, judge, shown } = opinionsIn(newStore().open());
    await judge('e1', 'a');
    await judge('e2', 'b', {
      question: 'Quy định 24 nói gì?\nthoi han nop ho so dang vien moi la bao nhieu ngay ạ',
    });
    await judge('e3', 'c', { reason: 'incomplete', comment: 'Còn thiếu nơi nộp.' });
    await judge('e4', 'c', { reason: null, question: 'Lệ phí cấp thẻ đảng viên là bao nhiêu?' });
    expect(await shown()).toEqual([`3 ${QUESTION}`, '1 Lệ phí cấp thẻ đảng viên là bao nhiêu?']);
    const [group = { id: 0 }, other = { id: 0 }] = (await disliked.list(false, 0, 9)).rows;
    expect(await disliked.reasons([group.id, other.id])).toEqual([
      { groupId: group.id, reason: 'wrong', count: 2 },
      { groupId: group.id, reason: 'incomplete', count: 1 },
      { groupId: other.id, reason: null, count: 1 },
    ]);
    expect(await disliked.opinions(group.id, 9)).toMatchObject([{ comment: 'Còn thiếu nơi nộp.' }, {}, {}]);
    expect(await disliked.opinions(null, 9)).toHaveLength(4);
    expect(await disliked.close(group.id, true)).toBe(true);
    expect(await shown()).toHaveLength(1);
  });

  it('count once for a person and an answer, and go when the person thinks better of it', async () => {
    const db = newStore().open();
    const { judge, shown, disliked } = opinionsIn(db);
    await judge('e1', 'a');
    await judge('e1', 'a', { reason: 'unclear' });
    await judge('e2', 'b');
    expect(await shown()).toEqual([`2 ${QUESTION}`]);
    await judge('e1', 'a', { verdict: 'like', reason: null, question: null });
    expect(await shown()).toEqual([`1 ${QUESTION}`]);
    await judge('e2', 'b', { verdict: 'like', reason: null, question: null });
    expect((await disliked.list(false, 0, 9)).all).toBe(0);
    expect(db.prepare<[], unknown>('SELECT * FROM disliked_group_words').all()).toEqual([]);
  });

  it('leave no word of an erased person, and are forgotten after their time', async () => {
    const db = newStore().open();
    const { log, judge, shown, pass } = opinionsIn(db);
    await judge('e1', 'erased', { question: `${QUESTION.slice(0, -1)} ạ?` });
    await judge('e2', 'erased', { question: 'Chuyện riêng của một người tên Lan?' });
    await judge('e3', 'stays');
    await log.erase({ channel: 'telegram', id: 'erased' });
    expect(await shown()).toEqual([`1 ${QUESTION}`]);
    pass(31 * DAY_MS);
    await log.forgetOlder(30 * DAY_MS, 400 * DAY_MS);
    expect(await shown()).toEqual([]);
    for (const table of ['feedback', 'disliked_groups', 'disliked_group_words'])
      expect(db.prepare<[], unknown>(`SELECT * FROM ${table}`).all()).toEqual([]);
  });

  it('of before there were groups are kept, and grouped with the retention job', async () => {
    const store = newStore();
    const old = store.open({ migrations: MIGRATIONS.slice(0, 4) });
    await old.write(() => {
      const add = old.prepare<[string, string], unknown>(
        `INSERT INTO feedback VALUES (?, 'telegram', 'a', '2026-02-28', 'dislike', 'wrong', ?, NULL, 1772236800000)`,
      );
      add.run('x', QUESTION);
      add.run('y', QUESTION.toLowerCase());
    });
    await old.close();
    const { log, shown, disliked } = opinionsIn(store.open());
    expect(await disliked.opinions(null, 9)).toHaveLength(2);
    await log.forgetOlder(30 * DAY_MS, 400 * DAY_MS);
    expect(await shown()).toEqual([`2 ${QUESTION}`]);
  });
});

describe('counts of a day', () => {
  it('count an event once, as it was answered last', async () => {
    const { ask, book } = bookOf(newStore().open());
    const key = await ask('Bao giờ họp đại hội đảng bộ?');
    await ask(null, { subject: 'Hướng dẫn 05; Quy định 07' }, 'a', key);
    await ask(null, { subject: 'Hướng dẫn 05', channel: 'web' });
    expect(await book.daily('2026-03-01', ['telegram', 'web'])).toEqual([
      { day: '2026-03-01', channel: 'telegram', status: 'answered', count: 1 },
      { day: '2026-03-01', channel: 'web', status: 'answered', count: 1 },
    ]);
    expect(await book.subjects('2026-03-01', ['telegram', 'web'], 9)).toEqual([
      { subject: 'Hướng dẫn 05', count: 2 },
      { subject: 'Quy định 07', count: 1 },
    ]);
    expect(await book.subjects('2026-03-01', ['web'], 9)).toHaveLength(1);
    expect((await book.unanswered.list(false, 0, 9)).all).toBe(0);
  });
});

describe('a database from before there were groups', () => {
  it('gets counts at once and groups with the retention job', async () => {
    const store = newStore();
    const old = store.open({ migrations: MIGRATIONS.slice(0, 1) });
    await old.write(() => {
      const add = old.prepare<[string, string, string | null], unknown>(
        `INSERT INTO asked_questions (event_key, day, channel, status, subject, person_id, question, at_ms)
         VALUES (?, '2026-02-28', 'telegram', ?, 'Hướng dẫn 05', 'a', ?, 1772236800000)`,
      );
      add.run('x', 'not-found', 'Đại hội chi bộ họp mấy ngày?');
      add.run('y', 'not-found', 'dai hoi chi bo hop may ngay');
      add.run('z', 'answered', null);
    });
    await old.close();
    const { log, book, shown } = bookOf(store.open());
    expect(await book.daily('2026-01-01', ['telegram'])).toHaveLength(2);
    await log.forgetOlder(30 * DAY_MS, 400 * DAY_MS);
    expect(await shown()).toEqual(['2 Đại hội chi bộ họp mấy ngày?']);
  });
});
