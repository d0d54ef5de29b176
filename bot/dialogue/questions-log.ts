import type { ChannelName } from '../channel/address.ts';
import type { Answer } from '../answer/answer.ts';
import type { Person } from './person.ts';

/** Where a question was asked. */
export type AskedOn = ChannelName | 'web';

export type DislikeReason = 'wrong' | 'outdated' | 'incomplete' | 'unclear' | 'other';

/** One question as it is counted. The words are kept of unanswered ones only, for as long as the retention says. */
export interface LoggedQuestion {
  readonly day: string;
  readonly channel: AskedOn;
  readonly status: Answer['status'];
  /** Kinds and numbers of the papers it was about, never the asker's words; null when unknown. */
  readonly subject: string | null;
  /** Null: the words are not kept, nor whose they were. `person` null: nobody knows, as on the web page. */
  readonly words: { readonly person: Person | null; readonly question: string } | null;
}

/** An opinion on one answer. `answerKey` is the event that was answered. */
export interface Feedback {
  readonly answerKey: string;
  readonly person: Person;
  readonly day: string;
  readonly verdict: 'like' | 'dislike';
  readonly reason: DislikeReason | null;
  readonly question: string | null;
  readonly comment: string | null;
}

export interface QuestionCounts {
  readonly asked: number;
  readonly byStatus: Readonly<Record<Answer['status'], number>>;
  readonly byChannel: Readonly<Partial<Record<ChannelName, number>>>;
  readonly likes: number;
  readonly dislikes: number;
  readonly byReason: Readonly<Partial<Record<DislikeReason, number>>>;
}

export interface QuestionsLog {
  /** Counted once for an event, however often it is answered. */
  record(eventKey: string, question: LoggedQuestion): Promise<void>;
  /** The last opinion of a person on an answer counts. */
  judge(feedback: Feedback): Promise<void>;
  /** On the chat channels since that day (`YYYY-MM-DD`), with it. */
  counts(sinceDay: string): Promise<QuestionCounts>;
  /** Newest first, words only. */
  unanswered(most: number): Promise<readonly string[]>;
  /** Drops words that are older, and counts that are older than `countsAgeMs`. */
  forgetOlder(wordsAgeMs: number, countsAgeMs: number): Promise<number>;
  erase(person: Person): Promise<void>;
}
