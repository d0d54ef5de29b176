/** A clock that stands until it is moved: the time of day can be set apart from the time that passes. */
export interface ManualTime {
  readonly wallMs: () => number;
  readonly monotonicMs: () => number;
  /** Time passes. */
  pass(ms: number): void;
  /** Somebody sets the clock of the machine; no time passes. */
  setClock(byMs: number): void;
}

export function createManualTime(startMs = Date.parse('2026-03-02T01:00:00Z')): ManualTime {
  let wall = startMs;
  let monotonic = 1_000;
  return {
    wallMs: () => wall,
    monotonicMs: () => monotonic,
    pass(ms) {
      wall += ms;
      monotonic += ms;
    },
    setClock(byMs) {
      wall += byMs;
    },
  };
}
