/** Runs the same work again and again, never twice at once: a call during a round leads to one more round after it. */
export interface Rounds {
  readonly wake: () => void;
  /** Resolves when no round is running. */
  idle(): Promise<void>;
}

/** `round` must not reject. */
export function createRounds(round: () => Promise<void>): Rounds {
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    // So that `running` is set before it is cleared, also when a round has nothing to wait for.
    await Promise.resolve();
    while (again) {
      again = false;
      await round();
    }
    // In the same breath as the last look at `again`: a call that comes after it begins anew.
    running = null;
  }

  return {
    wake() {
      again = true;
      running ??= run();
    },
    async idle() {
      while (running !== null) await running;
    },
  };
}
