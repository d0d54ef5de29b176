import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { generateQuiz, type QuizRequest } from '../../../bot/quiz/generate-quiz.ts';
import { isStale } from '../../../bot/quiz/is-stale.ts';
import { QUIZ_KINDS, type QuizItem } from '../../../bot/quiz/quiz-item.ts';
import { parseCalendarDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { ASKED_ON, openStarterKnowledge, type StarterKnowledge } from '../../support/starter-knowledge.ts';
import { faultsOf } from './independent-quiz-check.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

const DOCUMENTS = join(fileURLToPath(new URL('../../..', import.meta.url)), 'knowledge', 'documents');
const DAY = parseCalendarDate(ASKED_ON) as CalendarDate;
const REQUEST: QuizRequest = {
  count: 500,
  kinds: [],
  documentId: null,
  seed: 1,
  includePast: true,
  day: DAY,
};

let starter: StarterKnowledge;
let items: QuizItem[];
beforeAll(async () => {
  starter = await openStarterKnowledge();
  items = generateQuiz(starter.knowledge.reader, REQUEST);
});
afterAll(() => {
  starter.remove();
});

describe('a quiz over the starter documents', () => {
  it('has hundreds of items, of every kind, all different', () => {
    expect(items.length).toBeGreaterThanOrEqual(300);
    for (const kind of QUIZ_KINDS)
      expect(items.filter((item) => item.kind === kind).length).toBeGreaterThan(15);
    expect(new Set(items.map(({ question }) => question)).size).toBe(items.length);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('has no item with two right options, and none whose explanation lacks the answer, by a check of its own', () => {
    expect(faultsOf(items, starter.knowledge.reader, DOCUMENTS)).toEqual([]);
  });

  it('that check finds two right options, a lost answer, a wrong order and a false truth where they are', () => {
    const { reader } = starter.knowledge;
    const first = (kind: QuizItem['kind'], fits: (item: QuizItem) => boolean = () => true): QuizItem => {
      const found = items.find((item) => item.kind === kind && fits(item));
      if (found === undefined) throw new Error(`no item of kind ${kind}`);
      return found;
    };
    const moved = (item: QuizItem): QuizItem => ({
      ...item,
      correct: (item.correct + 1) % item.options.length,
    });
    for (const kind of ['number', 'date', 'who', 'how-many'] as const) {
      const item = first(kind, ({ question }) => !question.startsWith('Văn bản nào của'));
      expect(faultsOf([moved(item)], reader, DOCUMENTS).map(({ fault }) => fault)).toContain(
        'answer-not-in-explanation',
      );
    }
    const plain = first('how-many', ({ options, correct }) => /^\d+ /.test(options[correct] ?? ''));
    expect(faultsOf([moved(plain)], reader, DOCUMENTS).map(({ fault }) => fault)).toContain('two-right');
    expect(faultsOf([moved(first('order'))], reader, DOCUMENTS).map(({ fault }) => fault)).toContain(
      'wrong-order',
    );
    const isFalse = first('true-false', ({ options, correct }) => options[correct] === 'Sai');
    // One that stands word for word: where days were added to numbers, no sentence holds them all.
    const isTrue = first(
      'true-false',
      ({ options, correct, question, source }) =>
        options[correct] === 'Đúng' && question.includes(source.quote.replace(/[.\s]+$/u, '')),
    );
    expect(faultsOf([moved(isFalse)], reader, DOCUMENTS).map(({ fault }) => fault)).toContain('not-true');
    expect(faultsOf([moved(isTrue)], reader, DOCUMENTS).map(({ fault }) => fault)).toContain('two-right');
  });

  it('offers four different options, seldom three, two for true or false, the right one at no favoured place', () => {
    const places = [0, 0, 0, 0];
    for (const { kind, options, correct } of items) {
      if (kind === 'true-false') expect(options).toHaveLength(2);
      else expect([3, 4]).toContain(options.length);
      expect(new Set(options).size).toBe(options.length);
      if (kind !== 'true-false') places[correct] = (places[correct] ?? 0) + 1;
    }
    for (const count of places) expect(count).toBeGreaterThan(20);
    expect(items.filter(({ options }) => options.length === 4).length).toBeGreaterThan(
      4 * items.filter(({ options }) => options.length === 3).length,
    );
    const truths = items.filter(({ kind }) => kind === 'true-false');
    const share = truths.filter(({ correct }) => correct === 0).length / truths.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  });

  it('asks for a figure without the figures beside it, and for a body only among bodies', () => {
    for (const { kind, question, options } of items) {
      if (kind === 'how-many') expect(question).not.toMatch(/bao nhiêu [^,;?”]{1,20}, \d+ \p{Ll}+\?/u);
      if (kind === 'who') for (const option of options) expect(option).not.toMatch(/^Cán bộ/u);
    }
    expect(items.map(({ question }) => question)).toContain(
      'Quy chế bầu cử số 190-QĐ/TW ngày 10/10/2024 có bao nhiêu chương?',
    );
  });

  it('names in every question a document with its day or by its title, or the paper asked for in the answer', () => {
    for (const { question, answer, kind } of items) {
      const isNamed = /\d+-\p{Lu}+[^ ]* ngày \d+\/\d+\/\d{4}|bản tóm lược/u.test(question);
      const isAsked =
        kind === 'number'
          ? /ngày \d+\/\d+\/\d{4}/u.test(answer)
          : /\d+-\p{Lu}+\/\p{Lu}+.*ban hành ngày nào/u.test(question);
      expect(isNamed || isAsked, question).toBe(true);
    }
  });

  it('marks what is of a past term, replaced or not known to hold, with the term of past ones', () => {
    for (const { question, validity, source } of items) {
      const document = starter.knowledge.reader.document(source.documentId);
      if (validity === 'in-force') expect(question).not.toContain('(Hỏi ');
      else expect(question).toMatch(/ \(Hỏi [^()]+\)$/u);
      if (validity === 'past-term' && document?.term !== null)
        expect(/nhiệm kỳ (?:19|20)\d\d/iu.test(question), question).toBe(true);
      if (validity === 'superseded') expect(question).toContain('đã được thay thế');
    }
  });

  it('names the place in questions on local papers', () => {
    for (const { question, source } of items) {
      const { jurisdiction } = starter.knowledge.reader.document(source.documentId) ?? {};
      if (jurisdiction?.scope === 'local') expect(question).toContain(jurisdiction.place);
    }
  });

  it('asks by default only about what is in force', () => {
    const now = generateQuiz(starter.knowledge.reader, { ...REQUEST, count: 30, includePast: false });
    expect(now.length).toBe(30);
    expect(new Set(now.map(({ validity }) => validity))).toEqual(new Set(['in-force']));
    for (const { question } of now) expect(question).not.toMatch(/nhiệm kỳ 2020–2025, /u);
  });

  it('is the same for the same seed, another for another, and of one kind or document when asked so', () => {
    const { reader } = starter.knowledge;
    const few = { ...REQUEST, count: 8, includePast: false };
    expect(generateQuiz(reader, few)).toEqual(generateQuiz(reader, few));
    expect(generateQuiz(reader, { ...few, seed: 2 })).not.toEqual(generateQuiz(reader, few));
    const dates = generateQuiz(reader, { ...few, kinds: ['date'] });
    expect(dates.map(({ kind }) => kind)).toEqual(Array(dates.length).fill('date'));
    const { documentId } = dates[0]?.source ?? { documentId: null };
    for (const item of generateQuiz(reader, { ...few, documentId }))
      expect(item.source.documentId).toBe(documentId);
  });

  it('fits a poll of Telegram wherever it says so', () => {
    const polls = items.flatMap(({ poll }) => (poll === null ? [] : [poll]));
    expect(polls.length).toBeGreaterThan(items.length * 0.8);
    for (const { question, options, explanation } of polls) {
      expect(question.length).toBeLessThanOrEqual(300);
      expect(options.length).toBeLessThanOrEqual(12);
      for (const option of options) expect(option.length).toBeLessThanOrEqual(100);
      expect(explanation.length).toBeLessThanOrEqual(200);
      expect(explanation.split('\n').length).toBeLessThanOrEqual(3);
    }
    for (const { poll, answer, kind } of items)
      if (poll !== null && kind !== 'true-false') expect(poll.explanation).toContain(answer);
  });

  it('is not stale in its own version', () => {
    expect(items.filter((item) => isStale(item, starter.knowledge.reader, DAY))).toEqual([]);
  });
});
