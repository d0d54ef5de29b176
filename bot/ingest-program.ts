import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../knowledge/log.ts';
import { isKnowledgeLocked } from '../knowledge/store/version-lock.ts';
import { hasDiacritics } from '../knowledge/text/fold.ts';
import type { IngestRunner, Ran } from './dialogue/ingest-runner.ts';
import { INGEST_TEXTS } from './messages.vi.ts';
import { runOwnProgram } from './own-program.ts';

const reportSchema = z.object({
  aside: z.string().optional(),
  previous: z.string().nullable(),
  files: z.array(
    z.object({
      path: z.string(),
      state: z.enum(['added', 'changed', 'unchanged', 'removed', 'refused', 'failed']),
      reason: z.string().optional(),
      number: z.string().optional(),
      issuedOn: z.string().optional(),
      issuer: z.string().optional(),
      kind: z.string().optional(),
      pages: z.number().optional(),
      passages: z.number().optional(),
      ocr: z.boolean().optional(),
      warnings: z.array(z.string()).optional(),
    }),
  ),
  golden: z.object({ asked: z.number(), worse: z.array(z.unknown()) }).optional(),
});
const switchedSchema = z.object({ version: z.string() });
const declaredSchema = z.object({
  previous: z.record(z.string(), z.unknown()).nullable(),
});

const TIME_LIMIT_MS = 30 * 60_000;
/** How long another run is waited for: reading is reported later, a switch is waited for by a person. */
const WAIT_FOR_OTHERS_MS = { reading: TIME_LIMIT_MS, switching: 60_000 } as const;
const LOOK_EVERY_MS = 500;

interface RunOptions {
  readonly signal?: AbortSignal;
  /** For standard input. */
  readonly input?: string;
  readonly onProgress?: (line: string) => void;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** Last line on standard error that is a sentence for people, not a line of the log. */
  readonly said: string | null;
}

/**
 * Runs the ingest program as its own process, as an administrator would on the terminal: parsers stay out of the
 * process that talks to people. Files that come while others are read wait for their turn: one that nobody has read
 * yet may be secret and must not lie there until somebody thinks of it. Runs end with `stopped`, when the bot does.
 */
export function createIngestProgram(dataDir: string, log: Log, stopped?: AbortSignal): IngestRunner {
  const knowledgeDir = join(resolve(dataDir), 'knowledge');
  let lastReading: Promise<unknown> = Promise.resolve();

  const run = async (
    words: readonly string[],
    waitMs: number,
    { signal, ...given }: RunOptions = {},
  ): Promise<Ended> => {
    const either = AbortSignal.any([stopped, signal].filter((one) => one !== undefined));
    const since = performance.now();
    // Started on a terminal, by the administrators' pages, or with --watch.
    while (isKnowledgeLocked(knowledgeDir) && performance.now() - since < waitMs)
      await setTimeout(LOOK_EVERY_MS, undefined, { signal: either });
    const ended = await start([...words, '--json', '--data', resolve(dataDir)], either, given);
    signal?.throwIfAborted();
    log.log('info', 'ingest-program.ended', { command: words.slice(0, 2).join(' '), code: ended.code });
    return ended;
  };
  const switching = async (words: readonly string[]): Promise<Ran<{ readonly version: string }>> => {
    const ended = await run(['knowledge', ...words], WAIT_FOR_OTHERS_MS.switching);
    const parsed = ended.code === 0 ? switchedSchema.safeParse(asJson(ended.output)) : null;
    return parsed?.success === true ? { ok: true, value: parsed.data } : failed(ended);
  };
  return {
    async buildAside(paths, signal, onProgress) {
      const reading = lastReading.then(() =>
        run(['ingest', ...paths, '--aside'], WAIT_FOR_OTHERS_MS.reading, {
          signal,
          ...(onProgress === undefined ? {} : { onProgress }),
        }),
      );
      lastReading = reading.catch(() => undefined);
      const ended = await reading;
      // Files in error are told in the report; the exit code only repeats it.
      const parsed = reportSchema.safeParse(asJson(ended.output));
      if (!parsed.success) return failed(ended);
      const { aside, previous, files, golden } = parsed.data;
      return {
        ok: true,
        value: {
          ...{ aside: aside ?? null, previous, files },
          golden: golden === undefined ? null : { asked: golden.asked, worse: golden.worse.length },
        },
      };
    },
    publish: (version) => switching(['publish', version]),
    rollBack: () => switching(['rollback']),
    async declare(entry) {
      const ended = await run(['knowledge', 'declare'], WAIT_FOR_OTHERS_MS.switching, {
        input: JSON.stringify(entry),
      });
      const parsed = ended.code === 0 ? declaredSchema.safeParse(asJson(ended.output)) : null;
      return parsed?.success === true ? { ok: true, value: parsed.data } : failed(ended);
    },
    async undeclare(name) {
      const ended = await run(['knowledge', 'undeclare', name], WAIT_FOR_OTHERS_MS.switching);
      return ended.code === 0 ? { ok: true, value: null } : failed(ended);
    },
    async discard(version) {
      const ended = await run(['knowledge', 'discard', version], WAIT_FOR_OTHERS_MS.switching);
      return ended.code === 0 ? { ok: true, value: null } : failed(ended);
    },
  };
}

function failed({ said }: Ended): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: said ?? INGEST_TEXTS.failed };
}

function asJson(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}

async function start(
  words: readonly string[],
  signal: AbortSignal,
  { input, onProgress }: Pick<RunOptions, 'input' | 'onProgress'>,
): Promise<Ended> {
  let said = '';
  const { code, output } = await runOwnProgram({
    ...{ file: 'ingest/main.ts', words, signal, timeLimitMs: TIME_LIMIT_MS },
    ...(input === undefined ? {} : { input }),
    onSaid(part) {
      said = `${said}${part}`.slice(-8_000);
      const step = said.split('\n').findLast((line) => PROGRESS.test(line));
      if (step !== undefined) onProgress?.(step.replace(/^\[[^\]]*\] /, '').slice(0, 200));
    },
  });
  return { code, output: output.toString('utf8'), said: sentenceIn(said) };
}

/** `[3/12] đọc, còn khoảng 20 giây: a.pdf`; a line of the log begins with a brace. */
const PROGRESS = /^\[\d+\/\d+\] \S/;

/** Log lines are JSON and progress redraws its line with carriage returns; what is left are sentences. */
function sentenceIn(text: string): string | null {
  const lines = text.split('\n').map((line) => line.split('\r').at(-1)?.trim() ?? '');
  return (
    lines.findLast((line) => hasDiacritics(line) && !line.startsWith('{') && !PROGRESS.test(line)) ?? null
  );
}
