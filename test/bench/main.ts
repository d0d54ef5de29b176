import { parseArgs } from 'node:util';
import { formatAdminBench, runAdminBench } from './admin-bench.ts';
import { formatBotBench, runBotBench } from './bot-bench.ts';
import { formatIngestBench, runIngestBench } from './ingest-bench.ts';
import { formatKeywordBench, runKeywordBench } from './keyword-bench.ts';

const USAGE = [
  'npm run -s bench -- [keyword] [--sizes 1000,10000,60000] [--json]',
  'npm run -s bench -- ingest [--scale 1] [--without-scans] [--json]',
  'npm run -s bench -- bot [--questions 10000] [--json]',
  'npm run -s bench -- admin [--documents 20000] [--questions 1000000] [--json]',
].join('\n');

const BENCHES = ['keyword', 'ingest', 'bot', 'admin'];

const progress = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(words: readonly string[]): Promise<number> {
  const asked = readArguments(words);
  if (asked === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { json, sizes, scale, questions, documents, withoutScans } = asked;
  if (asked.bench === 'bot') {
    const report = await runBotBench(questions, progress);
    process.stdout.write(`${json ? JSON.stringify(report) : formatBotBench(report)}\n`);
    return 0;
  }
  if (asked.bench === 'admin') {
    const rows = await runAdminBench({ documents, questions, progress });
    process.stdout.write(`${json ? JSON.stringify(rows) : formatAdminBench(rows)}\n`);
    return 0;
  }
  if (asked.bench === 'ingest') {
    const rows = await runIngestBench({ scale, withoutScans, progress });
    process.stdout.write(`${json ? JSON.stringify(rows) : formatIngestBench(rows)}\n`);
    return 0;
  }
  const report = await runKeywordBench({ ...(sizes === null ? {} : { sizes }), progress });
  process.stdout.write(`${json ? JSON.stringify(report) : formatKeywordBench(report)}\n`);
  return 0;
}

function readArguments(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        sizes: { type: 'string' },
        scale: { type: 'string', default: '1' },
        questions: { type: 'string' },
        documents: { type: 'string', default: '20000' },
        'without-scans': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [bench = 'keyword', ...rest] = positionals;
    const sizes = values.sizes?.split(',').map(Number) ?? null;
    const scale = Number(values.scale);
    if (rest.length > 0 || !BENCHES.includes(bench) || !(scale > 0)) return null;
    const questions = Number(values.questions ?? (bench === 'admin' ? '1000000' : '10000'));
    const documents = Number(values.documents);
    if (![questions, documents].every((count) => Number.isInteger(count) && count > 0)) return null;
    if (sizes?.some((size) => !Number.isInteger(size) || size < 1) === true) return null;
    return {
      ...{ bench, json: values.json, sizes, scale, questions, documents },
      withoutScans: values['without-scans'],
    };
  } catch {
    return null;
  }
}

process.exitCode = await main(process.argv.slice(2));
