import { join } from 'node:path';
import { followKnowledge, type LiveKnowledge } from '../knowledge/live-knowledge.ts';
import type { Log } from '../knowledge/log.ts';
import type { OpenKnowledge } from '../knowledge/open-knowledge.ts';
import { currentVersionName } from '../knowledge/store/publish.ts';
import { createAdminPassword } from './admin/admin-password.ts';
import { createDocumentFinders } from './admin/find-documents.ts';
import { routeAdminPages } from './admin-pages.ts';
import { warmUp } from './answer/warm-up.ts';
import { createChatService, type ChatService } from './chat-service.ts';
import { createClassService } from './class-pages.ts';
import type { StartCommand } from './cli-arguments.ts';
import type { BotConfig } from './config.ts';
import { createAnswerers, createExtractive, type Answerers } from './create-answerer.ts';
import { createHeldKnowledge } from './dialogue/held-knowledge.ts';
import { BotError } from './errors.ts';
import { NO_FAILPOINT, killAt } from './failpoint.ts';
import { createHandoutProgram } from './handout-program.ts';
import { createLiveDocumentSource } from './http/live-document-source.ts';
import { loadWebAssets } from './http/web-assets.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { EXAMPLE_QUESTIONS, START_TEXTS } from './messages.vi.ts';
import { openKnowledgeSource } from './open-knowledge-source.ts';
import { createQuizProgram } from './quiz-program.ts';
import { createServer } from './server.ts';
import { startStarterIngest } from './starter-ingest.ts';
import type { BotDatabase } from './store/bot-database.ts';
import { openBotDatabase } from './store/sqlite-bot-database.ts';
import { lockDataFolder } from './store/sqlite-process-lock.ts';
import { untilStopped } from './until-stopped.ts';
import { createWebQuestions } from './web-questions.ts';

const CLOSE_WITHIN_MS = 2_000;
const MODEL_QUESTIONS_A_DAY = 50;

/**
 * `start`: the web chat and the configured channels on the current version, ingesting the starter documents first when
 * there is none. Resolves with the exit code after the first signal to stop.
 */
export async function start(
  command: StartCommand,
  config: BotConfig,
  log: Log,
  say: (line: string) => void,
): Promise<number> {
  // Listened for from the beginning: a stop during a long start is a stop, not a crash.
  const stopped = untilStopped();
  const dataDir = command.data ?? config.dataDir;
  const closing: (() => void | Promise<void>)[] = [];
  try {
    const keepsStore = isChatOn(config) || config.adminPassword !== null;
    const lock = keepsStore ? lockDataFolder(dataDir) : null;
    closing.push(() => lock?.release());
    const { knowledgeDir, source } = openKnowledgeSource(dataDir, config, log);
    closing.push(() => source.close());
    const finders = createDocumentFinders();
    const open = async (name: string): Promise<OpenKnowledge> => {
      const version = await source.open(name);
      try {
        await warmUp(
          createExtractive(() => version),
          EXAMPLE_QUESTIONS,
          version.reader,
        );
      } catch (error) {
        version.close();
        throw error;
      }
      if (config.adminPassword !== null) finders.of(version.reader);
      return version;
    };
    const knowledge = await followKnowledge(knowledgeDir, open, { log, everyMs: 500 });
    closing.push(() => knowledge.close());
    const answerers = createAnswerers(() => knowledge.current(), config, log);
    const metrics = createMetrics();
    const db = keepsStore ? openBotDatabase(join(dataDir, 'bot.db')) : null;
    closing.push(() => db?.close());
    const chat = db === null ? null : openChat({ config, db, dataDir, log, answerers, knowledge, metrics });
    const documents = createLiveDocumentSource(knowledge, dataDir);
    const stopping = new AbortController();
    closing.push(() => stopping.abort());
    const classes =
      db === null
        ? null
        : createClassService({
            ...{ db, chat, metrics, answerer: answerers.answerer, knowledge: documents },
            reader: () => knowledge.current()?.reader ?? null,
            generate: createQuizProgram(dataDir, log, stopping.signal),
            writeHandout: createHandoutProgram(log, stopping.signal),
            assets: loadWebAssets(),
            publicUrl: config.http.publicUrl,
          });
    await classes?.forgetOld();
    const webQuestions =
      db === null
        ? null
        : createWebQuestions({
            ...{ db, log, forgets: chat === null },
            knowledge: createHeldKnowledge(() => knowledge.current(), dataDir),
            onStale: (answers) => chat?.tellStale(answers),
          });
    closing.push(() => webQuestions?.stop());
    const app = createServer({
      answerer: answerers.answerer,
      knowledge: documents,
      log,
      publicUrl: config.http.publicUrl,
      metrics,
      chatFigures: chat === null ? null : () => chat.figures(),
      ...(webQuestions === null
        ? {}
        : {
            onAnswered: (text, answer) => webQuestions.record(text, answer),
            approvedFor: (text) => webQuestions.approvedFor(text),
          }),
    });
    chat?.addRoutes(app);
    classes?.addRoutes(app);
    routeAdminPages(app, {
      ...{ dataDir, knowledgeDir, knowledge, finders, chat, classes, log },
      ...{ db, answerer: answerers.answerer, access: config.chat.access },
      password: config.adminPassword === null ? null : await createAdminPassword(config.adminPassword),
      publicUrl: config.http.publicUrl,
      stopped: stopping.signal,
    });
    closing.push(async () => {
      // Whoever is still reading gets a moment; a connection that says nothing must not hold the program.
      const impatient = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
      await app.close();
      clearTimeout(impatient);
    });
    const address = await app
      .listen({ host: config.http.host, port: config.http.port })
      .catch((cause: unknown) => {
        throw cannotListen(cause as NodeJS.ErrnoException, config);
      });
    const isFirst = currentVersionName(knowledgeDir) === null;
    if (isFirst) say(START_TEXTS.preparing);
    const starter = isFirst ? startStarterIngest(dataDir, log) : null;
    closing.push(() => starter?.stop());
    if (chat !== null) {
      closing.push(() => chat.stop());
      await chat.start();
    }
    say(START_TEXTS.listening(address));
    await stopped;
    return 0;
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function isChatOn({ chat }: BotConfig): boolean {
  return chat.telegram !== null || chat.zaloOa !== null || chat.zaloBot !== null;
}

interface ChatOpening {
  readonly config: BotConfig;
  readonly db: BotDatabase;
  readonly dataDir: string;
  readonly log: Log;
  readonly answerers: Answerers;
  readonly knowledge: LiveKnowledge;
  readonly metrics: Metrics;
}

/** Null when no channel is configured. */
function openChat(opening: ChatOpening): ChatService | null {
  const { config, db, dataDir, log, answerers, knowledge, metrics } = opening;
  if (!isChatOn(config)) return null;
  const { answerer, withoutModel } = answerers;
  const service = new URL(config.openai.baseUrl ?? 'https://api.openai.com').host;
  return createChatService({
    settings: config.chat,
    db,
    dataDir,
    publicUrl: config.http.publicUrl,
    log,
    metrics,
    failpoint:
      config.failpoint === null ? NO_FAILPOINT : killAt(config.failpoint.place, config.failpoint.nth),
    answerer,
    model:
      withoutModel === null
        ? null
        : { service, without: withoutModel, questionsPerPersonAndDay: MODEL_QUESTIONS_A_DAY },
    knowledge: createHeldKnowledge(() => knowledge.current(), dataDir),
  });
}

/** One sentence for people on why the address cannot be listened on. */
function cannotListen(cause: NodeJS.ErrnoException, { http: { host, port } }: BotConfig): BotError {
  const forPeople =
    cause.code === 'EADDRINUSE' ? START_TEXTS.portTaken(port) : START_TEXTS.addressUnusable(host, port);
  return new BotError('config-invalid', `Cannot listen: ${cause.message}`, forPeople, { cause });
}
