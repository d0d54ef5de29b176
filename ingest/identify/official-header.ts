import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { DocumentKind } from '../../knowledge/model/document.ts';
import { parseDocumentNumber, type DocumentNumber } from '../../knowledge/model/document-number.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { Block } from '../parse/parser.ts';
import { markerOf } from '../split/markers.ts';
import { findDates, hasBlankDate } from './dates.ts';
import { kindOfTitleLine } from './document-kind.ts';

/** What the head of a paper in the standard Party or state form says. */
export interface OfficialHeader {
  /** Canonical number with the words it was read from; null when the line is missing or left open. */
  readonly number: { readonly value: DocumentNumber; readonly evidence: string } | null;
  readonly numberLeftOpen: boolean;
  readonly issuedOn: { readonly value: CalendarDate; readonly evidence: string } | null;
  /** The day line is there but blank, or names no real day. */
  readonly dateLeftOpen: boolean;
  /** Lines of capitals that name the issuing body, outermost first, as written. */
  readonly issuerLines: readonly string[];
  readonly kind: DocumentKind | null;
  /** `BỘ CHÍNH TRỊ` when the title line says `CHỈ THỊ CỦA BỘ CHÍNH TRỊ`. */
  readonly kindIssuer: string | null;
  /** Trích yếu as written; null when there is none. */
  readonly title: string | null;
  /** Index of the first block of the body. */
  readonly bodyStart: number;
}

const HEAD_BLOCKS = 40;
const NATION =
  /^(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc)$/;
/** `*`, `-----`, `* * *`; drawn rules of the letterhead. */
const RULE = /^[\s*_=.~–—-]{1,80}$/;
/** `Số 35-CT/TW`, `Luật số: 36/2018/QH14`; near miss: `Số lượng cấp ủy viên`. */
const NUMBER_LINE = /^(?:(?:bộ\s)?luật\s|nghị quyết\s)?số\s?:?\s?(?=[\d\s.…_/-]{0,30}[-–—/])/iu;
/** Marks of urgency, drafts and secrecy that stand between the lines of the head. */
const HEAD_MARK = /^(?:hoa toc|thuong khan|khan|du thao.{0,20}|toi mat|tuyet mat|mat)$/;
/** `CỦA BỘ CHÍNH TRỊ` after or below the kind; near miss: a trích yếu that begins with "của" in small letters. */
const OF_BODY = /^CỦA\s([\p{Lu}\s]{3,80})$/u;
/** First words of a body, which a trích yếu never begins with. */
const BODY_START = /^(?:căn cứ|xét|kính gửi|sau khi|ngày \d)/iu;

/** Reads the letterhead within the first 40 blocks, or null when the text is not in an official form. */
export function readOfficialHeader(blocks: readonly Block[]): OfficialHeader | null {
  const head = blocks.slice(0, HEAD_BLOCKS).map((block) => block.text);
  const kindAt = head.findIndex(
    (line) => isCapitals(line) && line.length <= 100 && kindOfTitleLine(line) !== null,
  );
  const letterAt = head.findIndex((line) => /^kính gửi\s?:?/iu.test(line));
  const titleAt = kindAt !== -1 ? kindAt : letterAt;
  if (titleAt === -1) return null;

  const before = head.slice(0, titleAt);
  const after = head.slice(titleAt + 1, titleAt + 5);
  const nation = before.some((line) => NATION.test(foldDiacritics(line)));
  const numberLine = [...before, ...after].find((line) => NUMBER_LINE.test(line) && line.length <= 160);
  const dateLine = [...before, ...after].find(isDayLine);
  const structured = blocks
    .slice(titleAt, titleAt + 60)
    .some((block) => /^(?:article|chapter|roman)$/.test(markerOf(block.text)?.type ?? ''));
  if (!nation && numberLine === undefined && !(kindAt !== -1 && titleAt <= 5 && structured)) return null;
  if (kindAt === -1 && numberLine === undefined) return null;

  const number = numberLine === undefined ? null : parseDocumentNumber(numberLine);
  const [day] = dateLine === undefined ? [] : findDates(dateLine);
  const titleLine = head[titleAt] ?? '';
  const kind = kindAt === -1 ? null : kindOfTitleLine(titleLine);
  const heading = kindAt === -1 ? letterTitle(before, titleAt) : readTitle(head, titleAt, kind?.rest ?? '');
  return {
    number: number === null ? null : { value: number, evidence: numberLine ?? '' },
    numberLeftOpen: numberLine !== undefined && number === null,
    issuedOn: day?.date ? { value: day.date, evidence: dateLine ?? '' } : null,
    dateLeftOpen: dateLine !== undefined && !day?.date,
    issuerLines: before.filter((line) => isIssuerLine(line)).slice(-3),
    kind: kind?.kind ?? null,
    kindIssuer: OF_BODY.exec(kind?.rest ?? '')?.[1] ?? OF_BODY.exec(head[titleAt + 1] ?? '')?.[1] ?? null,
    title: heading.title,
    bodyStart: heading.bodyStart,
  };
}

function isCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}

function isIssuerLine(line: string): boolean {
  const folded = foldDiacritics(line);
  return (
    isCapitals(line) &&
    line.length <= 100 &&
    !NATION.test(folded) &&
    !HEAD_MARK.test(folded) &&
    !NUMBER_LINE.test(line) &&
    /\p{Lu}{2}/u.test(line) &&
    !/\d{2}/.test(line)
  );
}

/** `Bến Sỏi, ngày 05 tháng 02 năm 2020`; near miss: a sentence that names a day. */
function isDayLine(line: string): boolean {
  if (line.length > 160 || /[.;]$/.test(line)) return false;
  const [day] = findDates(line);
  if (day)
    return line.length - day.raw.length <= 60 && /(?:^|,\s?|\s)ngày\s{0,3}$/iu.test(line.slice(0, day.start));
  return line.length <= 110 && hasBlankDate(line);
}

const MAX_TITLE = 500;

function readTitle(
  head: readonly string[],
  titleAt: number,
  rest: string,
): { title: string | null; bodyStart: number } {
  const parts: string[] = [];
  if (rest !== '' && !OF_BODY.test(rest)) parts.push(rest);
  let at = titleAt + 1;
  for (; at < head.length; at++) {
    const line = head[at] ?? '';
    if (RULE.test(line)) {
      if (parts.length > 0) break;
      continue;
    }
    if (NUMBER_LINE.test(line) || isDayLine(line) || OF_BODY.test(line)) continue;
    if (markerOf(line) !== null || BODY_START.test(line) || /[.;:,]$/.test(line)) break;
    const length = parts.join(' ').length + line.length;
    const goesOn =
      parts.length === 0 || /^[\p{Ll}(]/u.test(line) || (isCapitals(line) && isCapitals(parts.join(' ')));
    if (!goesOn || length > MAX_TITLE) break;
    parts.push(line);
  }
  while (at < head.length && RULE.test(head[at] ?? '')) at++;
  return { title: parts.length === 0 ? null : parts.join(' '), bodyStart: at };
}

/** Công văn have no title line; their trích yếu stands under the number: `V/v …`, `Về việc …`. */
function letterTitle(
  before: readonly string[],
  titleAt: number,
): { title: string | null; bodyStart: number } {
  const at = before.findIndex((line) => /^(?:v\/v|về việc|về)\s/iu.test(line));
  return { title: at === -1 ? null : (before[at] ?? null), bodyStart: titleAt };
}
