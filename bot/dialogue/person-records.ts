import type { Person } from './person.ts';

/** Everything that is kept of a person, as it is told to them. */
export interface PersonRecord {
  /** When they were told what is kept; null: never. */
  readonly firstSeenAtMs: number | null;
  readonly isInvited: boolean;
  readonly place: string | null;
  readonly term: string | null;
  /** Oldest first. */
  readonly remembered: readonly string[];
  readonly unanswered: readonly string[];
  readonly opinions: readonly {
    readonly day: string;
    readonly verdict: 'like' | 'dislike';
    readonly question: string | null;
    readonly comment: string | null;
  }[];
  readonly handOffs: readonly { readonly question: string; readonly reply: string | null }[];
  /** Title of the class they take part in. */
  readonly classTitle: string | null;
  /** What they asked in classes, oldest first. */
  readonly classQuestions: readonly string[];
  /** Quiz items they answered in classes. */
  readonly quizAnswers: number;
  /** Buttons that still work. */
  readonly offers: number;
  /** Questions drafted by the language model, in the days that are still counted. */
  readonly modelQuestions: number;
}

/** Read only: each thing is written and erased by the store it belongs to. */
export interface PersonRecords {
  of(person: Person): Promise<PersonRecord>;
}
