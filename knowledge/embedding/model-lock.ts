import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';

/** Held while a model is fetched. */
export interface ModelLock {
  /** Says that the holder is alive; a lock that is silent for `SILENT_MS` may be taken over. */
  touch(): Promise<void>;
  release(): Promise<void>;
}

const SILENT_MS = 120_000;
const holderSchema = z.object({ host: z.string(), pid: z.number().int(), token: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Locks held by this very process: after a restart in a container the same pid may stand in an old lock. */
const held = new Set<string>();

/**
 * Takes the lock file, or null when another living process holds it. A lock left by a process that was killed is
 * taken over. Throws the error of the file system when the file cannot be made.
 */
export async function takeModelLock(path: string): Promise<ModelLock | null> {
  const token = randomUUID();
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(path, { host: hostname(), pid: process.pid, token })) {
      held.add(token);
      return {
        async touch() {
          const now = new Date();
          await utimes(path, now, now).catch(() => undefined);
        },
        async release() {
          held.delete(token);
          if ((await readHolder(path))?.token === token) await rm(path, { force: true });
        },
      };
    }
    if (!(await removeStale(path))) return null;
  }
  return null;
}

async function create(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${holder.token}`;
  try {
    const file = await open(draft, 'wx');
    await file.writeFile(JSON.stringify(holder));
    await file.close();
    // A link appears whole or not at all, so nobody reads a lock that is half written.
    await link(draft, path).catch(async (cause: unknown) => {
      if (!hasCode(cause, 'EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP')) throw cause;
      // File systems without links, such as exFAT.
      await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    });
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw cause;
  } finally {
    await rm(draft, { force: true });
  }
}

/** True when the lock is gone or was dead and has been removed. */
async function removeStale(path: string): Promise<boolean> {
  const [holder, age] = await Promise.all([readHolder(path), ageMs(path)]);
  if (age === null) return true;
  if (!isDead(holder, age)) return false;
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readHolder(aside);
  // Between reading and moving, another process may have replaced the dead lock by its own: give that one back.
  if (moved !== null && moved.token !== holder?.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  return true;
}

function isDead(holder: Holder | null, silentMs: number): boolean {
  if (silentMs > SILENT_MS) return true;
  if (holder === null || holder.host !== hostname()) return false;
  if (holder.pid === process.pid) return !held.has(holder.token);
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (cause) {
    return hasCode(cause, 'ESRCH');
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

async function ageMs(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => null,
  );
}

function hasCode(cause: unknown, ...codes: string[]): boolean {
  return cause instanceof Error && 'code' in cause && codes.includes(String(cause.code));
}
