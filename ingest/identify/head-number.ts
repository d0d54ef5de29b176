import { parseDocumentNumber, type DocumentNumber } from '../../knowledge/model/document-number.ts';
import type { HeadLine } from './head-lines.ts';

/** The number line of a head. */
export interface HeadNumber {
  /** Null when the line is there but left to be filled in, or cannot be read. */
  readonly value: DocumentNumber | null;
  readonly evidence: string;
  /** Below 0.8 when letters had to be taken for digits or a sign was missing. */
  readonly certainty: number;
  /** Indexes of the lines it stands on. */
  readonly at: readonly number[];
}

/** `Số 35-CT/TW`, `Sô: 05`, `Luật số: 36/2018/QH14`; near misses: `Số lượng cấp ủy viên`, `Sở Nội vụ`. */
const PREFIX =
  /^(?:(?:bộ\s)?luật\s|nghị quyết\s|quyết định\s)?s\s?[ốôóòồổỗộơo0]\s?[:;.,]{0,2}\s?(?=[\d\s.…_OlI/–—-]{0,20}[-–—/\d…._]|$)/iu;
const WORDS = /^(?:s\s?[ốôóòồổỗộơo0])\s(?:lượng|liệu|phiếu|dư|điện|người|ngày)/iu;
const MAX_LINE = 160;
const SIGN = '[A-ZĐ][A-Za-zĐđ]{1,6}';
/** A number alone on its line: `05-NQ/ĐU`. */
const BARE = new RegExp(`^\\d{1,5}\\s?[-–—/]\\s?${SIGN}\\s?[-–—/]\\s?[A-ZĐ][A-Za-zĐđ-]{0,20}$`, 'u');
/** The end of a number whose beginning stands on the line before: `NQ/ĐU`, `05-NQ/ĐU`, `- NQ/ĐU`. */
const REST = new RegExp(`^(?:\\d{1,5}\\s?)?[-–—/]?\\s?${SIGN}\\s?[-–—/]\\s?[A-ZĐ][A-Za-zĐđ-]{0,20}$`, 'u');

/** Whether a line is the number line, or the beginning of one. */
export function isNumberLine(line: string): boolean {
  return line.length <= MAX_LINE && PREFIX.test(line) && !WORDS.test(line);
}

/** The number among the lines, which may go on two lines further down when columns alternate. Null without a number line. */
export function findHeadNumber(lines: readonly HeadLine[]): HeadNumber | null {
  let open: HeadNumber | null = null;
  for (const [at, { text }] of lines.entries()) {
    if (!isNumberLine(text)) continue;
    const rest = text.replace(PREFIX, '');
    const read = readNumber(rest) ?? continued(rest, lines, at);
    if (read !== null) return { ...read, evidence: read.evidence ?? text, at: [at, ...(read.restAt ?? [])] };
    if (open === null && !/\d.*\d{3,}.*\d/.test(rest))
      open = { value: null, evidence: text, certainty: 0, at: [at] };
  }
  if (open !== null) return open;
  const at = lines.findIndex(({ text }) => BARE.test(text));
  const bare = lines[at]?.text;
  const value = bare === undefined ? null : parseDocumentNumber(bare);
  return bare === undefined || value === null ? null : { value, evidence: bare, certainty: 0.85, at: [at] };
}

interface Reading {
  readonly value: DocumentNumber;
  readonly certainty: number;
  readonly evidence?: string;
  readonly restAt?: readonly number[];
}

function readNumber(rest: string): Reading | null {
  const exact = parseDocumentNumber(rest);
  if (exact !== null && startsNumber(rest)) return { value: exact, certainty: 0.98 };
  const letter = LETTER_NUMBER.exec(rest);
  if (letter) return { value: `${Number(letter[1])}/${letter[2] ?? ''}` as DocumentNumber, certainty: 0.9 };
  const repaired = parseDocumentNumber(repair(rest));
  return repaired === null || !startsNumber(repair(rest)) ? null : { value: repaired, certainty: 0.6 };
}

/** A letter of a state body has no kind in its number: `125/UBND-VX`, `1204/SNV-XDCQ`. */
const LETTER_NUMBER = /^(\d{1,5})\s?\/\s?([A-ZĐ]{2,10}(?:-[A-ZĐ][A-ZĐa-zđ]{1,9}){1,3})(?!\p{L})/u;

function startsNumber(rest: string): boolean {
  return /^\s?\d/.test(rest);
}

/**
 * Readings of scanned signs: O, l, I for digits at the start; a stroke, l or I for the slash before the body; a lost
 * hyphen. `l5-CT/TW`, `05 NQ/ĐU`, `05-NQIĐU`.
 */
function repair(rest: string): string {
  return rest
    .replace(/^[\dOoIl|]{1,5}(?=\s?[-–—/\s])/u, (digits) =>
      /\d|^[Il|]/.test(digits) ? digits.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1') : digits,
    )
    .replace(/^(\d{1,5})\s(?=[A-ZĐ]{2})/u, '$1-')
    .replace(
      /^(\d{1,5}\s?[-–—/]\s?(?:NQ|QĐ|CT|KL|QC|HD|TB|BC|KH|TTr|CV|CTr))\s?[|Il\\]\s?(?=[A-ZĐ])/u,
      '$1/',
    );
}

/** `Số` / `05-NQ/ĐU`, `Số 05 -` / `NQ/ĐU`, the rest at most two lines below. */
function continued(rest: string, lines: readonly HeadLine[], at: number): Reading | null {
  if (rest !== '' && !/^\d{1,5}\s?[-–—/]?$|^\d{1,5}\s?[-–—/]\s?\p{Lu}{2,4}\s?[-–—/]?$/u.test(rest.trim()))
    return null;
  for (const [i, line] of lines.slice(at + 1, at + 4).entries()) {
    if (!REST.test(line.text) && !/^[A-ZĐ]{2,8}$/u.test(line.text)) continue;
    const whole = [rest, line.text].filter((part) => part !== '').join(' ');
    const joined = readNumber(whole) ?? readNumber(whole.replace(/\s/g, ''));
    if (joined !== null)
      return {
        ...joined,
        certainty: Math.min(joined.certainty, 0.9),
        evidence: `${lines[at]?.text ?? ''} ${line.text}`,
        restAt: [at + 1 + i],
      };
  }
  return null;
}
