/*
 * `npm run check`: format, lint, types and tests of the project.
 * `npm run -s check -- --file claims.jsonl`: the answer verification on its own (see README), which the bot does.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const words = process.argv.slice(2);
const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
const steps =
  words.length > 0
    ? [[process.execPath, '--import', 'tsx', 'bot/main.ts', 'check', ...words]]
    : [
        [npx, 'prettier', '--check', '.'],
        [npx, 'eslint', '.', '--max-warnings', '0'],
        [npx, 'tsc', '--noEmit'],
        [npx, 'vitest', 'run'],
      ];
for (const [command, ...rest] of steps) {
  const { status } = spawnSync(command, rest, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
