import type { AuthorityLevel } from './authority.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { DocumentKind } from './document.ts';
import type { DocumentNumber } from './document-number.ts';
import type { ValidityStatus } from './validity.ts';

/** Number with date, as chains of documents name each other; the date is null when it is not known. */
export interface DocumentKey {
  readonly number: DocumentNumber;
  readonly issuedOn: CalendarDate | null;
}

/** How far an entry is proven. `secondary` and `unconfirmed` facts are never shown without saying so. */
export type RegisterCertainty = 'confirmed' | 'secondary' | 'unconfirmed';

/** One document that is known to exist, held or not. */
export interface RegisterEntry {
  readonly number: DocumentNumber;
  readonly issuedOn: CalendarDate | null;
  readonly issuer: string | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly term: string | null;
  readonly level: AuthorityLevel | null;
  readonly place: string | null;
  readonly status: ValidityStatus;
  readonly certainty: RegisterCertainty;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly replaces: readonly DocumentKey[];
  readonly replacedBy: DocumentKey | null;
  readonly guides: readonly DocumentKey[];
  readonly note: string | null;
}
