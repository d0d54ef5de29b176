import { KnowledgeError, type KnowledgeErrorCode } from '../knowledge/errors.ts';
import { createJsonLog, type Log } from '../knowledge/log.ts';
import { currentVersionName, versionNames } from '../knowledge/store/publish.ts';
import { forInvited } from './answer/audience.ts';
import { readGivenText } from './channel/console/read-given-text.ts';
import { runAsk } from './channel/console/run-ask.ts';
import { checkClaims } from './channel/console/run-check.ts';
import { runSearch } from './channel/console/run-search.ts';
import { parseCliArguments, type AskCommand, type QuizCommand, type SearchCommand } from './cli-arguments.ts';
import { start } from './start.ts';
import { createAnswerers } from './create-answerer.ts';
import { loadBotConfig, type BotConfig } from './config.ts';
import { BotError } from './errors.ts';
import { openKnowledgeSource } from './open-knowledge-source.ts';
import { START_TEXTS, USAGE } from './messages.vi.ts';
import { runQuiz } from './quiz/run-quiz.ts';

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
  return command.name === 'start' ? start(command, config, log, say) : once(command, config, log);
}

/** `ask`, `search` and `quiz`: opens the current version, answers, closes. */
async function once(
  command: AskCommand | SearchCommand | QuizCommand,
  config: BotConfig,
  log: Log,
): Promise<number> {
  const { knowledgeDir, source } = openKnowledgeSource(command.data ?? config.dataDir, config, log);
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
    if (command.name === 'quiz') {
      process.stdout.write(runQuiz(command, knowledge.reader, new Date()));
      return 0;
    }
    const answerer = createAnswerers(() => knowledge, config, log).answerer;
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

// Passages, vectors and people's words are for this account alone, whatever the shell that started the program allows.
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2)).catch(explain);
