import type { Answer } from '../../bot/answer/answer.ts';
import { figureIn, readMetrics } from './read-figure.ts';
import { startProgram, type ProgramOptions, type RunningProgram } from './run-program.ts';

/** The whole bot in a process of its own, listening. */
export interface RunningBot {
  readonly program: RunningProgram;
  /** Without a trailing slash. */
  readonly address: string;
}

/** Starts the bot on any free port and waits until it listens. */
export async function startBot(dataDir: string, env: ProgramOptions['env'] = {}): Promise<RunningBot> {
  const program = startProgram('bot', ['start', '--data', dataDir], {
    // A test ends what it started; this is for one that cannot any more.
    timeoutMs: 300_000,
    env: { HTTP_PORT: '0', LOG_LEVEL: 'info', ...env },
  });
  const [, address = ''] = await program.waitFor(/(http:\/\/127\.0\.0\.1:\d+)/);
  return { program, address };
}

/** Until a channel knows who the bot is, it takes nothing: a platform sends again, a test waits for it. */
export async function startReadyBot(dataDir: string, env: ProgramOptions['env']): Promise<RunningBot> {
  const bot = await startBot(dataDir, { LOG_LEVEL: 'warn', NODE_ENV: 'test', ...env });
  await until('ready', 60_000, async () => (await fetch(`${bot.address}/readyz`)).status === 200);
  return bot;
}

/** Resolves when everything that came in is answered and sent. */
export function whenSettled({ address }: RunningBot, withinMs = 90_000): Promise<void> {
  const figures = [
    ['trolycanbo_inbox_events', 'waiting'],
    ['trolycanbo_inbox_events', 'claimed'],
    ['trolycanbo_outbox_parts', 'queued'],
    ['trolycanbo_outbox_parts', 'sending'],
  ] as const;
  return until('settled', withinMs, async () => {
    const metrics = await readMetrics(address);
    return figures.every(([name, label]) => figureIn(metrics, name, label) === 0);
  });
}

async function until(what: string, withinMs: number, isMet: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isMet())) {
    if (performance.now() > end) throw new Error(`not ${what} within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Asks over HTTP. Throws when the bot does not answer with 200. */
export async function ask(bot: RunningBot, question: string): Promise<Answer> {
  const response = await fetch(`${bot.address}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  if (response.status === 429) {
    // The limit for one address: wait as told, like any polite caller.
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    return ask(bot, question);
  }
  if (response.status !== 200) throw new Error(`status ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/**
 * Asks one question after the other, a few a second, until `isLast` says so of the version answering; every answer.
 * `isLast` may wait for the program that switches: questions go on meanwhile.
 */
export async function askUntil(
  bot: RunningBot,
  question: string,
  isLast: (version: string) => Promise<boolean>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let done = false;
  let checking = false;
  while (!done) {
    const answer = await ask(bot, question);
    answers.push(answer);
    if (!checking) {
      checking = true;
      void isLast(answer.knowledgeVersion).then((last) => {
        done = last;
        checking = false;
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return answers;
}
