import { calendarDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { DocumentKind } from '../../knowledge/model/document.ts';
import { parseDocumentNumber, type DocumentNumber } from '../../knowledge/model/document-number.ts';
import { normalizeText } from '../../knowledge/text/normalize.ts';
import { kindOfNumber } from './document-kind.ts';

/** What the name of a file says of the paper in it. */
export interface FileNameFacts {
  readonly number: DocumentNumber | null;
  readonly issuedOn: CalendarDate | null;
  readonly kind: DocumentKind | null;
  /** Digits of a name such as `cv123`, which are a number without body. */
  readonly ordinal: number | null;
}

const CODES = 'NQ|QĐi|QĐ|QD|CT|KL|QC|QyĐ|HD|TB|BC|KH|CTr|CTHĐ|CTHD|TTr|CV|BB|ĐA|DA|PA|TT|NĐ|ND';
const GAP = '[-_ .–—+]';
/** `35-CT-TW`, `40-KH_TU`, `05 NQ DU`, `12-KH-UBND`; digits, kind and body apart by any sign a file name may have. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,5})${GAP}{1,3}(${CODES})${GAP}{1,3}(BTCTW|[A-ZĐ]{2,10})(?![\\p{L}\\d])`,
  'iu',
);
/** `30/2020/NĐ-CP` as `30-2020-ND-CP`. */
const STATE_NUMBER =
  /(?<![\p{L}\d])(\d{1,4})[-_ .](20\d\d|19\d\d)[-_ .](NĐ|ND|TT|QĐ|QD|NQ|QH\d{1,2})(?:[-_ .]([A-ZĐ]{2,8}))?(?![\p{L}\d])/iu;
/** `cv123`, `CV so 123`, `KH-40`: kind and digits without body. */
const SHORT = new RegExp(
  `(?<![\\p{L}\\d])(${CODES})${GAP}{0,2}(?:s[oố]${GAP}{0,2})?(\\d{1,5})(?![\\p{L}\\d])`,
  'iu',
);
const DAY_FIRST = /(?<!\d)(0?[1-9]|[12]\d|3[01])[-_. ](0?[1-9]|1[0-2])[-_. ]((?:19|20)\d\d)(?!\d)/u;
const YEAR_FIRST = /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)/u;
const PACKED = /(?<!\d)([0-2]\d|3[01])(0[1-9]|1[0-2])((?:19|20)\d\d)(?!\d)/u;
const MAX_NAME = 200;

/** Reads number, day and kind from a file name. Everything is null in a name that says nothing. */
export function readFileName(name: string): FileNameFacts {
  const words = normalizeText(name.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .slice(0, MAX_NAME);
  const issuedOn = dayOf(words);
  const number = numberOf(words);
  const short = number === null ? SHORT.exec(words) : null;
  const kind = number === null ? null : kindOfNumber(number);
  return {
    number,
    issuedOn,
    kind: kind ?? (short === null ? null : kindOfNumber(`1-${upperCode(short[1] ?? '')}/X`)),
    ordinal: short === null ? null : Number(short[2]),
  };
}

function numberOf(words: string): DocumentNumber | null {
  const state = STATE_NUMBER.exec(words);
  if (state) {
    const [, digits = '', year = '', code = '', body] = state;
    return parseDocumentNumber(
      `${digits}/${year}/${upperCode(code)}${body === undefined ? '' : `-${body.toUpperCase()}`}`,
    );
  }
  const match = NUMBER.exec(words);
  if (!match) return null;
  const [, digits = '', code = '', body = ''] = match;
  // A state body joins with a slash first; canonical form decides by the body, so the reversed form asks it to.
  return parseDocumentNumber(`${digits}/${upperCode(code)}-${body.toUpperCase()}`);
}

function upperCode(code: string): string {
  const upper = code.toUpperCase();
  return { QD: 'QĐ', ND: 'NĐ', DA: 'ĐA', CTHD: 'CTHĐ', CTR: 'CTr', TTR: 'TTr' }[upper] ?? upper;
}

function dayOf(words: string): CalendarDate | null {
  const day = DAY_FIRST.exec(words) ?? PACKED.exec(words);
  if (day) return calendarDate(Number(day[3]), Number(day[2]), Number(day[1]));
  const year = YEAR_FIRST.exec(words);
  return year ? calendarDate(Number(year[1]), Number(year[2]), Number(year[3])) : null;
}
