import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { crossValidateAnswers } from './cross-validate.ts';
import { evaluateAnswers, parseQuestions } from './evaluate-answers.ts';
import { compareNoise } from './noise/noise-figures.ts';
import { fitReaderModels } from './fit.ts';
import { readPublicSet } from './training-set.ts';
import { runIngestCommand } from './ingest/ingest-command.ts';
import { writeSyllableCounts } from './syllables.ts';
import { measureReliability } from './measure-reliability.ts';
import { chooseThreshold } from './choose-threshold.ts';
import { withAnswerer, withAnswererAt, type AskedKnowledge } from './with-answerer.ts';
import { measureRetrieval } from './retrieval-command.ts';
import { runVerificationCommand } from './verification/verification-command.ts';

const MODELS = fileURLToPath(new URL('../../bot/answer/weights/reader-models.json', import.meta.url));

const USAGE = [
  'npm run -s eval -- answers FILE.jsonl [--failures] [--json] [--data DIR | --with DIR [--with DIR …] [--without-digests]]',
  'npm run -s eval -- noise FILE.jsonl [--seed N] [--failures] [--json] [--data DIR | --with DIR …]',
  'npm run -s eval -- convert DIR [--queries FILE]',
  'npm run -s eval -- reliability SHARED-DIR',
  'npm run -s eval -- retrieval DIR [--queries FILE] [--json]',
  'npm run -s eval -- fit SHARED-DIR',
  'npm run -s eval -- threshold FILE.jsonl [--data DIR | --with DIR …]',
  'npm run -s eval -- cross SHARED-DIR [--set NAME] [--json]',
  'npm run -s eval -- syllables',
  'npm run -s eval -- verification [--part tuned|held-out|blind|unseen] [--seed N] [--failures] [--json]',
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
  if (words[0] === 'verification') {
    const output = runVerificationCommand(words.slice(1), (line) => process.stderr.write(`${line}\n`));
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
  else if (command === 'noise') {
    const seed = Number(values.seed);
    if (!Number.isInteger(seed)) throw new UsageError(USAGE);
    print(await noise(target, seed, values));
  } else if (command === 'retrieval') print(await measureRetrieval(target, values.queries));
  else if (command === 'cross') {
    print(await crossValidateAnswers(target, values.set, (line) => process.stderr.write(`${line}\n`)));
  } else if (command === 'convert') {
    const { questions } = readPublicSet(target, values.queries);
    process.stdout.write(`${questions.map((question) => JSON.stringify(question)).join('\n')}\n`);
  } else if (command === 'reliability') {
    for (const line of await measureReliability(target)) process.stdout.write(`${line}\n`);
  } else if (command === 'threshold') {
    const questions = parseQuestions(readFileSync(target, 'utf8'));
    await withAnswererAt(values, (answererAt) =>
      chooseThreshold(questions, answererAt, MODELS, (line) => process.stderr.write(`${line}\n`)),
    );
  } else if (command === 'fit') {
    await fitReaderModels(target, MODELS, (line) => process.stderr.write(`${line}\n`));
  } else throw new UsageError(USAGE);
}

function readArguments(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        failures: { type: 'boolean', default: false },
        data: { type: 'string' },
        queries: { type: 'string' },
        set: { type: 'string', default: 'starter' },
        with: { type: 'string', multiple: true, default: [] },
        'without-digests': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new UsageError(USAGE, { cause });
  }
}

interface AnswersOptions extends AskedKnowledge {
  /** Whether the questions that went wrong are named on standard error. */
  readonly failures: boolean;
}

async function answers(file: string, { failures, ...asked }: AnswersOptions): Promise<object> {
  const questions = parseQuestions(readFileSync(file, 'utf8'));
  const { metrics, outcomes } = await withAnswerer(asked, (answerer) => evaluateAnswers(answerer, questions));
  if (failures) {
    for (const { id, answerable, full, answered, sourceCited, confidence } of outcomes) {
      if (answerable ? full && sourceCited : !answered) continue;
      const kind = answerable ? (answered ? (full ? 'wrong source' : 'incomplete') : 'refused') : 'answered';
      process.stderr.write(`${id} ${kind} (${confidence.toFixed(2)})\n`);
    }
  }
  return metrics;
}

async function noise(file: string, seed: number, { failures, ...asked }: AnswersOptions): Promise<object> {
  const questions = parseQuestions(readFileSync(file, 'utf8'));
  const { lost, noises, ...rest } = await withAnswerer(asked, (answerer) =>
    compareNoise(answerer, questions, seed),
  );
  if (failures) for (const one of lost) process.stderr.write(`${one.id} ${one.noise}: ${one.question}\n`);
  return { ...rest, ...noises };
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(4);
  return value === null ? '–' : JSON.stringify(value);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
