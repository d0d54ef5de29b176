import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('a process that opened and closed many versions survives the garbage collector', () => {
  const program = fileURLToPath(new URL('../../support/open-and-forget.ts', import.meta.url));
  const words = ['--expose-gc', '--import', import.meta.resolve('tsx'), program];

  // Throws when the process is aborted, as Node 24 does when the driver alone decides.
  expect(execFileSync(process.execPath, words, { encoding: 'utf8' })).toBe('function\n');
});
