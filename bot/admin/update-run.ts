import type { AsideReport, IngestRunner, Ran, RegisterLines } from '../dialogue/ingest-runner.ts';

/** An entry of the register that a version waits with, and what stood there before. */
export interface WaitingEdit {
  readonly name: string;
  readonly previous: RegisterLines | null;
}

/** What the last run came to. */
export interface UpdateOutcome {
  readonly at: string;
  readonly ran: Ran<AsideReport>;
  readonly edit: WaitingEdit | null;
}

/** The run of the ingest program that administrators have begun: one at a time, in the background. */
export interface UpdateRun {
  /** What is being done now, one line; null while nothing runs. */
  running(): string | null;
  last(): UpdateOutcome | null;
  /** False, and nothing begins, while one runs. */
  begin(paths: () => Promise<readonly string[]>, edit?: WaitingEdit): boolean;
  /** The last outcome has been decided on. */
  forgetLast(): void;
}

export interface UpdateRunParts {
  readonly ingest: Pick<IngestRunner, 'buildAside'>;
  readonly now: () => Date;
  readonly stopped: AbortSignal;
  /** Told once of each run that came to its end. */
  readonly onEnded: (ran: Ran<AsideReport>) => Promise<void>;
  /** Said while the program has not said anything yet, and when it could not be run. */
  readonly texts: { readonly begun: string; readonly failed: string };
}

export function createUpdateRun({ ingest, now, stopped, onEnded, texts }: UpdateRunParts): UpdateRun {
  let line: string | null = null;
  let last: UpdateOutcome | null = null;
  const run = async (paths: () => Promise<readonly string[]>): Promise<Ran<AsideReport>> => {
    try {
      return await ingest.buildAside([...(await paths())], stopped, (said) => (line = said));
    } catch {
      return { ok: false, problem: texts.failed };
    }
  };
  return {
    running: () => line,
    last: () => last,
    forgetLast: () => void (last = null),
    begin(paths, edit) {
      if (line !== null) return false;
      line = texts.begun;
      last = null;
      void run(paths).then(async (ran) => {
        await onEnded(ran).catch(() => undefined);
        last = { at: now().toISOString(), ran, edit: edit ?? null };
        line = null;
      });
      return true;
    },
  };
}
