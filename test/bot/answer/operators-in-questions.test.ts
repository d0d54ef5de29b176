import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer, Answerer } from '../../../bot/answer/answer.ts';
import { createSqliteQuestionBook } from '../../../bot/dialogue/sqlite-question-book.ts';
import { createSqliteQuestionsLog } from '../../../bot/dialogue/sqlite-questions-log.ts';
import { MIGRATIONS } from '../../../bot/store/migrations.ts';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';
import { answerFaults } from '../../support/answer-faults.ts';
import { scratchStores } from '../../support/bot-store.ts';
import {
  ASKED_ON,
  openStarterKnowledge,
  productAnswerer,
  type StarterKnowledge,
} from '../../support/starter-knowledge.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** What FTS5, Lucene and SQL would take for something else than words. */
const FTS = [
  '"',
  '""',
  '*',
  '^',
  '-',
  '--',
  ':',
  'NEAR',
  'NEAR/3',
  'NEAR(',
  ')',
  '(',
  'AND',
  'OR',
  'NOT',
  '+',
  '~2',
  '{',
  '}',
  'title:',
  '\\',
];
const SQL = [
  "'",
  "''",
  "';",
  '; DROP TABLE passages; --',
  "' OR '1'='1",
  '" OR ""="',
  '%',
  '_',
  '/*',
  '*/',
  '?',
  '?1',
  '@p',
  '$p',
  '\u0000',
  'UNION SELECT',
  '`',
  ']',
  "30/2020'; DROP",
];
const QUESTIONS = [
  'số dư khi bầu cấp ủy là bao nhiêu',
  'ai chỉ định cấp ủy khi sáp nhập đảng bộ',
  'Duyên Hải chọn những đơn vị nào làm đại hội điểm',
  'Chỉ thị 45-CT/TW ban hành ngày nào',
];

let starter: StarterKnowledge;
let answerer: Answerer;
let stored: string;
beforeAll(async () => {
  starter = await openStarterKnowledge();
  answerer = productAnswerer(starter.knowledge);
  stored = contentsOf();
});
afterAll(() => starter.remove());

const ask = (text: string): Promise<Answer> => answerer.answer({ text, asOf: ASKED_ON });
const sourceOf = ({ status, citations }: Answer): string => `${status} ${citations[0]?.documentId ?? ''}`;

function contentsOf(): string {
  const { reader } = starter.knowledge;
  return JSON.stringify(
    reader.documents().map(({ id }) => [id, reader.passagesOf(id).map(({ text }) => text)]),
  );
}

const operator = fc.constantFrom(...FTS, ...SQL);
/** The words of a question with operators before, behind and between them, stuck to them or apart. */
const asked = fc
  .tuple(
    fc.constantFrom(...QUESTIONS),
    fc.array(fc.tuple(fc.nat(30), operator, fc.boolean()), { minLength: 1, maxLength: 6 }),
  )
  .map(([question, signs]) => {
    const words = question.split(' ');
    for (const [at, sign, isApart] of signs) {
      const place = at % words.length;
      words[place] = `${words[place] ?? ''}${isApart ? ' ' : ''}${sign}`;
    }
    return words.join(' ');
  });

describe('operators of full text search and SQL in a question (S13)', () => {
  it('break nothing: answers keep their promises, and everything held is still there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          asked,
          fc.array(operator, { minLength: 1, maxLength: 9 }).map((parts) => parts.join(' ')),
        ),
        async (text) => {
          expect(answerFaults(await ask(text), starter.knowledge.reader), text).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 13 },
    );
    for (const sign of [...FTS, ...SQL])
      expect(answerFaults(await ask(sign), starter.knowledge.reader), sign).toEqual([]);
    expect(contentsOf()).toBe(stored);
  });

  it('change nothing of what is found when they only stand around the words', async () => {
    const around: readonly ((text: string) => string)[] = [
      (text) => `(${text})`,
      (text) => `${text} *`,
      (text) => `* ${text} -`,
      (text) => `-- ${text}`,
      (text) => `^${text}`,
      (text) => `: ${text} :`,
      (text) => `${text};`,
      (text) => `'${text}'`,
      (text) => `${text}'; --`,
      (text) => text.split(' ').join(' * '),
      (text) => text.split(' ').join(' : '),
    ];
    const different: string[] = [];
    for (const question of QUESTIONS) {
      const plain = sourceOf(await ask(question));
      expect(plain, question).toMatch(/^answered /);
      for (const write of around) {
        const got = sourceOf(await ask(write(question)));
        if (got !== plain) different.push(`${write(question)}: ${plain} / ${got}`);
      }
    }
    expect(different).toEqual([]);
  });

  it('give no passage that holds none of the words', async () => {
    for (const sign of [...FTS, ...SQL].filter((text) => !/[\p{L}\d]/u.test(text)))
      expect(
        await starter.knowledge.search.search({
          texts: [{ text: sign, weight: 1 }],
          asOf: calendarDate(2026, 11, 22)!,
          top: 5,
        }),
        sign,
      ).toEqual([]);
  });
});

describe('such a question in the store of the bot (S13)', () => {
  const newStore = scratchStores();

  it('is kept and shown as it was typed, and the tables stay', async () => {
    const db = newStore().open({ migrations: MIGRATIONS });
    const log = createSqliteQuestionsLog(db, () => Date.parse('2026-03-01T00:00:00Z'));
    const texts = [...FTS, ...SQL]
      .filter((text) => !text.includes('\u0000'))
      .map((sign, i) => `Câu ${i} ${sign} số dư`);
    for (const [i, question] of texts.entries())
      await log.record(`event' ${i}; DROP TABLE asked_questions; --`, {
        day: '2026-03-01',
        channel: 'telegram',
        status: 'not-found',
        subject: "cap-uy'; --",
        words: { person: { channel: 'telegram', id: "a' OR '1'='1" }, question },
      });
    const book = createSqliteQuestionBook(db);
    const { rows } = await book.unanswered.list(false, 0, 1_000);
    const shown = (await Promise.all(rows.map(({ id }) => book.unanswered.wordings(id, 200)))).flat();
    expect(shown.sort()).toEqual([...texts].sort());
  });
});
