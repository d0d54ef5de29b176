import { expect, it } from 'vitest';
import { runOwnProgram, type OwnProgram } from '../../bot/own-program.ts';

const asking = (words: readonly string[]): OwnProgram => ({
  ...{ file: 'bot/main.ts', words },
  ...{ signal: new AbortController().signal, timeLimitMs: 60_000 },
});

it('brings back the exit code and hears what a program of ours says', async () => {
  let said = '';
  const ended = await runOwnProgram({ ...asking(['no-such-command']), onSaid: (part) => (said += part) });
  expect(ended.code).toBe(2);
  expect(ended.output.toString('utf8')).toBe('');
  expect(said).toMatch(/\p{L}/u);
}, 60_000);

it('ends a program that takes too long, that is stopped, or that was stopped before it began', async () => {
  const slow = await runOwnProgram({ ...asking(['no-such-command']), timeLimitMs: 20 });
  const stopping = new AbortController();
  const running = runOwnProgram({ ...asking(['no-such-command']), signal: stopping.signal });
  stopping.abort();
  const stopped = await runOwnProgram({ ...asking(['no-such-command']), signal: stopping.signal });
  expect([slow.code, (await running).code, stopped.code]).toEqual([null, null, null]);
}, 60_000);
