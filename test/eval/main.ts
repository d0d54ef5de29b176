import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createExtractiveAnswerer } from '../../bot/answer/extractive-answerer.ts';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import { openKnowledge, type OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import { crossValidateAnswers } from './cross-validate.ts';
import { evaluateAnswers, parseQuestions } from './evaluate-answers.ts';
import { fitReaderModels } from './fit.ts';
import { readPublicSet } from './training-set.ts';
import { runIngestCommand } from './ingest/ingest-command.ts';
import { writeSyllableCounts } from './syllables.ts';
import { openMixedVersion } from './mixed-version.ts';
import { measureReliability } from './measure-reliability.ts';
import { measureRetrieval } from './retrieval-command.ts';

const USAGE = [
  'npm run -s eval -- answers FILE.jsonl [--failures] [--json] [--data DIR | --with DIR [--with DIR …]]',
  'npm run -s eval -- convert DIR [--queries FILE]',
  'npm run -s eval -- reliability SHARED-DIR',
  'npm run -s eval -- retrieval DIR [--queries FILE] [--json]',
  'npm run -s eval -- fit SHARED-DIR',
  'npm run -s eval -- cross SHARED-DIR [--set NAME] [--json]',
  'npm run -s eval -- syllables',
  'npm run -s eval -- ingest [--formats text,docx,…] [--only text|scans] [--seed N] [--share 0..1] [--keep DIR] [--json]',
].join('\n');

class UsageError extends Error {}

async function main(words: readonly string[]): Promise<void> {
  if (words[0] === 'ingest') {
    const output = await runIngestCommand(words.slice(1), (line) => process.stderr.write(`${line}\n`));
    if (output === null) throw new UsageError(USAGE);
    process.stdout.write(`${output}\n`);
    return;
  }
  if (words[0] === 'syllables') {
    process.stdout.write(`${writeSyllableCounts()}\n`);
    return;
  }
  const { values, positionals } = readArguments(words);
  const [command, target, ...rest] = positionals;
  if (target === undefined || rest.length > 0) throw new UsageError(USAGE);
  const print = (figures: object): void => {
    const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(20)} ${shown(value)}`);
    process.stdout.write(`${values.json ? JSON.stringify(figures) : lines.join('\n')}\n`);
  };
  if (command === 'answers') print(await answers(target, values));
  else if (command === 'retrieval') print(await measureRetrieval(target, values.queries));
  else if (command === 'cross') {
    print(await crossValidateAnswers(target, values.set, (line) => process.stderr.write(`${line}\n`)));
  } else if (command === 'convert') {
    const { questions } = readPublicSet(target, values.queries);
    process.stdout.write(`${questions.map((question) => JSON.stringify(question)).join('\n')}\n`);
  } else if (command === 'reliability') {
    for (const line of await measureReliability(target)) process.stdout.write(`${line}\n`);
  } else if (command === 'fit') {
    const output = fileURLToPath(new URL('../../bot/answer/weights/reader-models.json', import.meta.url));
    await fitReaderModels(target, output, (line) => process.stderr.write(`${line}\n`));
  } else throw new UsageError(USAGE);
}

function readArguments(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        failures: { type: 'boolean', default: false },
        data: { type: 'string' },
        queries: { type: 'string' },
        set: { type: 'string', default: 'starter' },
        with: { type: 'string', multiple: true, default: [] },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new UsageError(USAGE, { cause });
  }
}

interface AnswersOptions {
  readonly failures: boolean;
  readonly data?: string;
  /** Folders whose documents make a version for this one run; none means the current version of `data`. */
  readonly with: readonly string[];
}

async function answers(file: string, { failures, data, with: folders }: AnswersOptions): Promise<object> {
  const questions = parseQuestions(readFileSync(file, 'utf8'));
  if (folders.length > 0) {
    const version = await openMixedVersion(folders);
    try {
      return await answersOn(version.knowledge, questions, failures);
    } finally {
      version.remove();
    }
  }
  const knowledgeDir = join(data ?? process.env['DATA_DIR'] ?? './data', 'knowledge');
  const name = currentVersionName(knowledgeDir);
  if (name === null) throw new Error(`there is no knowledge version under ${knowledgeDir}; run ingest first`);
  const knowledge = await openKnowledge(knowledgeDir, name);
  try {
    return await answersOn(knowledge, questions, failures);
  } finally {
    knowledge.close();
  }
}

async function answersOn(
  knowledge: OpenKnowledge,
  questions: readonly EvalQuestion[],
  showFailures: boolean,
): Promise<object> {
  const { threshold, ...models } = loadReaderModels();
  const answerer = createExtractiveAnswerer({ knowledge: () => knowledge, models, threshold });
  const { metrics, outcomes } = await evaluateAnswers(answerer, questions);
  if (showFailures) {
    for (const { id, answerable, full, answered, sourceCited, confidence } of outcomes) {
      if (answerable ? full && sourceCited : !answered) continue;
      const kind = answerable ? (answered ? (full ? 'wrong source' : 'incomplete') : 'refused') : 'answered';
      process.stderr.write(`${id} ${kind} (${confidence.toFixed(2)})\n`);
    }
  }
  return metrics;
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(4);
  return value === null ? '–' : JSON.stringify(value);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
