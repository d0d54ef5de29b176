import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from '../errors.ts';

/**
 * Takes the right to change the knowledge folder; returns the function that gives it back. A lock left by a process
 * that is gone is taken over. Throws KnowledgeError `locked` while another process holds it and `not-writable` when
 * the folder or the lock cannot be made.
 */
export function lockKnowledge(knowledgeDir: string): () => void {
  const path = join(knowledgeDir, 'lock');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  try {
    mkdirSync(knowledgeDir, { recursive: true });
    for (let attempt = 0; attempt < 5; attempt++) {
      if (create(path, mine)) {
        return () => {
          if (readOwner(path) === mine) rmSync(path, { force: true });
        };
      }
      const owner = readOwner(path);
      if (owner === null) continue;
      if (isAlive(owner)) {
        throw new KnowledgeError(
          'locked',
          `another process (${owner.split(' ')[0]}) is changing ${knowledgeDir}`,
        );
      }
      removeDead(path, owner);
    }
  } catch (cause) {
    if (cause instanceof KnowledgeError) throw cause;
    throw new KnowledgeError('not-writable', `cannot create ${path}: ${codeOf(cause)}`, { cause });
  }
  throw new KnowledgeError('locked', `could not take ${path}`);
}

/** Whether a living process is changing the knowledge folder at this moment. */
export function isKnowledgeLocked(knowledgeDir: string): boolean {
  const owner = readOwner(join(knowledgeDir, 'lock'));
  return owner !== null && isAlive(owner);
}

/** False when there is a lock already. */
function create(path: string, owner: string): boolean {
  const draft = `${path}.${process.pid}.draft`;
  try {
    writeFileSync(draft, owner);
    // A link appears whole or not at all: a lock without an owner in it would look like one of a dead process.
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // File systems without links, such as exFAT.
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
    return createWithoutLink(path, owner);
  } finally {
    rmSync(draft, { force: true });
  }
}

function createWithoutLink(path: string, owner: string): boolean {
  try {
    writeFileSync(path, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same dead lock: one that moved a living lock aside by mistake puts it back. */
function removeDead(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
    if (readOwner(aside) !== dead) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}

function readOwner(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** A process number can be given again after a crash, so the start time decides where the system tells it. */
function isAlive(owner: string): boolean {
  const [pid = '', start = ''] = owner.split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  try {
    process.kill(number, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startOf(number);
  return start === '' || now === '' || start === now;
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
