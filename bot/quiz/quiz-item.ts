import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import type { PassageId } from '../../knowledge/model/passage.ts';
import type { ValidityStatus } from '../../knowledge/model/validity.ts';

/** What is asked for. `true-false`: a sentence as it stands, or with one fact changed. */
export const QUIZ_KINDS = ['number', 'date', 'who', 'how-many', 'order', 'true-false'] as const;
export type QuizKind = (typeof QUIZ_KINDS)[number];

/** Where an item comes from, and what must stay as it is for the item to stay right. */
export interface QuizSource {
  readonly documentId: DocumentId;
  readonly passageId: PassageId;
  /** SHA-256 of the passage, white space folded. */
  readonly passageHash: string;
  /** Verbatim sentence or list item of the passage; it holds the right answer. */
  readonly quote: string;
  /** Source as a reader names it. */
  readonly label: string;
  readonly number: string | null;
  readonly issuedOn: CalendarDate | null;
  readonly locator: string | null;
  readonly file: string;
}

/** The item in the limits of a Telegram quiz poll: question 300, options 100 characters each and at most 12, explanation 200. */
export interface PollForm {
  readonly question: string;
  readonly options: readonly string[];
  readonly correct: number;
  readonly explanation: string;
}

/** One question with one right option. */
export interface QuizItem {
  /** The same for the same question and options. */
  readonly id: string;
  readonly kind: QuizKind;
  readonly question: string;
  /** Four, three where no more can be proven wrong; two for true or false. */
  readonly options: readonly string[];
  /** Place of the right option, 0-based. */
  readonly correct: number;
  /** The right answer as it stands in the quote. */
  readonly answer: string;
  /** Right answer, quote and source in words. */
  readonly explanation: string;
  readonly source: QuizSource;
  /** State of what the item asks about, on the day it was made. */
  readonly validity: ValidityStatus;
  /** Null when the item does not fit into a poll. */
  readonly poll: PollForm | null;
  readonly knowledgeVersion: string;
}
