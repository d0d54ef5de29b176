import { csvCell } from '../quiz/print-quiz.ts';
import type { AskedOn } from '../dialogue/questions-log.ts';
import type { QuestionBook } from '../dialogue/question-book.ts';
import { QUESTIONS_PAGE as SAY } from './question-messages.vi.ts';
import { showMoment } from './views/moment.ts';

export type ExportName = keyof typeof SAY.exportNames;
const MOST_ROWS = 10_000;

/** One table as spreadsheets read it: UTF-8 with a mark, fields in quotes, no cell that would run as a formula. */
export async function exportQuestions(
  name: ExportName,
  book: QuestionBook,
  sinceDay: string,
  channels: readonly AskedOn[],
): Promise<string> {
  const rows = await EXPORTS[name](book, sinceDay, channels);
  return `\uFEFF${rows.map((row) => row.map((cell) => csvCell(String(cell))).join(',')).join('\r\n')}\r\n`;
}

type Rows = readonly (readonly (string | number)[])[];

const EXPORTS: Readonly<
  Record<ExportName, (book: QuestionBook, sinceDay: string, channels: readonly AskedOn[]) => Promise<Rows>>
> = {
  async 'chua-tra-loi'(book) {
    const { rows } = await book.unanswered.list(false, 0, MOST_ROWS);
    return [
      [SAY.question, SAY.times, SAY.last],
      ...rows.map(({ question, size, lastAtMs }) => [
        question,
        size,
        showMoment(new Date(lastAtMs).toISOString()),
      ]),
    ];
  },
  async 'gop-y'(book) {
    const rows = await book.disliked.opinions(null, MOST_ROWS);
    return [
      [SAY.question, SAY.reason, SAY.comment, SAY.channel, SAY.day],
      ...rows.map(({ question, reason, comment, channel, day }) => [
        question,
        reason === null ? SAY.noReason : SAY.reasons[reason],
        comment ?? '',
        SAY.channels[channel],
        day,
      ]),
    ];
  },
  async 'theo-ngay'(book, sinceDay, channels) {
    const rows = await book.daily(sinceDay, channels);
    return [
      [SAY.day, SAY.channel, SAY.outcome, SAY.times],
      ...rows.map(({ day, channel, status, count }) => [
        day,
        SAY.channels[channel],
        SAY.statuses[status],
        count,
      ]),
    ];
  },
  async 'theo-van-ban'(book, sinceDay, channels) {
    const rows = await book.subjects(sinceDay, channels, MOST_ROWS);
    return [[SAY.subject, SAY.times], ...rows.map(({ subject, count }) => [subject, count])];
  },
};
