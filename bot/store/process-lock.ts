/** Held by the one process that works on a data folder. */
export interface ProcessLock {
  /** May be called twice. The end of the process, however it comes, gives the lock back too. */
  release(): void;
}
