import type { CalendarDate } from './calendar-date.ts';
import type { DocumentId } from './document.ts';
import type { DocumentReference } from './document-reference.ts';
import type { RelationKind } from './relation-statement.ts';

/** One end of a relation. `documentId` is null for a paper that is known by name but not held. */
export interface RelatedPaper extends DocumentReference {
  readonly documentId: DocumentId | null;
}

/**
 * Who says so: the official paper that acts, the register, or somebody who only tells of it (press, digest, another
 * paper). What is only told of never ends a paper.
 */
export type RelationOrigin = 'paper' | 'register' | 'reported';

/** A link between two papers, `subject` acting on `object`. */
export interface Relation {
  readonly kind: RelationKind;
  readonly subject: RelatedPaper;
  readonly object: RelatedPaper;
  readonly origin: RelationOrigin;
  /** The held document whose text says so; null for the register. */
  readonly statedIn: DocumentId | null;
  /** First day on which it holds; null when it is not known. */
  readonly effectiveFrom: CalendarDate | null;
  readonly certainty: number;
  readonly evidence: string;
}
