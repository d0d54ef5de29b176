import { formatDate, parseCalendarDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { notice, type Notice } from '../messages.vi.ts';
import type { CleanPage } from '../repair/drop-page-chrome.ts';
import { daysBetween, findDates, latestEventDay } from './dates.ts';

/** A page saved long after the events shows the day of saving: more than so many days later is not believed. */
const CREDIBLE_DELAY_DAYS = 550;

/** The day on which a page was published; null, with the reason, when the day it shows is not credible. */
export interface PublicationDay {
  readonly issuedOn: CalendarDate | null;
  readonly evidence: string;
  readonly warning: Notice | null;
}

/** Reads the day from the page metadata or its day lines, and believes it only when it fits what the text tells of. */
export function publicationDay(
  page: CleanPage,
  published: string | null,
  text: string,
  term: string | null,
): PublicationDay {
  const lines = page.dateLines.map((line) => ({ day: findDates(line)[0]?.date ?? null, evidence: line }));
  const meta = published === null ? null : parseCalendarDate(published.slice(0, 10));
  const found =
    meta !== null ? { day: meta, evidence: published ?? '' } : lines.find((line) => line.day !== null);
  if (!found?.day)
    return { issuedOn: null, evidence: '', warning: notice('date-missing', 'page shows no publication day') };
  const latest = latestEventDay(text);
  const opening = term === null ? null : Number(term.slice(0, 4));
  const nearEvents = latest !== null && daysBetween(latest, found.day) <= CREDIBLE_DELAY_DAYS;
  const nearTerm = opening !== null && Math.abs(Number(found.day.slice(0, 4)) - opening) <= 1;
  if (nearEvents || nearTerm || (latest === null && opening === null))
    return { issuedOn: found.day, evidence: found.evidence, warning: null };
  const detail = `page date ${found.day} is long after the latest event ${latest ?? `of term ${term}`}`;
  return {
    issuedOn: null,
    evidence: '',
    warning: notice('page-date-not-credible', detail, formatDate(found.day)),
  };
}
