import type { Log } from '../knowledge/log.ts';
import type { WriteHandout } from './class/handout/handout.ts';
import { HttpProblem } from './http/http-problem.ts';
import { runOwnProgram } from './own-program.ts';

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
      const { code, output } = await runOwnProgram({
        ...{ file: 'bot/class/handout/main.ts', words: [kind], input: JSON.stringify(handout) },
        ...{ signal: stopped, timeLimitMs: TIME_LIMIT_MS },
      });
      if (code === 0 && output.length > 0) return output;
      log.log('warn', 'handout-program.failed', { kind, code });
      throw new HttpProblem(500, 'failed');
    } finally {
      running -= 1;
    }
  };
}
