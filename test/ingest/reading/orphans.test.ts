import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const PARENT = fileURLToPath(new URL('./pool-parent.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-orphans-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
  readonly isOver: boolean;
}

function processes(): ProcessLine[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(name), parent: Number(parent), isOver: state === 'Z' || state === 'X' }];
    } catch {
      return [];
    }
  });
}

function below(pid: number): number[] {
  const all = processes();
  const find = (parent: number): number[] =>
    all.filter((line) => line.parent === parent).flatMap((line) => [line.pid, ...find(line.pid)]);
  return find(pid);
}

it.skipIf(!existsSync('/proc/self/stat'))(
  'processes that read die with the program that started them, even when it is killed and they are in an endless loop',
  async () => {
    const files = ['startsPrograms', 'never'].map((deed) => {
      const path = join(folder, `${deed}.txt`);
      writeFileSync(path, deed);
      return path;
    });
    const parent = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), PARENT, ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const pid = parent.pid ?? 0;
    // Two readers and the program that one of them started.
    await vi.waitFor(() => expect(below(pid).length).toBeGreaterThanOrEqual(3), { timeout: 30_000 });
    const started = below(pid);

    parent.kill('SIGKILL');

    await vi.waitFor(
      () => {
        const living = processes().filter((line) => started.includes(line.pid) && !line.isOver);
        expect(living).toEqual([]);
      },
      { timeout: 10_000, interval: 100 },
    );
  },
  60_000,
);
