import { z } from 'zod';
import { parseCalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { Question } from '../../answer/answer.ts';
import { BotError } from '../../errors.ts';
import { USAGE, fill } from '../../messages.vi.ts';
import { parseQuestionText } from '../../question-text.ts';

/** One line of a file of questions. */
export interface FiledQuestion {
  readonly id: string;
  readonly question: Question;
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string(),
  history: z.array(z.string()).optional(),
  asOf: z
    .string()
    .refine((text) => parseCalendarDate(text) !== null)
    .nullish(),
  place: z.string().nullish(),
});

/**
 * The questions of a JSON-lines text, in order; empty lines are skipped. All lines are checked before the first is
 * answered: throws BotError `questions-invalid` with the number of the first bad line.
 */
export function parseQuestionFile(text: string, file: string): FiledQuestion[] {
  const questions: FiledQuestion[] = [];
  const ids = new Set<string>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const refuse = (english: string, problem: string): BotError =>
      new BotError(
        'questions-invalid',
        `Line ${index + 1} of the questions file: ${english}`,
        fill(USAGE.badLine, { file, line: index + 1, problem }),
      );
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw refuse('not JSON.', USAGE.lineNotJson);
    }
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success) throw refuse('wrong fields.', USAGE.lineNotQuestion);
    const { id, question: words, history, asOf, place } = parsed.data;
    const question = parseQuestionText(words);
    if (!question.ok && question.problem === 'empty') throw refuse('empty question.', USAGE.lineEmpty);
    if (!question.ok) throw refuse('question too long.', USAGE.lineTooLong);
    if (ids.has(id)) throw refuse('id used before.', USAGE.lineTwice);
    ids.add(id);
    questions.push({
      id,
      question: {
        text: question.text,
        ...(history === undefined ? {} : { history }),
        ...(asOf === undefined || asOf === null ? {} : { asOf }),
        ...(place === undefined || place === null ? {} : { place }),
      },
    });
  }
  if (questions.length === 0)
    throw new BotError('questions-invalid', 'The questions file is empty.', fill(USAGE.fileEmpty, { file }));
  return questions;
}

/** Earlier turns from a text: a JSON list of strings, or one turn a line. Throws BotError `history-invalid`. */
export function parseHistoryFile(text: string, file: string): string[] {
  const clean = text.replace(/^\uFEFF/, '').trim();
  if (!clean.startsWith('['))
    return clean === '' ? [] : clean.split(/\r?\n/).filter((line) => line.trim() !== '');
  try {
    return z.array(z.string()).parse(JSON.parse(clean));
  } catch (cause) {
    throw new BotError(
      'history-invalid',
      'The history file is not a list of strings.',
      fill(USAGE.badHistory, { file }),
      { cause },
    );
  }
}
