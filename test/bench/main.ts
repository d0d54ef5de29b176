import { parseArgs } from 'node:util';
import { formatIngestBench, runIngestBench } from './ingest-bench.ts';
import { formatKeywordBench, runKeywordBench } from './keyword-bench.ts';

const USAGE = 'npm run -s bench -- [--only keyword|ingest] [--sizes 1000,10000,60000] [--files N] [--json]';

async function main(words: readonly string[]): Promise<number> {
  let values: { json: boolean; only?: string; sizes?: string; files?: string };
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        sizes: { type: 'string' },
        files: { type: 'string' },
      },
    }));
  } catch {
    return wrongUse();
  }
  const { only } = values;
  const sizes = values.sizes?.split(',').map(Number);
  const files = values.files === undefined ? undefined : Number(values.files);
  if ([...(sizes ?? []), ...(files === undefined ? [] : [files])].some((n) => !Number.isInteger(n) || n < 1))
    return wrongUse();
  if (only !== undefined && only !== 'keyword' && only !== 'ingest') return wrongUse();

  const progress = (line: string): void => void process.stderr.write(`${line}\n`);
  const ingest = only === 'keyword' ? null : await runIngestBench({ ...(files ? { files } : {}), progress });
  const keyword = only === 'ingest' ? null : await runKeywordBench({ ...(sizes ? { sizes } : {}), progress });
  const tables = [
    ...(keyword ? [formatKeywordBench(keyword)] : []),
    ...(ingest ? [formatIngestBench(ingest)] : []),
  ];
  // With one benchmark alone, its report alone, as ever.
  const json = keyword && ingest ? { keyword, ingest } : (keyword ?? ingest);
  process.stdout.write(`${values.json ? JSON.stringify(json) : tables.join('\n\n')}\n`);
  return 0;
}

function wrongUse(): number {
  process.stderr.write(`${USAGE}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
