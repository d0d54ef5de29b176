import { calendarDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';

/** A day written in a text. `date` is null when the words name no real day (31/02/2020). */
export interface FoundDate {
  readonly date: CalendarDate | null;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/**
 * `30/5/2019`, `30-5-2019`, `05.3.2020`, `ngày 30 tháng 5 năm 2019`, `30 tháng 5, 2019`; near misses: `12 và 13-1`
 * (no year), `2015-2020` (a term), `15/20` (a share).
 */
const DATE =
  /(?<![\d/.-])(\d{1,2})(?:\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})|\s{1,3}tháng\s{1,3}(\d{1,2})\s{0,3}(?:năm|,)\s{0,3}(\d{4}))(?![\d/]|-\d)/giu;

/** Every full date of the text in order. */
export function findDates(text: string): FoundDate[] {
  return [...text.matchAll(DATE)].map((match) => {
    const [raw, day = '', , month = match[5] ?? '', year = match[6] ?? ''] = match;
    return {
      date: calendarDate(Number(year), Number(month), Number(day)),
      raw,
      start: match.index,
      end: match.index + raw.length,
    };
  });
}

/** `ngày … tháng … năm 2020`: the day line of a draft or of a paper filled in by hand. */
const BLANK_DATE =
  /ngày[\s.…_]{0,20}(?:\d{1,2})?[\s.…_]{0,20}tháng[\s.…_]{0,20}(?:\d{1,2})?[\s.…_]{0,20}năm/iu;

export function hasBlankDate(text: string): boolean {
  return findDates(text).length === 0 && BLANK_DATE.test(text);
}

/** Days between two calendar dates; positive when `later` is later. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}

/** A term of office, so that its years are not taken for days of events. */
const TERM_YEARS = /(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d/g;
/** `tháng 8-2020`, `quý IV-2019`, `tháng 3/2020`; near miss: `30-5-2019`. */
const MONTH_YEAR = /(?<![\d/.-])(?:tháng\s)?(\d{1,2})\s?[/-]\s?((?:19|20)\d\d)(?![\d/]|-\d)/giu;
const YEAR = /(?:năm\s|[IV]-)((?:19|20)\d\d)(?!\d)/giu;

/** The latest day that an event of the text can have by its dates, months and years; null when it names none. */
export function latestEventDay(text: string): CalendarDate | null {
  const events = text.replace(TERM_YEARS, ' ');
  const days: (CalendarDate | null)[] = findDates(events).map((found) => found.date);
  for (const match of events.matchAll(MONTH_YEAR))
    days.push(calendarDate(Number(match[2]), Number(match[1]), 28));
  for (const match of events.matchAll(YEAR)) days.push(calendarDate(Number(match[1]), 12, 31));
  return days.reduce<CalendarDate | null>(
    (latest, day) => (day !== null && (latest === null || day > latest) ? day : latest),
    null,
  );
}
