import type { CalendarDate } from './calendar-date.ts';
import type { DocumentReference } from './document-reference.ts';

/**
 * How one paper bears on another, as the words readers see between the two ("Quy định A thay thế Quy định B").
 * `replaces` and `repeals` end the other paper; `amends` changes or takes away parts of it.
 */
export const RELATION_KINDS = {
  replaces: 'thay thế',
  repeals: 'bãi bỏ, làm hết hiệu lực',
  amends: 'sửa đổi, bổ sung',
  guides: 'hướng dẫn thực hiện',
  implements: 'triển khai thực hiện',
  'based-on': 'căn cứ vào',
} as const;
export type RelationKind = keyof typeof RELATION_KINDS;

/** What one text says of a relation, before the papers it names are looked up. */
export interface RelationStatement {
  readonly kind: RelationKind;
  /** The paper that replaces, amends or carries out; null when it is the paper that says so. */
  readonly subject: DocumentReference | null;
  /** The paper it does that to; null when it is the paper that says so. */
  readonly object: DocumentReference | null;
  /** First day on which it holds, when the sentence names one; else it holds from the day the subject takes effect. */
  readonly effectiveFrom: CalendarDate | null;
  /** The day it names is none (31/02): nobody knows when it holds. */
  readonly isDayUnreal?: boolean;
  /** 0..1, of the reading of the sentence. */
  readonly certainty: number;
  /** The sentence it was read from, cut to 300 characters. */
  readonly evidence: string;
}
