import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../knowledge/log.ts';

/** A run of the ingest program in its own process. */
export interface StarterIngest {
  /** Ends it if it still runs; the version being built is dropped, the current one stays. */
  stop(): void;
}

/**
 * Starts the ingest program on the starter documents. The bot never reads documents itself: parsers stay out of the
 * process that talks to people. Its lines go to standard error.
 */
export function startStarterIngest(dataDir: string, log: Log): StarterIngest {
  const program = fileURLToPath(new URL('../ingest/main.ts', import.meta.url));
  const documents = fileURLToPath(new URL('../knowledge/documents', import.meta.url));
  const root = fileURLToPath(new URL('..', import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', program, 'ingest', documents, '--data', resolve(dataDir)],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  log.log('info', 'starter-ingest.started');
  child.once('error', (error) => log.log('error', 'starter-ingest.failed', { reason: error.message }));
  child.once('exit', (code, signal) =>
    log.log(code === 0 ? 'info' : 'warn', 'starter-ingest.ended', { code, signal }),
  );
  return {
    stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    },
  };
}
