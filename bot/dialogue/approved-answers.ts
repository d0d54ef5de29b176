import { z } from 'zod';
import type { Audience } from '../answer/audience.ts';
import type { Page } from './question-book.ts';

/** What the documents were when an answer was approved; a change in them makes it stale. */
export const basisSchema = z.object({
  version: z.string(),
  /** The documents nearest to the question. */
  documents: z.array(z.object({ id: z.string(), sha256: z.string(), status: z.string() })),
  /** Day of issue of the newest of them; null when none tells it. */
  newestOn: z.string().nullable(),
});
export type ApprovalBasis = z.infer<typeof basisSchema>;

/** A responsible person's answer that may be shown again to whoever asks the same. */
export interface ApprovedAnswer {
  readonly id: number;
  readonly question: string;
  readonly reply: string;
  /** Who answered, in words of an office, never a name. */
  readonly role: string;
  /** `public`: everybody, the web page too. `invited`: invited people in private chats. */
  readonly audience: Audience;
  /** `YYYY-MM-DD` in Việt Nam. */
  readonly approvedOn: string;
  readonly basis: ApprovalBasis;
}

/** `stale`: a document it rested on has changed; `withdrawn`: an administrator took it back. */
export type ApprovedState = 'used' | 'stale' | 'withdrawn';

export interface ListedApproved extends Omit<ApprovedAnswer, 'basis'> {
  readonly state: ApprovedState;
}

export interface ApprovedAnswers {
  /** Saved once for the event. */
  save(eventKey: string, answer: Omit<ApprovedAnswer, 'id'>): Promise<void>;
  /** All that are used, newest first. */
  current(): Promise<readonly ApprovedAnswer[]>;
  /** False when it was stale already: administrators are told once. */
  markStale(id: number): Promise<boolean>;
  /** Whatever their state, newest first; `page` counts from 0. */
  list(page: number, perPage: number): Promise<Page<ListedApproved>>;
  /** Nobody is shown it from now on. False when there is no such answer, or it was withdrawn already. */
  withdraw(id: number): Promise<boolean>;
  /** Newer documents have been looked at and change nothing. */
  rebase(id: number, basis: ApprovalBasis): Promise<void>;
}
