import type { Answerer } from '../../bot/answer/answer.ts';
import type { ChannelName, ChatAddress } from '../../bot/channel/address.ts';
import type { ChannelLimits } from '../../bot/channel/channel.ts';
import type { IncomingContent, IncomingEvent } from '../../bot/channel/incoming.ts';
import type { OutgoingMessage } from '../../bot/channel/outgoing.ts';
import { createDialogue } from '../../bot/dialogue/create-dialogue.ts';
import type { DialogueParts } from '../../bot/dialogue/dialogue-parts.ts';
import type { Delivery, Dialogue } from '../../bot/dialogue/dialogue.ts';
import type { HeldKnowledge } from '../../bot/dialogue/held-knowledge.ts';
import { QUESTION_LIMITS, createQuestionLimits } from '../../bot/dialogue/question-limits.ts';
import { createSqliteDialogueStores } from '../../bot/dialogue/sqlite-dialogue-stores.ts';
import type { BotDatabase } from '../../bot/store/bot-database.ts';
import { openBotDatabase } from '../../bot/store/sqlite-bot-database.ts';
import type { LogFields, LogLevel } from '../../knowledge/log.ts';
import { MemoryIncomingFiles } from './memory-incoming-files.ts';
import { ScriptedAnswerer } from './scripted-answerer.ts';
import { ScriptedIngestRunner } from './scripted-ingest-runner.ts';

const pacing = { chatGapMs: 0, groupPerMinute: 20, perSecond: 30 };
export const LIMITS: Readonly<Record<ChannelName, ChannelLimits>> = {
  telegram: {
    ...{ textUnits: 4_096, buttons: 'inline', maxButtons: 100, fileBytes: 50_000_000, pacing },
    hasPolls: true,
    answerWithinMs: null,
  },
  'zalo-oa': {
    ...{ textUnits: 2_000, buttons: 'inline', maxButtons: 5, fileBytes: 5_000_000, pacing },
    answerWithinMs: null,
  },
  'zalo-bot': {
    ...{ textUnits: 2_000, buttons: 'numbered', maxButtons: 6, fileBytes: 0, pacing },
    answerWithinMs: null,
  },
};

/** Nothing is held. */
export const NO_KNOWLEDGE: HeldKnowledge = {
  version: () => 'v-test',
  documents: () => [],
  document: () => undefined,
  passage: () => undefined,
  placesIn: () => [],
  nearest: async () => [],
  originalBytes: async () => null,
};

/** The dialogue with real stores and a clock that only moves when it is told to. */
export class DialogueRig {
  readonly db: BotDatabase;
  readonly parts: DialogueParts;
  readonly dialogue: Dialogue;
  readonly answerer: Answerer;
  readonly files = new MemoryIncomingFiles();
  readonly ingest = new ScriptedIngestRunner();
  readonly fetched: string[] = [];
  readonly erasedElsewhere: string[] = [];
  readonly logged: string[] = [];
  readonly sentLater: { readonly key: string; readonly deliveries: readonly Delivery[] }[] = [];
  deadLetters = 0;
  nowMs = Date.parse('2026-11-22T03:00:00Z');
  #events = 0;

  constructor(over: Partial<DialogueParts> = {}, path = ':memory:') {
    this.db = openBotDatabase(path);
    this.answerer = over.answerer ?? new ScriptedAnswerer();
    const nowMs = (): number => this.nowMs;
    this.parts = {
      answerer: this.answerer,
      model: null,
      knowledge: NO_KNOWLEDGE,
      stores: createSqliteDialogueStores(this.db, nowMs),
      limits: createQuestionLimits(QUESTION_LIMITS, nowMs),
      limitsOf: (channel) => LIMITS[channel],
      access: 'open',
      admins: [{ channel: 'telegram', id: '900' }],
      groups: null,
      publicUrl: null,
      inviteLink: (channel, code) => (channel === 'telegram' ? `https://t.me/thu_bot?start=${code}` : null),
      fetchFile: async (_channel, ref) => {
        this.fetched.push(ref);
        return new TextEncoder().encode(`bytes of ${ref}`);
      },
      incomingFiles: this.files,
      ingest: this.ingest,
      send: async (key, deliveries) => void this.sentLater.push({ key, deliveries }),
      // Nobody waits in tests unless a test says so.
      wait: () => new Promise(() => {}),
      examples: ['Câu hỏi mẫu thứ nhất là gì?'],
      inbox: {
        erase: async (...who) => void this.erasedElsewhere.push(`inbox ${who.join(' ')}`),
        counts: async () => ({ waiting: 0, claimed: 0, dead: this.deadLetters, oldestWaitingMs: null }),
      },
      outbox: { erase: async (...who) => void this.erasedElsewhere.push(`outbox ${who.join(' ')}`) },
      eraseAtChannel: async (...who) => void this.erasedElsewhere.push(`channel ${who.join(' ')}`),
      scrub: () => this.db.scrub(),
      log: {
        log: (level: LogLevel, event: string, fields: LogFields = {}) =>
          void this.logged.push(JSON.stringify({ level, event, ...fields })),
      },
      now: () => new Date(this.nowMs),
      ...over,
    };
    this.dialogue = createDialogue(this.parts);
  }

  event(from: Sender, content: IncomingContent, over: Partial<IncomingEvent> = {}): IncomingEvent {
    const number = ++this.#events;
    return {
      eventId: String(number),
      address: addressOf(from),
      senderId: from.id,
      messageId: `m${number}`,
      sentAt: null,
      content,
      ...over,
    };
  }

  /** What comes back to everybody when this person does this. */
  respond(event: IncomingEvent): Promise<readonly Delivery[]> {
    return this.dialogue.respond(event, new AbortController().signal);
  }

  does(from: Sender, content: IncomingContent): Promise<readonly Delivery[]> {
    this.nowMs += 1_000;
    return this.respond(this.event(from, content));
  }

  types(from: Sender, text: string): Promise<readonly Delivery[]> {
    const slash = /^\/(\w+)(?:\s+(.*))?$/s.exec(text);
    return this.does(
      from,
      slash && from.channel === 'telegram'
        ? { kind: 'command', name: slash[1] ?? '', argument: slash[2] ?? '' }
        : { kind: 'text', text, isEdit: false },
    );
  }

  /** Taps the button of this label under the last message that has one. */
  taps(from: Sender, deliveries: readonly Delivery[], label: string): Promise<readonly Delivery[]> {
    return this.does(from, { kind: 'tap', action: buttonId(deliveries, label), tapId: 't' });
  }

  /** Gets the notice of first contact out of the way. */
  async knows(from: Sender): Promise<void> {
    await this.parts.stores.people.takeNotice({ channel: from.channel, id: from.id }, 'before');
  }

  close(): Promise<void> {
    return this.db.close();
  }
}

export interface Sender {
  readonly channel: ChannelName;
  readonly id: string;
  /** Writes in this group. */
  readonly group?: string;
}

export function addressOf({ channel, id, group }: Sender): ChatAddress {
  return { channel, chatId: group ?? id, threadId: null, isGroup: group !== undefined };
}

export function buttonId(deliveries: readonly Delivery[], label: string): string {
  const button = deliveries
    .flatMap(({ message }) => message.buttons ?? [])
    .findLast((one) => one.label.includes(label));
  if (button?.action.kind !== 'tap') throw new Error(`no button ${label}`);
  return button.action.id;
}

export function labels(deliveries: readonly Delivery[]): string[] {
  return deliveries.flatMap(({ message }) => (message.buttons ?? []).map(({ label }) => label));
}

/** The words of a message as they are displayed, without buttons. */
export function wordsOf({ blocks, footers = [] }: OutgoingMessage): string {
  const line = ({ spans }: (typeof blocks)[number]): string => spans.map(({ text }) => text).join('');
  return [...blocks, ...footers.flatMap((footer) => footer.blocks)].map(line).join('\n');
}

export function said(deliveries: readonly Delivery[]): string {
  return deliveries.map(({ message }) => wordsOf(message)).join('\n');
}
