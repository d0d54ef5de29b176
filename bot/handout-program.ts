import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Log } from '../knowledge/log.ts';
import type { WriteHandout } from './class/handout/handout.ts';
import { HttpProblem } from './http/http-problem.ts';

const TIME_LIMIT_MS = 2 * 60_000;

/**
 * Writes handouts in a process of its own: embedding a typeface takes a processor for a second or two, and webhooks must
 * be answered meanwhile. Rejects with HttpProblem `busy` while two are being written, `failed` when one came to no end.
 */
export function createHandoutProgram(log: Log, stopped: AbortSignal): WriteHandout {
  let running = 0;
  return async (kind, handout) => {
    if (running >= 2) throw new HttpProblem(503, 'busy', 5);
    running += 1;
    try {
      const { code, bytes } = await run(kind, JSON.stringify(handout), stopped);
      if (code === 0 && bytes.length > 0) return bytes;
      log.log('warn', 'handout-program.failed', { kind, code });
      throw new HttpProblem(500, 'failed');
    } finally {
      running -= 1;
    }
  };
}

function run(
  kind: string,
  input: string,
  signal: AbortSignal,
): Promise<{ readonly code: number | null; readonly bytes: Buffer }> {
  return new Promise((done, fail) => {
    const program = fileURLToPath(new URL('class/handout/main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program, kind], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGTERM',
    });
    const stop = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    const output: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.once('error', fail);
    // A child that died before it had read everything is told by its exit code.
    child.stdin.on('error', () => undefined);
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      done({ code, bytes: Buffer.concat(output) });
    });
    child.stdin.end(input);
  });
}
