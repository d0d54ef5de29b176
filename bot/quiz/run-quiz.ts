import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { QuizCommand } from '../cli-arguments.ts';
import { BotError } from '../errors.ts';
import { generateQuiz } from './generate-quiz.ts';
import { quizAsCsv, quizAsText } from './print-quiz.ts';
import { QUIZ_TEXTS } from './quiz-messages.vi.ts';

/** Carries out `quiz`: what goes to standard output. Throws BotError `usage` when there is no such document. */
export function runQuiz(command: QuizCommand, reader: KnowledgeReader, now: Date): string {
  const documentId = command.document as DocumentId | null;
  if (documentId !== null && reader.document(documentId) === undefined)
    throw new BotError('usage', `There is no document ${documentId}.`, QUIZ_TEXTS.noDocument(documentId));
  const items = generateQuiz(reader, {
    count: command.count,
    kinds: command.kinds,
    documentId,
    level: command.level,
    seed: command.seed,
    includePast: command.all,
    day: dayInVietnam(now),
  });
  if (command.format === 'json') return `${JSON.stringify(items)}\n`;
  return command.format === 'csv' ? quizAsCsv(items) : `${quizAsText(items, command.count)}\n`;
}
