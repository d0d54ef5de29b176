import { readFileSync } from 'node:fs';

/** Largest memory seen while a process ran, in MB; null where the system does not tell (only Linux does). */
export interface PeakMemory {
  readonly mainMb: number | null;
  /** With all processes that it started, at the moment when they held most together. */
  readonly treeMb: number | null;
}

/** Samples the process and what it started until `stop`. */
export function watchMemory(pid: number | undefined, everyMs = 50): { stop(): PeakMemory } {
  let mainMb: number | null = null;
  let treeMb: number | null = null;
  const look = (): void => {
    if (pid === undefined) return;
    const own = statusMb(pid, 'VmHWM');
    if (own === null) return;
    mainMb = Math.max(mainMb ?? 0, own);
    treeMb = Math.max(treeMb ?? 0, residentOf(pid));
  };
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return { mainMb, treeMb };
    },
  };
}

function residentOf(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + residentOf(child), statusMb(pid, 'VmRSS') ?? 0);
}

function childrenOf(pid: number): number[] {
  const list = readProc(`/proc/${pid}/task/${pid}/children`);
  return list === null ? [] : list.split(' ').filter(Boolean).map(Number);
}

function statusMb(pid: number, field: 'VmHWM' | 'VmRSS'): number | null {
  const status = readProc(`/proc/${pid}/status`);
  const kilobytes = status === null ? null : new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes === undefined || kilobytes === null ? null : Number(kilobytes) / 1024;
}

/** Null when the process has ended, or on systems without /proc. */
function readProc(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
