import type { Answer } from '../answer/answer.ts';
import type { AskedOn, DislikeReason } from './questions-log.ts';

/** Questions that ask the same. */
export interface QuestionGroup {
  readonly id: number;
  /** One of them, word for word. */
  readonly question: string;
  readonly size: number;
  /** Moment (epoch ms) of the last one. */
  readonly lastAtMs: number;
  /** Seen to: an answer was approved, the documents answer it now, or it needs none. */
  readonly isClosed: boolean;
}

/** A 👎 with what was said about it; never by whom. */
export interface DislikedAnswer {
  /** Earlier questions that go along as context stand in lines before it. */
  readonly question: string;
  readonly channel: AskedOn;
  readonly day: string;
  readonly reason: DislikeReason | null;
  readonly comment: string | null;
}

/** How often a reason was given; null: none was. */
export interface ReasonCount {
  readonly groupId: number;
  readonly reason: DislikeReason | null;
  readonly count: number;
}

export interface DayCount {
  readonly day: string;
  readonly channel: AskedOn;
  readonly status: Answer['status'];
  readonly count: number;
}

export interface Page<T> {
  readonly rows: readonly T[];
  /** Of all pages together. */
  readonly all: number;
}

/** Groups of one kind. */
export interface GroupList {
  /** The largest first. `page` counts from 0. */
  list(isClosed: boolean, page: number, perPage: number): Promise<Page<QuestionGroup>>;
  find(id: number): Promise<QuestionGroup | null>;
  /** The newest questions of a group, each wording once. */
  wordings(id: number, most: number): Promise<readonly string[]>;
  /** False when the group has gone. */
  close(id: number, isClosed: boolean): Promise<boolean>;
}

/** What was asked, for administrators: words of unanswered and disliked ones as long as they are kept, else counts. */
export interface QuestionBook {
  readonly unanswered: GroupList;
  readonly disliked: GroupList & {
    /** Of these groups, the most frequent first. */
    reasons(ids: readonly number[]): Promise<readonly ReasonCount[]>;
    /** Newest first; of one group, or of all (null). */
    opinions(id: number | null, most: number): Promise<readonly DislikedAnswer[]>;
  };
  /** Counts since the day, with it, on these channels. */
  daily(sinceDay: string, channels: readonly AskedOn[]): Promise<readonly DayCount[]>;
  /** Papers most asked about on these channels since the first of the month of that day, the most asked first. */
  subjects(
    sinceDay: string,
    channels: readonly AskedOn[],
    most: number,
  ): Promise<readonly { readonly subject: string; readonly count: number }[]>;
}
