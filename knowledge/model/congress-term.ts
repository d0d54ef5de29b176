import { calendarDate, type CalendarDate } from './calendar-date.ts';

/** A term of office of Party committees, named by its congress years: `2020-2025`. */
export type CongressTerm = string;

/** Days from the first to the last, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const YEARS = 5;
/** The XIII national congress belongs to the term that local congresses opened in 2020. */
const KNOWN = { ordinal: 13, year: 2020 } as const;
/** Congresses with their terms of five years by this count; earlier ones were held at other distances. */
const FIRST_COUNTED = 7;

/** The term whose local congresses lead to the national congress of this ordinal; null before the VII congress. */
export function termOfCongress(ordinal: number): CongressTerm | null {
  if (!Number.isInteger(ordinal) || ordinal < FIRST_COUNTED || ordinal > 30) return null;
  return termFrom(KNOWN.year + (ordinal - KNOWN.ordinal) * YEARS);
}

/** The ordinal of the national congress that the term leads to, as it is written: `XIII`; null for other texts. */
export function congressOfTerm(term: string): string | null {
  const start = /^(\d{4})-\d{4}$/.exec(term)?.[1];
  if (start === undefined) return null;
  const ordinal = KNOWN.ordinal + (Number(start) - KNOWN.year) / YEARS;
  return termOfCongress(ordinal) === term ? roman(ordinal) : null;
}

function roman(ordinal: number): string {
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return 'X'.repeat(Math.floor(ordinal / 10)) + (units[ordinal % 10] ?? '');
}

/** The term beginning with the congress of this year; null when no congress of this rhythm falls on it. */
export function termOfCongressYear(year: number): CongressTerm | null {
  return (year - KNOWN.year) % YEARS === 0 ? termFrom(year) : null;
}

/** The term that runs, or whose congresses are held, on the day. */
export function termAt(day: CalendarDate): CongressTerm {
  const year = Number(day.slice(0, 4));
  return termFrom(KNOWN.year + Math.floor((year - KNOWN.year) / YEARS) * YEARS);
}

/** The term before; the same text when it is not of the form `2020-2025`. */
export function previousTerm(term: CongressTerm): CongressTerm {
  const start = /^(\d{4})-\d{4}$/.exec(term)?.[1];
  return start === undefined ? term : termFrom(Number(start) - YEARS);
}

/** The year in which the congresses of the term are held; null when it is not of the form `2020-2025`. */
export function congressYear(term: CongressTerm): Period | null {
  const start = /^(\d{4})-\d{4}$/.exec(term)?.[1];
  return start === undefined ? null : yearPeriod(Number(start));
}

/** All days of a year; null outside the years that dates can have. */
export function yearPeriod(year: number): Period | null {
  const [from, to] = [calendarDate(year, 1, 1), calendarDate(year, 12, 31)];
  return from && to ? { from, to } : null;
}

function termFrom(year: number): CongressTerm {
  return `${year}-${year + YEARS}`;
}
