import { calendarDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { findDates, hasBlankDate } from './dates.ts';
import type { HeadLine } from './head-lines.ts';

/** The day line of a head. */
export interface HeadDay {
  /** Null when it is left blank or names no real day (31/02): it is never guessed. */
  readonly value: CalendarDate | null;
  readonly evidence: string;
  readonly certainty: number;
  /** `Sơn Lĩnh` in `Sơn Lĩnh, ngày …`; null when the line begins with the day. */
  readonly town: string | null;
  readonly at: number;
}

const MAX_LINE = 160;
const MAX_AROUND = 60;
/** `ngay05 thang 02 nam2020`, `ngay o5 thang l2 nam 2o19`, in folded text; near miss: `ngay 05 va 06 thang 02`. */
const RECOGNISED =
  /ngay\s{0,2}([\dolis]{1,2})\s{0,2}thang\s{0,2}([\doli]{1,2})\s{0,2}n[ai]m\s{0,2}([\doli]{4})(?![\da-z])/;

/** Whether a line is a day line: `Bến Sỏi, ngày 05 tháng 02 năm 2020`; near miss: a sentence that names a day. */
export function isDayLine(line: string): boolean {
  return readDay(line) !== null;
}

/** The day line among the lines; its end may stand up to three lines below when columns alternate. */
export function findHeadDay(lines: readonly HeadLine[]): HeadDay | null {
  let open: HeadDay | null = null;
  for (const [at, { text }] of lines.entries()) {
    if (/[.;]$/.test(text) && text.length > 60) continue;
    const alone = readDay(text);
    const read = alone === null || alone.value === null ? (continuedDay(lines, at) ?? alone) : alone;
    if (read === null) continue;
    if (read.value !== null) return { ...read, at };
    open ??= { ...read, at };
  }
  return open;
}

type Reading = Omit<HeadDay, 'at'>;

function readDay(line: string): Reading | null {
  if (line.length > MAX_LINE || /[;]$/.test(line)) return null;
  const town = townOf(line);
  const [day] = findDates(line);
  if (day) {
    const before = line.slice(0, day.start);
    const isLine =
      line.length - day.raw.length <= MAX_AROUND &&
      !/[.;]$/.test(line.slice(day.end).trim()) &&
      (/(?:^|,\s?|\s)ngày\s{0,3}$/iu.test(before) || (town !== null && /,\s?$/.test(before)));
    return isLine ? { value: day.date, evidence: line, certainty: day.date === null ? 0 : 0.98, town } : null;
  }
  const recognised = RECOGNISED.exec(foldDiacritics(line));
  if (recognised && line.length - recognised[0].length <= MAX_AROUND) {
    const [, date = '', month = '', year = ''] = recognised.map(digitsOf);
    const value = calendarDate(Number(year), Number(month), Number(date));
    const isExact = recognised.slice(1).every((part) => /^\d+$/.test(part));
    return { value, evidence: line, certainty: value === null ? 0 : isExact ? 0.9 : 0.6, town };
  }
  return line.length <= 110 && hasBlankDate(line)
    ? { value: null, evidence: line, certainty: 0, town }
    : null;
}

/** Letters that recognition puts for digits. */
function digitsOf(part: string): string {
  return part.replace(/o/g, '0').replace(/[li]/g, '1').replace(/s/g, '5');
}

/** `Lăng Mông, ngày 05` / `tháng 02 năm 2020`, `…, ngày 05 tháng 02` / `năm 2020`, `… tháng 02 năm` / `2020`. */
function continuedDay(lines: readonly HeadLine[], at: number): Reading | null {
  const text = lines[at]?.text ?? '';
  if (text.length > 80 || !/ngày[\s\d.…_]{0,8}(?:tháng[\s\d.…_]{0,8}(?:năm\s?)?)?$/iu.test(text)) return null;
  const rest = /năm\s?$/iu.test(text) ? /^\d{4}(?!\d)/ : /^(?:\d{1,2}\s)?(?:tháng|năm)[\s\d.…_]/iu;
  for (const { text: next } of lines.slice(at + 1, at + 4)) {
    if (!rest.test(next)) continue;
    const joined = readDay(`${text} ${next}`);
    if (joined !== null) return { ...joined, certainty: Math.min(joined.certainty, 0.9) };
  }
  return null;
}

const TOWN =
  /^((?:TP\.?\s?|Tp\.?\s?)?\p{Lu}[\p{L}’'.-]*(?:\s\p{Lu}[\p{L}’'-]*){0,4})\s?,?\s{0,2}(?=ngày|\d)/u;

function townOf(line: string): string | null {
  const town = TOWN.exec(line)?.[1] ?? null;
  return town !== null && /\p{Ll}/u.test(town) && !/^Ngày$/u.test(town) ? town.replace(/[,.]$/, '') : null;
}
