import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from '../errors.ts';

/**
 * Takes the right to change the knowledge folder; returns the function that gives it back. A lock left by a process
 * that is gone is taken over. Throws KnowledgeError `locked` while another process holds it.
 */
export function lockKnowledge(knowledgeDir: string): () => void {
  mkdirSync(knowledgeDir, { recursive: true });
  const path = join(knowledgeDir, 'lock');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const handle = openSync(path, 'wx');
      writeSync(handle, mine);
      closeSync(handle);
      return () => {
        if (readOwner(path) === mine) rmSync(path, { force: true });
      };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'EEXIST') {
        throw new KnowledgeError('not-writable', `cannot create ${path}: ${code ?? 'unknown error'}`, {
          cause: error,
        });
      }
    }
    const owner = readOwner(path);
    if (owner !== null && isAlive(owner)) {
      throw new KnowledgeError(
        'locked',
        `another process (${owner.split(' ')[0]}) is changing ${knowledgeDir}`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new KnowledgeError('locked', `could not take ${path}`);
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
