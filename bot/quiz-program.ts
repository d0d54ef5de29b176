import { resolve } from 'node:path';
import { z } from 'zod';
import type { Log } from '../knowledge/log.ts';
import type { QuizItem } from './quiz/quiz-item.ts';
import type { WantedItems } from './admin/quiz/wanted-items.ts';
import { runOwnProgram } from './own-program.ts';

const TIME_LIMIT_MS = 15 * 60_000;
const itemsSchema = z.array(
  z.looseObject({ id: z.string(), question: z.string(), options: z.array(z.string()), correct: z.number() }),
);

/**
 * Makes quiz items in a process of its own (`quiz --json`): proving that options are wrong takes a processor for a
 * while, and people are waiting for answers. Null when it did not come to an end. Ends with `stopped`.
 */
export function createQuizProgram(
  dataDir: string,
  log: Log,
  stopped: AbortSignal,
): (wanted: WantedItems) => Promise<readonly QuizItem[] | null> {
  return async ({ count, documentId, level, includePast, seed }) => {
    const words = [
      ...['quiz', '--json', '--data', resolve(dataDir), '--count', String(count), '--seed', String(seed)],
      ...(documentId === null ? [] : ['--document', documentId]),
      ...(level === null ? [] : ['--level', level]),
      ...(includePast ? ['--all'] : []),
    ];
    const { code, output } = await runOwnProgram({
      ...{ file: 'bot/main.ts', words },
      ...{ signal: stopped, timeLimitMs: TIME_LIMIT_MS },
    });
    const items = code === 0 ? itemsSchema.safeParse(asJson(output.toString('utf8'))) : null;
    log.log('info', 'quiz-program.ended', { code, items: items?.success === true ? items.data.length : 0 });
    return items?.success === true ? (items.data as unknown as readonly QuizItem[]) : null;
  };
}

function asJson(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
