import type { CalendarDate } from './calendar-date.ts';
import type { DocumentNumber } from './document-number.ts';

/** A paper that this one names: number as canonical, with the date and issuer when they stand beside it. */
export interface DocumentReference {
  readonly number: DocumentNumber;
  readonly issuedOn: CalendarDate | null;
  readonly issuer: string | null;
}
