import { calendarDate, type CalendarDate } from './calendar-date.ts';

/** State of a paper on a given day. `past-term`: made for a term of office that is over, though never formally replaced. */
export type ValidityStatus = 'in-force' | 'superseded' | 'past-term' | 'unknown';

/** What is known of the time in which a paper holds. */
export interface Validity {
  readonly status: ValidityStatus;
  readonly from: CalendarDate | null;
  /** Last day on which it held. */
  readonly to: CalendarDate | null;
  /** Successor as a reader would write it: `45-CT/TW (14/4/2025)`. */
  readonly supersededBy: string | null;
  /** One Vietnamese sentence for the reader, when something must be said. */
  readonly note: string | null;
  /** One Vietnamese sentence that goes with every answer from the paper: it is a draft, or two sources disagree. */
  readonly caution?: string;
  /** Papers that changed parts of it, oldest first, as a reader would write them; `from` is null when not known. */
  readonly amendedBy?: readonly { readonly by: string; readonly from: CalendarDate | null }[];
}

export const UNKNOWN_VALIDITY: Validity = {
  status: 'unknown',
  from: null,
  to: null,
  supersededBy: null,
  note: null,
};

/**
 * The state of the paper on the day asked about. A superseded paper counts as in force on days within its own
 * time; a paper not yet effective is `unknown`.
 */
export function validityOn(validity: Validity, day: CalendarDate): ValidityStatus {
  if (validity.from !== null && day < validity.from) return 'unknown';
  if (validity.to !== null) {
    if (day <= validity.to) return 'in-force';
    return validity.status === 'in-force' ? 'superseded' : validity.status;
  }
  return validity.status;
}

/** Whether a paper is made but holds only from a later day than the one asked about. */
export function isNotYetInForce(validity: Validity, day: CalendarDate): boolean {
  return validity.from !== null && day < validity.from;
}

/**
 * The successor of a superseded paper with the day of its issue, as `supersededBy` tells them; null parts where it
 * does not.
 */
export function successorOf({
  supersededBy,
}: Validity): { name: string; issuedOn: CalendarDate | null } | null {
  if (supersededBy === null) return null;
  const match = /^(.*?)\s*\((\d{1,2})\/(\d{1,2})\/(\d{4})\)$/.exec(supersededBy);
  if (!match) return { name: supersededBy, issuedOn: null };
  return {
    name: match[1] ?? supersededBy,
    issuedOn: calendarDate(Number(match[4]), Number(match[3]), Number(match[2])),
  };
}

/** Last day of a term of Party congresses `2020-2025`: terms of local committees run out with the year named. */
export function isPastTerm(term: string | null, day: CalendarDate): boolean {
  const end = /^\d{4}-(\d{4})$/.exec(term ?? '')?.[1];
  return end !== undefined && day > `${end}-12-31`;
}

/** The state of a paper on a day: what its validity says, else whether the term it was made for is over. */
export function statusOn(
  paper: { readonly validity: Validity; readonly term: string | null },
  day: CalendarDate,
): ValidityStatus {
  const status = validityOn(paper.validity, day);
  return status === 'unknown' && isPastTerm(paper.term, day) ? 'past-term' : status;
}
