import { join } from 'node:path';
import { KnowledgeError, type KnowledgeErrorCode } from '../knowledge/errors.ts';
import { followKnowledge } from '../knowledge/live-knowledge.ts';
import { createJsonLog, type Log } from '../knowledge/log.ts';
import type { OpenKnowledge } from '../knowledge/open-knowledge.ts';
import { currentVersionName, versionNames } from '../knowledge/store/publish.ts';
import { loadPrompt } from '../prompts/load-prompt.ts';
import type { Answerer } from './answer/answer.ts';
import { forInvited } from './answer/audience.ts';
import { answerEachQuestion } from './answer/answer-each-question.ts';
import { createComposedAnswerer } from './answer/composition/composed-answerer.ts';
import { createExtractiveAnswerer } from './answer/extractive-answerer.ts';
import { warmUp } from './answer/warm-up.ts';
import { loadReaderModels } from './answer/weights/load-reader-models.ts';
import { readGivenText } from './channel/console/read-given-text.ts';
import { runAsk } from './channel/console/run-ask.ts';
import { checkClaims } from './channel/console/run-check.ts';
import { runSearch } from './channel/console/run-search.ts';
import {
  parseCliArguments,
  type AskCommand,
  type SearchCommand,
  type StartCommand,
} from './cli-arguments.ts';
import { loadBotConfig, type BotConfig } from './config.ts';
import { BotError } from './errors.ts';
import { createLiveDocumentSource } from './http/live-document-source.ts';
import { createKnowledgeSource } from './knowledge-source.ts';
import { openChatModel } from './language-model/open-chat-model.ts';
import { EXAMPLE_QUESTIONS, START_TEXTS, USAGE } from './messages.vi.ts';
import { createServer } from './server.ts';
import { startStarterIngest } from './starter-ingest.ts';
import { untilStopped } from './until-stopped.ts';

const CLOSE_WITHIN_MS = 2_000;

const KNOWLEDGE_TEXTS: Partial<Record<KnowledgeErrorCode, string>> = {
  'no-version': START_TEXTS.noVersion,
  'version-too-new': START_TEXTS.tooNew,
  'version-missing': START_TEXTS.noSuchVersion,
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(words: readonly string[]): Promise<number> {
  const command = parseCliArguments(words);
  if (command.name === 'help') {
    process.stdout.write(`${USAGE.help.join('\n')}\n`);
    return 0;
  }
  if (command.name === 'check') {
    for (const line of checkClaims(readGivenText(command.file), command.file))
      process.stdout.write(`${line}\n`);
    return 0;
  }
  const config = loadBotConfig();
  const log = createJsonLog(command.name === 'start' ? config.logLevel : 'error');
  for (const warning of config.warnings) log.log('warn', 'config.warning', { warning });
  return command.name === 'start' ? start(command, config, log) : once(command, config, log);
}

function openParts(dataDir: string, config: BotConfig, log: Log) {
  const knowledgeDir = join(dataDir, 'knowledge');
  const { mode, model, modelDir, openaiModel } = config.embeddings;
  const source = createKnowledgeSource(
    knowledgeDir,
    { mode, model, modelDir, dataDir, openai: { ...config.openai, model: openaiModel } },
    log,
  );
  return { knowledgeDir, source };
}

/** `ask` and `search`: opens the current version, answers, closes. */
async function once(command: AskCommand | SearchCommand, config: BotConfig, log: Log): Promise<number> {
  const { knowledgeDir, source } = openParts(command.data ?? config.dataDir, config, log);
  const asked = command.name === 'ask' ? command.knowledgeVersion : null;
  const name = asked ?? currentVersionName(knowledgeDir);
  if (asked !== null && !versionNames(knowledgeDir).includes(asked))
    throw new KnowledgeError('version-missing', `there is no version ${asked}`);
  if (name === null) throw new KnowledgeError('no-version', `nothing is published under ${knowledgeDir}`);
  const knowledge = await source.open(name);
  try {
    if (command.name === 'search') {
      process.stdout.write(`${await runSearch(command, knowledge.search, new Date())}\n`);
      return 0;
    }
    const answerer = createAnswerer(() => knowledge, config, log);
    const terminal = {
      input: process.stdin,
      output: process.stdout,
      isInteractive: process.stdin.isTTY === true,
    };
    // The terminal of the server is the administrator's.
    await runAsk(command, forInvited(answerer), terminal, (error) => logFailure(error, log));
    return 0;
  } finally {
    knowledge.close();
    await source.close();
  }
}

/** `start`: the web chat on the current version, ingesting the starter documents first when there is none. */
async function start(command: StartCommand, config: BotConfig, log: Log): Promise<number> {
  // Listened for from the beginning: a stop during a long start is a stop, not a crash.
  const stopped = untilStopped();
  const dataDir = command.data ?? config.dataDir;
  const { knowledgeDir, source } = openParts(dataDir, config, log);
  const open = async (name: string): Promise<OpenKnowledge> => {
    const version = await source.open(name);
    try {
      await warmUp(
        createExtractive(() => version),
        EXAMPLE_QUESTIONS,
      );
    } catch (error) {
      version.close();
      throw error;
    }
    return version;
  };
  const knowledge = await followKnowledge(knowledgeDir, open, { log, everyMs: 500 });
  const app = createServer({
    answerer: createAnswerer(() => knowledge.current(), config, log),
    knowledge: createLiveDocumentSource(knowledge, dataDir),
    log,
    publicUrl: config.http.publicUrl,
  });
  const address = await app
    .listen({ host: config.http.host, port: config.http.port })
    .catch(async (cause: unknown) => {
      knowledge.close();
      await source.close();
      throw cannotListen(cause as NodeJS.ErrnoException, config);
    });
  const isFirst = currentVersionName(knowledgeDir) === null;
  if (isFirst) say(START_TEXTS.preparing);
  const starter = isFirst ? startStarterIngest(dataDir, log) : null;
  say(START_TEXTS.listening(address));

  await stopped;
  starter?.stop();
  // Whoever is still reading gets a moment; a connection that says nothing must not hold the program.
  const impatient = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
  await app.close();
  clearTimeout(impatient);
  knowledge.close();
  await source.close();
  return 0;
}

/** One sentence for people on why the address cannot be listened on. */
function cannotListen(cause: NodeJS.ErrnoException, { http: { host, port } }: BotConfig): BotError {
  const forPeople =
    cause.code === 'EADDRINUSE' ? START_TEXTS.portTaken(port) : START_TEXTS.addressUnusable(host, port);
  return new BotError('config-invalid', `Cannot listen: ${cause.message}`, forPeople, { cause });
}

type KnowledgeNow = Parameters<typeof createExtractiveAnswerer>[0]['knowledge'];

function createExtractive(knowledge: KnowledgeNow): ReturnType<typeof createExtractiveAnswerer> {
  const { threshold, ...models } = loadReaderModels();
  return createExtractiveAnswerer({ knowledge, models, threshold });
}

function createAnswerer(knowledge: KnowledgeNow, { answers, openai }: BotConfig, log: Log): Answerer {
  const extractive = createExtractive(knowledge);
  if (answers.mode === 'extractive' || answers.model === null) return answerEachQuestion(extractive);
  const composed = createComposedAnswerer({
    extractive,
    model: openChatModel({ ...openai, model: answers.model }, log),
    prompts: { answer: loadPrompt('answer'), repair: loadPrompt('repair') },
    threshold: loadReaderModels().threshold,
    maySendInternal: answers.maySendInternal,
  });
  return answerEachQuestion(composed);
}

function logFailure(error: unknown, log: Log): void {
  log.log('error', 'command.failed', { reason: error instanceof Error ? error.message : String(error) });
}

/** Tells people in Vietnamese and the log in English what stopped the program; returns the exit code. */
function explain(error: unknown): number {
  logFailure(error, createJsonLog('error'));
  if (error instanceof BotError) {
    say(error.forPeople);
    return error.code === 'usage' ? 2 : 1;
  }
  if (error instanceof KnowledgeError) say(KNOWLEDGE_TEXTS[error.code] ?? START_TEXTS.damaged);
  else say(START_TEXTS.failed);
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(explain);
