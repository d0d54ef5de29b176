import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { GoldenAnswer } from './compare-answers.ts';
import type { GoldenQuestion } from './golden-question.ts';

const answerSchema = z.object({
  status: z.string(),
  text: z.string(),
  citations: z.array(z.object({ documentId: z.string() })),
});

/** Longest time for all questions of one version. */
const TIME_LIMIT_MS = 10 * 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Puts the questions to the bot program, answering from the named version, current or not; one answer for each, in
 * order. The program is started like any other user of it would, so what is judged is what people will read.
 * Throws Error when it does not answer all of them. `dataDir` may be relative to the working folder.
 */
export async function askVersion(
  dataDir: string,
  version: string,
  questions: readonly GoldenQuestion[],
): Promise<GoldenAnswer[]> {
  const program = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));
  const words = ['ask', '--file', '-', '--json', '--knowledge-version', version, '--data', resolve(dataDir)];
  const input = questions
    .map(({ id, question, history, asOf, place }) => JSON.stringify({ id, question, history, asOf, place }))
    .join('\n');
  const output = await run([...['--import', 'tsx'], program, ...words], `${input}\n`);
  const answers = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => answerSchema.parse(JSON.parse(line)));
  if (answers.length !== questions.length)
    throw new Error(`${answers.length} answers to ${questions.length} golden questions from ${version}`);
  return answers;
}

function run(words: readonly string[], input: string): Promise<string> {
  return new Promise((fulfil, reject) => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) fulfil(Buffer.concat(parts).toString('utf8'));
      else
        reject(new Error(`the golden questions were not answered: ${signal ?? `exit code ${String(code)}`}`));
    });
    // A program that ends early closes its input; its exit code tells the story.
    child.stdin.once('error', () => undefined);
    child.stdin.end(input);
  });
}
