import writeXlsxFile from 'write-excel-file/node';
import { csvCell } from '../../quiz/print-quiz.ts';
import type { QuizRun } from '../store/class-quiz.ts';
import { QUIZ_RESULT_TEXTS as SAY } from './quiz-result-messages.vi.ts';
import { percent } from './run-chart.ts';

type Cell = string | number;
const OPTIONS = 4;

/** One row a run and one for the whole class: how many chose what, never who. */
export function resultRows(runs: readonly QuizRun[]): readonly (readonly Cell[])[] {
  const rows = runs.map(({ number, item, counts }): Cell[] => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    const right = counts[item.correct] ?? 0;
    return [
      number,
      item.question,
      ...Array.from({ length: OPTIONS }, (_, i): Cell[] => [item.options[i] ?? '', counts[i] ?? '']).flat(),
      item.options[item.correct] ?? '',
      ...[all, right, percent(right, all)],
      item.source.label,
    ];
  });
  const sum = (column: number): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  const [answered, right] = [sum(11), sum(12)];
  const blank = Array.from({ length: 2 * OPTIONS + 1 }, () => '');
  return [SAY.columns, ...rows, ['', SAY.total, ...blank, answered, right, percent(right, answered), '']];
}

/** UTF-8 with a mark, fields in quotes, no cell that a spreadsheet would run as a formula. */
export function resultsAsCsv(runs: readonly QuizRun[]): string {
  const line = (row: readonly Cell[]): string => row.map((cell) => csvCell(String(cell))).join(',');
  return `\uFEFF${resultRows(runs).map(line).join('\r\n')}\r\n`;
}

/** The same as a workbook; words are stored as words, and what looks like a formula is marked besides. */
export async function resultsAsXlsx(runs: readonly QuizRun[]): Promise<Buffer> {
  const data = resultRows(runs).map((row, i) =>
    row.map((cell) =>
      typeof cell === 'number'
        ? { type: Number, value: cell }
        : { type: String, value: safeWords(cell), ...(i === 0 ? { fontWeight: 'bold' as const } : {}) },
    ),
  );
  const columns = SAY.columns.map((_, i) => ({ width: i === 1 ? 60 : i % 2 === 0 ? 24 : 14 }));
  return writeXlsxFile(data, { sheet: SAY.sheet, columns }).toBuffer();
}

function safeWords(text: string): string {
  return csvCell(text).slice(1, -1).replaceAll('""', '"');
}
