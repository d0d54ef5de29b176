/** What the guard says to one try. */
export type LoginTurn =
  { readonly granted: true } | { readonly granted: false; readonly waitSeconds: number };

export interface LoginGuardOptions {
  /** Milliseconds that only grow. */
  readonly nowMs: () => number;
  /** Wrong tries that cost nothing. Default 5. */
  readonly freeTries?: number;
  /** Longest wait. Default 15 minutes. */
  readonly maxWaitMs?: number;
  /** Senders remembered. Default 10,000. */
  readonly maxSenders?: number;
}

/**
 * Slows down guessing: after some wrong tries each further one doubles the wait, for the address that tries and, more
 * mildly, for everybody together, so that many addresses do not help. The wait is the same whatever was typed.
 */
export interface LoginGuard {
  /** Asked before a password is looked at. */
  ask(sender: string): LoginTurn;
  /** A try was wrong. */
  failed(sender: string): void;
  /** A try was right: this sender begins anew. */
  succeeded(sender: string): void;
}

interface Record {
  readonly wrong: number;
  readonly lastMs: number;
}

const FIRST_WAIT_MS = 2_000;
/** How many times more wrong tries all senders together have free. */
const TOGETHER = 10;

export function createLoginGuard(options: LoginGuardOptions): LoginGuard {
  const { nowMs, freeTries = 5, maxWaitMs = 15 * 60_000, maxSenders = 10_000 } = options;
  const senders = new Map<string, Record>();
  let together: Record = { wrong: 0, lastMs: 0 };

  const waitOf = ({ wrong, lastMs }: Record, free: number): number => {
    if (wrong < free) return 0;
    const wait = Math.min(maxWaitMs, FIRST_WAIT_MS * 2 ** Math.min(wrong - free, 20));
    return Math.max(0, lastMs + wait - nowMs());
  };
  /** Silence as long as the longest wait wipes the slate. */
  const added = (record: Record | undefined): Record => ({
    wrong: record === undefined || nowMs() - record.lastMs > maxWaitMs * 2 ? 1 : record.wrong + 1,
    lastMs: nowMs(),
  });

  return {
    ask(sender) {
      const known = senders.get(sender);
      const waitMs = Math.max(
        known === undefined ? 0 : waitOf(known, freeTries),
        waitOf(together, freeTries * TOGETHER),
      );
      return waitMs === 0 ? { granted: true } : { granted: false, waitSeconds: Math.ceil(waitMs / 1000) };
    },
    failed(sender) {
      const record = added(senders.get(sender));
      senders.delete(sender);
      senders.set(sender, record);
      if (senders.size > maxSenders) {
        const [oldest] = senders.keys();
        if (oldest !== undefined) senders.delete(oldest);
      }
      together = added(together);
    },
    succeeded(sender) {
      senders.delete(sender);
    },
  };
}
