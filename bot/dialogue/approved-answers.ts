import { z } from 'zod';

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
  /** `YYYY-MM-DD` in Việt Nam. */
  readonly approvedOn: string;
  readonly basis: ApprovalBasis;
}

export interface ApprovedAnswers {
  /** Saved once for the event. */
  save(eventKey: string, answer: Omit<ApprovedAnswer, 'id'>): Promise<void>;
  /** All that are not stale, newest first. */
  current(): Promise<readonly ApprovedAnswer[]>;
  /** False when it was stale already: administrators are told once. */
  markStale(id: number): Promise<boolean>;
  /** Newer documents have been looked at and change nothing. */
  rebase(id: number, basis: ApprovalBasis): Promise<void>;
}
