export interface CircuitBreakerOptions {
  /** Failures in a row that open it. Default 3. */
  readonly failuresToOpen?: number;
  /** First time of rest; doubles with each failed trial. Default 30,000. */
  readonly restMs?: number;
  /** Default 300,000. */
  readonly longestRestMs?: number;
  /** Milliseconds that only grow. Default: the monotonic clock. */
  readonly nowMs?: () => number;
}

/** Remembers that a service fails, so that nobody waits for it; after a rest one trial decides. */
export class CircuitBreaker {
  readonly #failuresToOpen: number;
  readonly #restMs: number;
  readonly #longestRestMs: number;
  readonly #nowMs: () => number;
  #failures = 0;
  #rests = 0;
  #openUntil = 0;
  #isOnTrial = false;

  constructor(options: CircuitBreakerOptions = {}) {
    this.#failuresToOpen = options.failuresToOpen ?? 3;
    this.#restMs = options.restMs ?? 30_000;
    this.#longestRestMs = options.longestRestMs ?? 300_000;
    this.#nowMs = options.nowMs ?? (() => performance.now());
  }

  get isOpen(): boolean {
    return this.#failures >= this.#failuresToOpen;
  }

  /** Whether a call may be made now. A call allowed while it is open is the trial; its end must be told. */
  mayCall(): boolean {
    if (!this.isOpen) return true;
    if (this.#isOnTrial || this.#nowMs() < this.#openUntil) return false;
    this.#isOnTrial = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#rests = 0;
    this.#isOnTrial = false;
  }

  failed(): void {
    this.#failures += 1;
    this.#isOnTrial = false;
    if (!this.isOpen) return;
    this.#openUntil = this.#nowMs() + Math.min(this.#restMs * 2 ** this.#rests, this.#longestRestMs);
    this.#rests += 1;
  }

  /** The call ended without saying anything about the service. */
  abandoned(): void {
    this.#isOnTrial = false;
  }
}
