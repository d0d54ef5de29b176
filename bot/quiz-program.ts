import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Log } from '../knowledge/log.ts';
import type { QuizItem } from './quiz/quiz-item.ts';
import type { WantedItems } from './admin/quiz/wanted-items.ts';

const TIME_LIMIT_MS = 15 * 60_000;
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;
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
    const { code, output } = await run(words, stopped);
    const items = code === 0 ? itemsSchema.safeParse(asJson(output)) : null;
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

function run(
  words: readonly string[],
  signal: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const program = fileURLToPath(new URL('main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGTERM',
    });
    const stop = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    const output: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MAX_OUTPUT_BYTES) stop();
      else output.push(part);
    });
    child.once('error', fail);
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      done({ code, output: Buffer.concat(output).toString('utf8') });
    });
  });
}
