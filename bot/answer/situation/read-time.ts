import { calendarDate, dayBefore, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import {
  congressYear,
  previousTerm,
  termAt,
  termOfCongress,
  termOfCongressYear,
  yearPeriod,
  type CongressTerm,
  type Period,
} from '../../../knowledge/model/congress-term.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { firstDayOf, type NamedPaper } from './paper-identities.ts';
import type { AskedTime } from './situation.ts';

const B = '(?<![\\p{L}\\p{N}])';
const E = '(?![\\p{L}\\p{N}])';

/** `nhiệm kỳ 2020-2025`, `2020 – 2025`, `NK 20-25`. */
const TERM_YEARS = new RegExp(
  `${B}(?:(20\\d\\d) ?- ?(20\\d\\d)|(?:nhiem ky|nk) (\\d\\d) ?- ?(\\d\\d))${E}`,
  'u',
);
/**
 * `Đại hội XIII`, `đại hội Đảng lần thứ 13`, `khóa XIII`; near miss: `Đại hội Đảng bộ thị xã lần thứ XVII`, `Quốc hội khóa XV`,
 * `đại hội lần thứ XII của huyện`.
 */
const CONGRESS = new RegExp(
  `${B}(?:(?:dai hoi|dh)(?: dang)?(?: dai bieu)?(?: (?:dang )?toan quoc)?(?: lan thu| lan)?|(?<!(?:quoc hoi|nhan dan|hdnd) )(?:khoa|dang khoa)) (x{1,2}(?:i{1,3}|iv|vi{0,3}|ix)?|1\\d)${E}(?! (?:cua )?(?:dang bo|chi bo|tinh|huyen|xa|phuong|thi|thanh|quan)${E})`,
  'u',
);
const TERM_BEFORE = new RegExp(
  `${B}(?:(?:khoa|nhiem ky|dai hoi lan|ky dai hoi|dai hoi ky|dai hoi khoa) (?:truoc|cu|vua qua|vua roi|da qua)|dai hoi (?:lan )?truoc)${E}`,
  'u',
);
const NOW = new RegExp(
  `${B}(?:hien nay|hien hanh|hien tai|bay gio|moi nhat|hom nay|nam nay|(?:khoa|nhiem ky) (?:nay|hien tai)|con hieu luc|dang co hieu luc)${E}`,
  'u',
);
const PAST = new RegExp(
  `${B}(?:truoc day|truoc kia|hoi truoc|ngay truoc|luc truoc|khi do|hoi do|nam ngoai)${E}`,
  'u',
);
/** "trước khi có", "trước" just before the name of a paper; likewise "sau". */
const BESIDE_PAPER = /(truoc|sau) (?:khi |ngay )?(?:co |ban hanh |ap dung |ra |ra doi |thuc hien )?$/;
/** A date behind the name of a paper belongs to its name: `35-CT/TW ngày 30/5/2019`, `Chỉ thị 35 năm 2019`. */
const DATE_OF_PAPER =
  /^[\s,(]{0,3}(?:(?:ban hanh|ra|ky|cua)? ?(?:ngay|nam|hoi|thang) )?(?:(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)|(\d{1,2}) thang (\d{1,2}) nam (20\d\d)|(\d{1,2})[/-](20\d\d)|(20\d\d))(?![\p{N}/-])/u;

const ROMAN: Readonly<Record<string, number>> = {
  x: 10,
  xi: 11,
  xii: 12,
  xiii: 13,
  xiv: 14,
  xv: 15,
  xvi: 16,
  xvii: 17,
  xviii: 18,
  xix: 19,
  xx: 20,
};

/** The date that stands behind a paper's name, with where it ends. `text` is folded and begins behind the name. */
export function dateOfPaper(text: string): { readonly period: Period; readonly length: number } | null {
  const match = DATE_OF_PAPER.exec(text);
  if (!match) return null;
  const [whole, d, m, y, d2, m2, y2, m3, y3, y4] = match;
  const period =
    dayPeriod(d ?? d2, m ?? m2, y ?? y2) ?? (m3 === undefined ? yearPeriod(Number(y4)) : monthPeriod(m3, y3));
  return period ? { period, length: whole.length } : null;
}

/** Whether the name of a paper at this place of the folded text only gives a time, and which side of it. */
export function besidePaper(folded: string, start: number): 'truoc' | 'sau' | null {
  const before = folded
    .slice(0, start)
    .replace(/(?:(?:quy che|chi thi|quy dinh|quyet dinh|ket luan|huong dan) )?(?:so )?$/, '');
  const side = BESIDE_PAPER.exec(before)?.[1];
  return side === 'truoc' || side === 'sau' ? side : null;
}

/** The time that a question is about. `papers` are those it names, whose own dates are not the time asked about. */
export function readTime(
  question: string,
  asOf: CalendarDate,
  papers: readonly Pick<NamedPaper, 'start' | 'end' | 'candidates'>[],
): AskedTime {
  let folded = foldDiacritics(question);
  let period: Period | null = null;
  for (const { start, end, candidates } of papers) {
    const beside = besidePaper(folded, start);
    const first = candidates.length === 1 && candidates[0] ? firstDayOf(candidates[0]) : null;
    if (beside !== null && first !== null) {
      const day = beside === 'truoc' ? dayBefore(first) : first;
      period = { from: day, to: day };
    }
    const date = dateOfPaper(folded.slice(end));
    folded = blanked(folded, start, end + (date?.length ?? 0));
  }
  const isAboutNow = NOW.test(folded);
  let term: CongressTerm | null = null;
  const years = TERM_YEARS.exec(folded);
  if (years) {
    term = `${years[1] ?? `20${years[3]}`}-${years[2] ?? `20${years[4]}`}`;
    folded = blanked(folded, years.index, years.index + years[0].length);
  }
  const congress = CONGRESS.exec(folded);
  if (term === null && congress) term = termOfCongress(ROMAN[congress[1] ?? ''] ?? Number(congress[1]));
  if (term === null && TERM_BEFORE.test(folded)) term = previousTerm(termAt(asOf));
  period ??= dateIn(folded, asOf);
  // "đại hội năm 2020" is the congress of a term; a year alone may be any day of it.
  if (term === null && period && /(?:dai hoi|dh |cap uy|nhan su|bau cu)/.test(folded)) {
    const year = Number(period.from.slice(0, 4));
    if (period.to.slice(0, 4) === period.from.slice(0, 4) && /\d{4}-01-01/.test(period.from))
      term = termOfCongressYear(year);
  }
  const isPastTerm = term !== null && term < termAt(asOf);
  if (period === null && term !== null && isPastTerm) period = congressYear(term);
  // A day to come has no other rules yet, and the day of asking needs no period of its own.
  if (period && (period.from > asOf || period.to >= asOf)) period = null;
  return { period, term, isAboutThePast: period !== null || isPastTerm || PAST.test(folded), isAboutNow };
}

/** The first date or year of the text, or null. Years of birth and ages count for nothing. */
function dateIn(text: string, asOf: CalendarDate): Period | null {
  const folded = text.replace(/sinh (?:tu |truoc |sau )?(?:ngay |thang |nam )?[\d/.-]+/g, ' ');
  const relative = new RegExp(`${B}nam ngoai${E}`, 'u').test(folded) ? Number(asOf.slice(0, 4)) - 1 : null;
  if (relative !== null) return yearPeriod(relative);
  const match =
    /(truoc (?:ngay |thang |nam )?)?(?<![\p{N}/.-])(?:(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)|(\d{1,2}) thang (\d{1,2}) nam (20\d\d)|(?:thang )?(\d{1,2})(?:\/| nam |-)(20\d\d)|(20\d\d))(?![\p{N}/-])/u.exec(
      folded,
    );
  if (!match) return null;
  const [, before, d, m, y, d2, m2, y2, m3, y3, y4] = match;
  const found =
    dayPeriod(d ?? d2, m ?? m2, y ?? y2) ?? (m3 === undefined ? yearPeriod(Number(y4)) : monthPeriod(m3, y3));
  if (!found || before === undefined) return found;
  const eve = dayBefore(found.from);
  return { from: eve, to: eve };
}

function dayPeriod(day?: string, month?: string, year?: string): Period | null {
  if (day === undefined) return null;
  const date = calendarDate(Number(year), Number(month), Number(day));
  return date ? { from: date, to: date } : null;
}

function monthPeriod(month: string, year?: string): Period | null {
  const from = calendarDate(Number(year), Number(month), 1);
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const to = calendarDate(Number(year), Number(month), last);
  return from && to ? { from, to } : null;
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + text.slice(end);
}
