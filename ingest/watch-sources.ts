import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { listSources } from './source/folder-source.ts';

const LOOK_EVERY_MS = 2_000;

/**
 * Calls `onChange` whenever the files below the paths have changed and then stayed the same for one look, so that a
 * file that is still being copied is left alone. Returns when the signal fires.
 */
export async function watchSources(
  paths: readonly string[],
  onChange: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let handled = stampOf(paths);
  let before = handled;
  while (!signal.aborted) {
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    const now = stampOf(paths);
    if (now !== handled && now === before && !signal.aborted) {
      handled = now;
      await onChange();
    }
    before = now;
  }
}

/** Names, sizes and times of everything below the paths, registers and sidecars too. */
function stampOf(paths: readonly string[]): string {
  const { files, registers } = listSources(paths);
  const locations = [
    ...files.flatMap(({ location, sidecar }) => (sidecar === null ? [location] : [location, sidecar])),
    ...registers,
  ];
  return locations
    .map((location) => {
      try {
        const { size, mtimeMs } = statSync(location);
        return `${location} ${size} ${mtimeMs}`;
      } catch {
        return location;
      }
    })
    .join('\n');
}
