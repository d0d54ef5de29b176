import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** By address, so that a program can also run in a folder that has no node_modules. */
const TSX = import.meta.resolve('tsx');

export interface ProgramOptions {
  /** Default: the repository. */
  readonly cwd?: string;
  /** On top of a bare environment, so that no settings of the machine reach the program; EMBEDDINGS is `none`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Longest life; then it is killed and `code` is null. Default 60,000. */
  readonly timeoutMs?: number;
}

export interface ProgramEnd {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of this product in a process of its own. */
export interface RunningProgram {
  readonly process: ChildProcess;
  readonly ended: Promise<ProgramEnd>;
  /** What it wrote so far. */
  readonly stderr: () => string;
  /** Resolves with the match once standard error has it; rejects when the program ends without. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal?: NodeJS.Signals): void;
}

const running = new Set<ChildProcess>();

/** Ends whatever a test left running; call it after each test. */
export function killPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts `ingest/main.ts` or `bot/main.ts` with the words that follow the npm script. */
export function startProgram(
  program: 'ingest' | 'bot',
  words: readonly string[],
  { cwd = ROOT, env = {}, timeoutMs = 60_000 }: ProgramOptions = {},
): RunningProgram {
  const child = spawn(process.execPath, ['--import', TSX, `${ROOT}${program}/main.ts`, ...words], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], EMBEDDINGS: 'none', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const watcher of watchers) watcher();
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  return {
    process: child,
    ended,
    stderr: () => stderr,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(stderr);
          if (match === null) return;
          watchers.delete(look);
          resolve(match);
        };
        watchers.add(look);
        look();
        void ended.then(() => reject(new Error(`${program} ended without ${String(pattern)}:\n${stderr}`)));
      }),
    kill: (signal = 'SIGKILL') => void child.kill(signal),
  };
}

/** Runs it to its end. */
export function runProgram(
  program: 'ingest' | 'bot',
  words: readonly string[],
  options?: ProgramOptions,
): Promise<ProgramEnd> {
  return startProgram(program, words, options).ended;
}

/** Lines meant for people: neither the JSON log nor progress such as `[3/60] đọc`. */
export function linesForPeople({ stderr }: Pick<ProgramEnd, 'stderr'>): string[] {
  return stderr.split('\n').filter((line) => line !== '' && !/^(\{|\[\d+\/\d+\] )/.test(line));
}
