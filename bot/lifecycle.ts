/** Something that runs until it is stopped. Both may be called twice, together and in any order; once stopped it stays stopped. */
export interface Lifecycle {
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createLifecycle(
  begin: () => void | Promise<void>,
  end: () => void | Promise<void>,
): Lifecycle {
  let starting: Promise<void> | null = null;
  let stopping: Promise<void> | null = null;
  return {
    start() {
      if (stopping !== null) return starting ?? Promise.resolve();
      starting ??= Promise.resolve().then(begin);
      return starting;
    },
    stop() {
      // What began badly has nothing to end; whoever started it was told.
      stopping ??= (starting ?? Promise.reject(new Error('never started'))).then(end, () => undefined);
      return stopping;
    },
  };
}
