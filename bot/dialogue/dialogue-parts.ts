import type { Log } from '../../knowledge/log.ts';
import type { Answer, Answerer } from '../answer/answer.ts';
import type { ChannelName } from '../channel/address.ts';
import type { ClassStores } from '../class/store/class-stores.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ApprovedAnswers } from './approved-answers.ts';
import type { Conversations } from './conversations.ts';
import type { Delivery, LimitsOf } from './dialogue.ts';
import type { HandOffs } from './hand-off.ts';
import type { HeldKnowledge } from './held-knowledge.ts';
import type { IncomingFiles } from './incoming-files.ts';
import type { IngestRunner } from './ingest-runner.ts';
import type { ModelBudget } from './model-budget.ts';
import type { Offers } from './offers.ts';
import type { People } from './people.ts';
import type { PersonRecords } from './person-records.ts';
import type { Person } from './person.ts';
import type { QuestionLimits } from './question-limits.ts';
import type { QuestionsLog } from './questions-log.ts';

/** What the dialogue remembers, each behind its port. */
export interface DialogueStores {
  readonly offers: Offers;
  readonly conversations: Conversations;
  readonly people: People;
  readonly handOffs: HandOffs;
  readonly approvedAnswers: ApprovedAnswers;
  readonly questionsLog: QuestionsLog;
  readonly modelBudget: ModelBudget;
  readonly personRecords: PersonRecords;
  readonly classes: ClassStores;
}

/** The language model, when one is configured. */
export interface ModelUse {
  /** Host name of the service, as people are told it. */
  readonly service: string;
  /** Answers without the model, once a person's budget of the day is spent. */
  readonly without: Answerer;
  readonly questionsPerPersonAndDay: number;
}

export interface DialogueParts {
  readonly answerer: Answerer;
  /** Null: no question leaves this machine. */
  readonly model: ModelUse | null;
  readonly knowledge: HeldKnowledge;
  readonly stores: DialogueStores;
  readonly limits: QuestionLimits;
  readonly limitsOf: LimitsOf;
  readonly access: 'open' | 'invite';
  /** By numeric or opaque id of the platform. */
  readonly admins: readonly Person[];
  /** Chat ids of the groups in which the bot stays; null: in any. */
  readonly groups: ReadonlySet<string> | null;
  /** Who answers what the bot cannot. Default: the administrators. */
  readonly responsible?: readonly Person[];
  /** Where people reach the source view; null unless it is a public https address. */
  readonly publicUrl: string | null;
  /** Address that opens the bot with this code, where the platform has such a thing. */
  readonly inviteLink: (channel: ChannelName, code: string) => string | null;
  /** `Channel.fetchFile` of the channel. */
  readonly fetchFile: (
    channel: ChannelName,
    fileRef: string,
    maxBytes: number,
    signal: AbortSignal,
  ) => Promise<Uint8Array>;
  readonly incomingFiles: IncomingFiles;
  readonly ingest: IngestRunner;
  /** Puts messages into the outbox that come later than the answer to their event. The same key is sent once. */
  readonly send: (key: string, deliveries: readonly Delivery[]) => Promise<void>;
  /** Resolves after so many milliseconds, or never when the program ends before. */
  readonly wait: (ms: number) => Promise<void>;
  /** Questions shown to a newcomer. */
  readonly examples: readonly string[];
  /** For erasing a person there too, and for the number of dead letters. */
  readonly inbox: Pick<Inbox, 'erase' | 'counts'>;
  readonly outbox: Pick<Outbox, 'erase'>;
  /** `Channel.erasePerson` of the channel. */
  readonly eraseAtChannel: (channel: ChannelName, personId: string) => Promise<void>;
  /** `BotDatabase.scrub`: leaves no copy of erased words in the files. */
  readonly scrub: () => void;
  readonly log: Log;
  readonly now: () => Date;
  /** Told of every answer, for metrics. */
  readonly onAnswered?: (channel: ChannelName, answer: Answer, seconds: number) => void;
}
