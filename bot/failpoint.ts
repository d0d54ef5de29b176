/** Places at which a test may kill the process. */
export const FAILPOINTS = [
  'inbox.after-commit',
  'worker.before-finish',
  'worker.after-finish',
  'outbox.before-send',
  'outbox.after-send',
] as const;
export type FailpointName = (typeof FAILPOINTS)[number];

/** Called where the program passes such a place. */
export type Failpoint = (name: FailpointName) => void;

export const NO_FAILPOINT: Failpoint = () => undefined;

/** Kills this process without warning when it passes the place for the `nth` time. */
export function killAt(place: FailpointName, nth: number): Failpoint {
  let passed = 0;
  return (name) => {
    if (name === place && ++passed === nth) process.kill(process.pid, 'SIGKILL');
  };
}
