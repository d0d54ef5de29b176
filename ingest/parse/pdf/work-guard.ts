import { memoryUsage } from 'node:process';

import { IngestError } from '../../ingest-error.ts';

/** Bounds on one step of work: opening a file, reading or drawing one page. */
export interface WorkLimits {
  readonly seconds: number;
  /** Growth of the memory of the process since the file was opened. */
  readonly bytes: number;
}

export const WORK_LIMITS: WorkLimits = { seconds: 30, bytes: 1200 * 1024 * 1024 };

const CHECK_MS = 100;

/** Ends work that takes too much. The library gives way only now and then, so that it may end a little late. */
export class WorkGuard {
  private readonly startBytes = memoryUsage.rss();
  private readonly abort: () => Promise<void>;
  private readonly limits: WorkLimits;

  /** `abort` makes the work stop. */
  constructor(abort: () => Promise<void>, limits: WorkLimits = WORK_LIMITS) {
    this.abort = abort;
    this.limits = limits;
  }

  /** The result of the work. Throws IngestError `page-too-complex` when it passes the limits. */
  async watch<Result>(work: Promise<Result>, page: number | null): Promise<Result> {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const tooMuch = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        const seconds = (performance.now() - began) / 1000;
        const bytes = memoryUsage.rss() - this.startBytes;
        if (seconds <= this.limits.seconds && bytes <= this.limits.bytes) return;
        const what = page === null ? '' : String(page);
        reject(
          new IngestError('page-too-complex', `${Math.round(seconds)} s, ${bytes} bytes more memory`, what),
        );
        void this.abort();
      }, CHECK_MS);
    });
    work.catch(() => undefined);
    try {
      return await Promise.race([work, tooMuch]);
    } finally {
      clearInterval(timer);
    }
  }
}
