import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCliArguments } from '../../../bot/cli-arguments.ts';
import { pollForm } from '../../../bot/quiz/poll-form.ts';
import { csvCell, quizAsCsv, quizAsText } from '../../../bot/quiz/print-quiz.ts';
import type { QuizItem } from '../../../bot/quiz/quiz-item.ts';
import type { DocumentId } from '../../../knowledge/model/document.ts';
import type { PassageId } from '../../../knowledge/model/passage.ts';

const ITEM: QuizItem = {
  id: 'a1',
  kind: 'how-many',
  question: '=2+3 Đại hội có không quá bao nhiêu "đại biểu"?',
  options: ['-1 đại biểu', '+2 đại biểu', '@3 đại biểu', '300 đại biểu'],
  correct: 3,
  answer: '300 đại biểu',
  explanation: 'Đáp án: 300 đại biểu.',
  source: {
    documentId: 'd' as DocumentId,
    passageId: 'd_0' as PassageId,
    passageHash: 'h',
    quote: 'Đại hội có không quá 300 đại biểu.',
    label: 'Kế hoạch số 1-KH/ĐU ngày 1/1/2026',
    number: '1-KH/ĐU',
    issuedOn: null,
    locator: 'đoạn 1',
    file: 'a.txt',
  },
  validity: 'in-force',
  poll: null,
  knowledgeVersion: 'v',
};

describe('the quiz on paper', () => {
  it('reads as question, lettered options and answer with its source', () => {
    const text = quizAsText([ITEM], 1);
    expect(text).toContain('Câu 1 (số lượng, tỷ lệ): =2+3 Đại hội');
    expect(text).toContain('  D. 300 đại biểu');
    expect(text).toContain('→ D. Đáp án: 300 đại biểu.');
    expect(quizAsText([ITEM], 5)).toContain('Tạo được 1 câu hỏi (yêu cầu 5)');
    expect(quizAsText([], 5)).toContain('Không tạo được câu hỏi nào');
  });

  it('as CSV runs no formula, whatever a cell holds', () => {
    const csv = quizAsCsv([ITEM]);
    expect(csv.startsWith('\uFEFF"mã",')).toBe(true);
    for (const cell of [`"'=2+3`, `"'-1 `, `"'+2 `, `"'@3 `]) expect(csv).toContain(cell);
    expect(csv).toContain('bao nhiêu ""đại biểu""?"');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = csvCell(text).slice(1, -1);
        return !/^\s*[=+\-@]/u.test(inside) && !/(?<!")"(?:"")*(?!")/u.test(inside);
      }),
    );
  });
});

describe('a poll', () => {
  const explained = {
    answer: 'Đáp án: 300 đại biểu.',
    quote: 'x'.repeat(300),
    label: 'Kế hoạch',
    where: 'Kế hoạch, đoạn 1',
  };

  it('is given up rather than cut when question or options are too long', () => {
    expect(pollForm({ ...ITEM, question: 'x'.repeat(301) }, explained)).toBeNull();
    expect(pollForm({ ...ITEM, options: [...ITEM.options.slice(1), 'x'.repeat(101)] }, explained)).toBeNull();
  });

  it('keeps the answer in its explanation where the quote does not fit', () => {
    expect(pollForm(ITEM, explained)?.explanation).toBe('Đáp án: 300 đại biểu. Nguồn: Kế hoạch, đoạn 1.');
    expect(pollForm(ITEM, { ...explained, quote: 'Ngắn.' })?.explanation).toContain('“Ngắn.”');
  });
});

describe('the command quiz', () => {
  it('has a count, kinds, a document, a seed and a format', () => {
    expect(parseCliArguments(['quiz'])).toMatchObject({
      count: 10,
      kinds: [],
      seed: 1,
      all: false,
      format: 'text',
    });
    expect(
      parseCliArguments([
        'quiz',
        '--count',
        '30',
        '--kind',
        'date,who',
        '--document',
        'x',
        '--seed',
        '7',
        '--all',
        '--csv',
      ]),
    ).toMatchObject({ count: 30, kinds: ['date', 'who'], document: 'x', seed: 7, all: true, format: 'csv' });
  });

  it.each([
    [['quiz', 'chữ']],
    [['quiz', '--count', '0']],
    [['quiz', '--count', '501']],
    [['quiz', '--seed', '-1']],
    [['quiz', '--kind', 'ngày']],
    [['quiz', '--json', '--csv']],
  ])('refuses %j', (words) => {
    expect(() => parseCliArguments(words)).toThrow(expect.objectContaining({ code: 'usage' }) as Error);
  });
});
