import type { QuizItem } from './quiz-item.ts';
import { QUIZ_TEXTS } from './quiz-messages.vi.ts';

const LETTERS = 'ABCDEFGHIJKL';

/** The items as a trainer reads them: question, options with letters, and below each the answer with its source. */
export function quizAsText(items: readonly QuizItem[], wanted: number): string {
  if (items.length === 0) return QUIZ_TEXTS.nothing;
  const blocks = items.map((item, i) =>
    [
      `${QUIZ_TEXTS.question(i + 1, QUIZ_TEXTS.kinds[item.kind])}: ${item.question}`,
      ...item.options.map((option, at) => `  ${LETTERS.charAt(at)}. ${option}`),
      `  → ${LETTERS.charAt(item.correct)}. ${item.explanation}`,
      ...(item.poll === null ? [`  ${QUIZ_TEXTS.notPollable}`] : []),
    ].join('\n'),
  );
  if (items.length < wanted) blocks.push(QUIZ_TEXTS.fewer(items.length, wanted));
  return blocks.join('\n\n');
}

/** One row an item, as spreadsheets read it: UTF-8 with a mark, fields in quotes, no cell that would be a formula. */
export function quizAsCsv(items: readonly QuizItem[]): string {
  const rows = items.map((item) => [
    item.id,
    QUIZ_TEXTS.kinds[item.kind],
    item.question,
    ...[0, 1, 2, 3].map((at) => item.options[at] ?? ''),
    LETTERS.charAt(item.correct),
    item.explanation,
    item.source.label,
    item.source.locator ?? '',
    QUIZ_TEXTS.validity[item.validity],
    item.source.documentId,
    item.source.passageId,
    item.poll === null ? QUIZ_TEXTS.no : QUIZ_TEXTS.yes,
  ]);
  return `\uFEFF${[QUIZ_TEXTS.columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A field in quotes. What a spreadsheet would run as a formula gets an apostrophe, behind any white space too. */
export function csvCell(text: string): string {
  const safe = /^\s*[=+\-@]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
