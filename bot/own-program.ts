import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One of our own programs, run beside the bot. */
export interface OwnProgram {
  /** Its file, from the root of the project: `ingest/main.ts`. */
  readonly file: string;
  readonly words: readonly string[];
  /** Written to its standard input, which is then closed. Default: nothing. */
  readonly input?: string;
  /** Ends it (SIGTERM), as the bot's own end does. */
  readonly signal: AbortSignal;
  /** Time (ms) after which it is ended. */
  readonly timeLimitMs: number;
  /** Told what it writes on standard error, as it comes. Default: that is thrown away. */
  readonly onSaid?: (part: string) => void;
}

export interface EndedProgram {
  /** Exit code; null when it was ended by a signal: ours, the time limit's or the machine's. */
  readonly code: number | null;
  /** What it wrote on standard output. */
  readonly output: Buffer;
}

/** More than any of our programs says; one that says more runs wild and is ended. */
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;
const ROOT = new URL('..', import.meta.url);

/**
 * Runs one of our programs as a process of its own, so that its work never holds up the process that talks to people.
 * Rejects only when it cannot be started.
 */
export function runOwnProgram(program: OwnProgram): Promise<EndedProgram> {
  const { file, words, input = '', signal, timeLimitMs, onSaid } = program;
  return new Promise((done, fail) => {
    const path = fileURLToPath(new URL(file, ROOT));
    const child = spawn(process.execPath, ['--import', 'tsx', path, ...words], {
      cwd: fileURLToPath(ROOT),
      stdio: ['pipe', 'pipe', onSaid === undefined ? 'ignore' : 'pipe'],
      timeout: timeLimitMs,
      killSignal: 'SIGTERM',
    });
    const stop = (): void => void child.kill('SIGTERM');
    // A signal that has been given already is not given again.
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const output: Buffer[] = [];
    let size = 0;
    child.stdout?.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MAX_OUTPUT_BYTES) stop();
      else output.push(part);
    });
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (part: string) => onSaid?.(part));
    // A program that ends early closes its input; its exit code tells the story.
    child.stdin?.once('error', () => undefined);
    child.stdin?.end(input);
    child.once('error', (error) => {
      signal.removeEventListener('abort', stop);
      fail(error);
    });
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      done({ code, output: Buffer.concat(output) });
    });
  });
}
