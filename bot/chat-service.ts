import { basename } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../knowledge/log.ts';
import type { AcceptEvents, Channel, ChannelHealth } from './channel/channel.ts';
import type { ChannelName } from './channel/address.ts';
import type { ClassMember } from './class/class-session.ts';
import { sendRun } from './class/quiz/send-run.ts';
import type { QuizRun } from './class/store/class-quiz.ts';
import { createChannelWatch } from './channel-watch.ts';
import { createUpkeepReader, type ChannelUpkeep } from './channel-upkeep.ts';
import type { ChatSettings } from './channel-settings.ts';
import type { ApprovedAnswer } from './dialogue/approved-answers.ts';
import { staleText } from './dialogue/ask-question.ts';
import { createDialogue } from './dialogue/create-dialogue.ts';
import type { Delivery } from './dialogue/dialogue.ts';
import type { DialogueParts } from './dialogue/dialogue-parts.ts';
import { createFolderIncomingFiles } from './dialogue/folder-incoming-files.ts';
import { forgetOld } from './dialogue/forget-old.ts';
import { QUESTION_LIMITS, createQuestionLimits } from './dialogue/question-limits.ts';
import { createSqliteDialogueStores } from './dialogue/sqlite-dialogue-stores.ts';
import { BotError } from './errors.ts';
import type { Failpoint } from './failpoint.ts';
import type { ChatFigures, Metrics } from './http/metrics.ts';
import { outgoingEntries } from './inbox/outgoing-entries.ts';
import { createSqliteInbox } from './inbox/sqlite-inbox.ts';
import { createWorker } from './inbox/worker.ts';
import { createIngestProgram } from './ingest-program.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { EXAMPLE_QUESTIONS } from './messages.vi.ts';
import { openChannels } from './open-channels.ts';
import { createSender } from './outbox/sender.ts';
import { createSqliteOutbox } from './outbox/sqlite-outbox.ts';
import type { BotDatabase } from './store/bot-database.ts';
import { STORE_TEXTS } from './store/store-messages.vi.ts';

export interface ChatServiceParts extends Pick<DialogueParts, 'answerer' | 'model' | 'knowledge'> {
  readonly settings: ChatSettings;
  readonly db: BotDatabase;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly failpoint: Failpoint;
}

/** Telegram and Zalo on the durable path: stored, answered in order, sent, known of. */
export interface ChatService extends Lifecycle {
  /** Before the server listens. */
  addRoutes(app: FastifyInstance): void;
  figures(): Promise<ChatFigures>;
  /** What classes need of the channels. */
  readonly classes: {
    readonly hasZalo: boolean;
    /** Address that opens the Telegram bot with this word; null while it is not known. */
    inviteLink(word: string): string | null;
    sendRun(run: QuizRun, members: readonly ClassMember[]): Promise<void>;
  };
  upkeep(): Promise<ChannelUpkeep>;
  /** Tells administrators of approved answers that are used no more. */
  tellStale(answers: readonly ApprovedAnswer[]): void;
  /** Addresses that open the bot with this invitation code, where the platform has such a thing. */
  inviteLinks(code: string): readonly { readonly channel: ChannelName; readonly url: string }[];
}

const RETENTION = { everyMs: 10 * 60_000, inboxMs: 72 * 3_600_000, outboxMs: 7 * 24 * 3_600_000 } as const;

export function createChatService(parts: ChatServiceParts): ChatService {
  const { settings, db, dataDir, publicUrl, log, metrics, failpoint } = parts;
  const inbox = createSqliteInbox(db);
  const outbox = createSqliteOutbox(db);
  const stores = createSqliteDialogueStores(db, Date.now);
  const readUpkeep = createUpkeepReader(settings, db, Date.now);
  const ended = new AbortController();
  const channels: readonly Channel[] = openChannels({
    ...{ settings, db, dataDir, publicUrl, log },
    onAlarm: (channel, code) => watch.alarm(channel, code),
  });
  const channelOf = (name: ChannelName): Channel | undefined => channels.find((one) => one.name === name);
  const wakeSenders = (): void => senders.forEach((sender) => sender.wake());
  const watch = createChannelWatch({ channels, outbox, admins: settings.admins, log, onQueued: wakeSenders });
  const senders = channels.map((channel) =>
    createSender({
      ...{ outbox, channel, log, failpoint },
      async onSent(_part, { poll }) {
        if (poll !== undefined) await stores.classes.quiz.notePoll(poll.ref, poll.id);
      },
    }),
  );

  const limitsOf = (name: ChannelName) => channelOf(name)?.limits ?? null;
  const send = async (key: string, deliveries: readonly Delivery[]): Promise<void> => {
    await outbox.add(outgoingEntries({ key, sinceMs: Date.now(), chat: null }, deliveries, channelOf));
    wakeSenders();
  };

  const incomingFiles = createFolderIncomingFiles(dataDir, () => new Date());
  const dialogue = createDialogue({
    ...{ answerer: parts.answerer, model: parts.model, knowledge: parts.knowledge },
    ...{ stores, inbox, outbox, log, access: settings.access, admins: settings.admins },
    groups: settings.groups,
    limits: createQuestionLimits(QUESTION_LIMITS, () => performance.now()),
    ...{ limitsOf, send },
    publicUrl: publicUrl.startsWith('https://') ? publicUrl : null,
    inviteLink: (name, code) => channelOf(name)?.inviteLink?.(code) ?? null,
    async fetchFile(name, fileRef, maxBytes, signal) {
      const channel = channelOf(name);
      if (channel === undefined) throw new Error(`${name} is off`);
      return channel.fetchFile(fileRef, maxBytes, signal);
    },
    incomingFiles,
    ingest: createIngestProgram(dataDir, log, ended.signal),
    wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms).unref()),
    examples: EXAMPLE_QUESTIONS,
    async eraseAtChannel(name, personId) {
      await channelOf(name)?.erasePerson?.(personId);
    },
    scrub: () => db.scrub(),
    now: () => new Date(),
    onAnswered: (channel, answer, seconds) => {
      metrics.asked(channel);
      metrics.answered(channel, answer, seconds);
    },
  });
  const worker = createWorker({
    ...{ inbox, dialogue, channelOf, log, failpoint },
    onQueued: wakeSenders,
    onDeadLetter: (channel) => watch.deadLetter(channel),
  });

  const accept: AcceptEvents = async (events) => {
    if (ended.signal.aborted) throw new BotError('store-busy', 'the program stops', STORE_TEXTS.busy);
    try {
      metrics.accepted(await inbox.accept(events));
    } catch (error) {
      metrics.accepted({ unstored: events.length });
      throw error;
    }
    failpoint('inbox.after-commit');
    worker.wake();
  };

  async function forget(): Promise<void> {
    try {
      await inbox.forgetFinished(RETENTION.inboxMs);
      await outbox.forgetFinished(RETENTION.outboxMs);
      await forgetOld(stores, new Date());
      // What was finished since stands in the log of the database until now.
      db.scrub();
    } catch (error) {
      log.log('warn', 'retention.failed', { reason: error instanceof Error ? error.name : 'unknown' });
    }
  }

  let retention: NodeJS.Timeout | undefined;
  const lifecycle = createLifecycle(
    async () => {
      const { unknown, repeated } = await outbox.recover();
      if (unknown > 0) log.log('warn', 'outbox.unknown-after-crash', { parts: unknown, repeated });
      await forget();
      retention = setInterval(() => void forget(), RETENTION.everyMs);
      await Promise.all([worker, ...senders, watch].map((part) => part.start()));
      for (const channel of channels) await channel.start(accept);
      // Those of the version that answers are read and decided.
      const held = new Set(parts.knowledge.documents('invited').map(({ file }) => basename(file)));
      const waiting = (await incomingFiles.paths()).filter((path) => !held.has(basename(path)));
      if (waiting.length > 0) watch.filesWait(waiting.length);
    },
    async () => {
      ended.abort();
      clearInterval(retention);
      await Promise.all([watch.stop(), ...channels.map((channel) => channel.stop())]);
      await worker.stop();
      await Promise.all(senders.map((sender) => sender.stop()));
    },
  );

  return {
    ...lifecycle,
    addRoutes: (app) => channels.forEach((channel) => channel.addRoutes(app, accept)),
    classes: {
      hasZalo: channels.some(({ name }) => name !== 'telegram'),
      inviteLink: (word) => channelOf('telegram')?.inviteLink?.(word) ?? null,
      sendRun: (run, members) => sendRun(run, members, { offers: stores.offers, limitsOf, send }),
    },
    tellStale: (answers) => answers.forEach((answer) => watch.answerStale(answer.id, staleText(answer))),
    upkeep: async () => ({ ...(await readUpkeep()), alarms: watch.alarms() }),
    inviteLinks: (code) =>
      channels.flatMap((channel) => {
        const url = channel.inviteLink?.(code) ?? null;
        return url === null ? [] : [{ channel: channel.name, url }];
      }),
    async figures() {
      const health: [ChannelName, ChannelHealth][] = channels.map((one) => [one.name, one.health()]);
      return {
        inbox: await inbox.counts(),
        outbox: Object.fromEntries(
          await Promise.all(channels.map(async ({ name }) => [name, await outbox.counts(name)] as const)),
        ),
        channels: Object.fromEntries(health),
        isWritable: await db.write(() => true).catch(() => false),
      };
    },
  };
}
