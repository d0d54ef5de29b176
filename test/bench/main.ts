import { parseArgs } from 'node:util';
import { formatKeywordBench, runKeywordBench } from './keyword-bench.ts';

const USAGE = 'npm run -s bench -- [--sizes 1000,10000,60000] [--json]';

async function main(words: readonly string[]): Promise<number> {
  let values: { json: boolean; sizes?: string | undefined };
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean', default: false }, sizes: { type: 'string' } },
    }));
  } catch {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const sizes = values.sizes?.split(',').map(Number);
  if (sizes?.some((size) => !Number.isInteger(size) || size < 1)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const report = await runKeywordBench({
    ...(sizes ? { sizes } : {}),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${values.json ? JSON.stringify(report) : formatKeywordBench(report)}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
