/** A calendar day in Việt Nam time, `YYYY-MM-DD`. Compares correctly as a string. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** The day given by its parts, or null when there is no such day (31/02) or the year is outside 1930–2099. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || year < 1930 || year > 2099) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.toISOString().slice(0, 10) as CalendarDate;
}

/** Reads `YYYY-MM-DD`; null when it is not a real day. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The day it is in Việt Nam (UTC+7, no daylight saving) at the given moment. */
export function dayInVietnam(moment: Date): CalendarDate {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as CalendarDate;
}

/** The day after. */
export function nextDay(date: CalendarDate): CalendarDate {
  return shifted(date, 1);
}

/** The day before. */
export function dayBefore(date: CalendarDate): CalendarDate {
  return shifted(date, -1);
}

function shifted(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as CalendarDate;
}

/** As Vietnamese papers write it: 30/5/2019 (day and month without leading zeros). */
export function formatDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
}
