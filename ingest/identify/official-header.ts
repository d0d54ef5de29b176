import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { DocumentKind } from '../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../knowledge/model/document-number.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { Block } from '../parse/parser.ts';
import { markerOf } from '../split/markers.ts';
import { kindOfTitleLine } from './document-kind.ts';
import { findHeadDay, isDayLine } from './head-day.ts';
import { headLines, isNationLine, type HeadLine } from './head-lines.ts';
import { findHeadNumber, isNumberLine } from './head-number.ts';
import { readLetterSubject, readTitle } from './head-title.ts';

interface Found<Value> {
  readonly value: Value;
  readonly evidence: string;
  /** 0..1; below 0.8 when scanned signs had to be put right. */
  readonly certainty: number;
}

/** What the head of a paper in the standard Party or state form says. */
export interface OfficialHeader {
  /** Canonical number with the words it was read from; null when the line is missing or left open. */
  readonly number: Found<DocumentNumber> | null;
  readonly numberLeftOpen: boolean;
  readonly issuedOn: Found<CalendarDate> | null;
  /** The day line is there but blank, or names no real day. */
  readonly dateLeftOpen: boolean;
  /** Place of issue in the day line. */
  readonly town: string | null;
  /** Lines of capitals that name the issuing body, outermost first, as written. */
  readonly issuerLines: readonly string[];
  /** Whether the title of the youth union stands in the head. */
  readonly isYouthUnion: boolean;
  readonly isDraft: boolean;
  readonly kind: DocumentKind | null;
  /** `BỘ CHÍNH TRỊ` when the title line says `CHỈ THỊ CỦA BỘ CHÍNH TRỊ`. */
  readonly kindIssuer: string | null;
  /** Trích yếu as written; null when there is none. */
  readonly title: string | null;
  /** Index of the first block of the body. */
  readonly bodyStart: number;
}

const HEAD_BLOCKS = 40;
/** Lines behind the title line in which number and day may still stand when columns alternate. */
const BEHIND = 4;
/** Marks of urgency, drafts, secrecy and circulation that stand between the lines of the head. */
const HEAD_MARK =
  /^(?:hoa toc|thuong khan|khan|du thao.{0,20}|\(du thao.{0,20}\)|toi mat|tuyet mat|mat|luu hanh noi bo|thu hoi sau .{0,30})$/;
const DRAFT = /^\(?du thao(?: lan(?: thu)? \S{1,5}| \d{1,2})?\)?[.:]?$/;
/** `CỦA BỘ CHÍNH TRỊ` after or below the kind; near miss: a trích yếu that begins with "của" in small letters. */
const OF_BODY = /^CỦA\s([\p{Lu}\s]{3,80})$/u;

/** Reads the letterhead within the first 40 blocks, or null when the text is not in an official form. */
export function readOfficialHeader(blocks: readonly Block[]): OfficialHeader | null {
  const lines = headLines(blocks.slice(0, HEAD_BLOCKS));
  const texts = lines.map(({ text }) => text);
  const kindAt = texts.findIndex((line) => kindOf(line) !== null);
  const letterAt = texts.findIndex((line) => /^k[ií]nh g[ửứừưữ]i\s?:?/iu.test(line));
  const titleAt = kindAt !== -1 ? kindAt : letterAt;
  if (titleAt === -1) return null;

  const before = lines.slice(0, titleAt);
  const near = [...before, ...lines.slice(titleAt + 1, titleAt + 1 + BEHIND)];
  const nation = before.some(({ text }) => isNationLine(text));
  const titleLine = texts[titleAt] ?? '';
  const numbered = kindAt === -1 ? null : numberInTitle(titleLine);
  const number = findHeadNumber(before) ?? findHeadNumber(near) ?? numbered;
  const day = findHeadDay(before) ?? findHeadDay(near);
  const structured = blocks
    .slice(lines[titleAt]?.block ?? 0)
    .slice(0, 60)
    .some((block) => /^(?:article|chapter|roman)$/.test(markerOf(block.text)?.type ?? ''));
  if (!nation && number === null && !(kindAt !== -1 && titleAt <= 5 && structured)) return null;
  if (kindAt === -1 && number === null && day === null) return null;

  const kind = kindAt === -1 ? null : kindOf(titleLine);
  const used = new Set([...(number?.at ?? []), ...(day === null ? [] : [day.at])].map((at) => near[at]));
  const ofBody = OF_BODY.exec(kind?.rest ?? '')?.[1] ?? OF_BODY.exec(texts[titleAt + 1] ?? '')?.[1] ?? null;
  const isAside = (line: HeadLine): boolean =>
    used.has(line) ||
    isNumberLine(line.text) ||
    isDayLine(line.text) ||
    OF_BODY.test(line.text) ||
    isNationLine(line.text);
  const heading =
    kindAt === -1
      ? { ...readLetterSubject(before, isAside), bodyStart: lines[titleAt]?.block ?? 0 }
      : readTitle(lines, titleAt, ofBody === null ? (kind?.rest ?? '') : '', isAside);
  return {
    number: number?.value ? { ...number, value: number.value } : null,
    numberLeftOpen: number !== null && number.value === null,
    issuedOn: day?.value ? { ...day, value: day.value } : null,
    dateLeftOpen: day !== null && day.value === null,
    town: day?.town ?? null,
    issuerLines: before
      .filter((line) => !used.has(line) && isIssuerLine(line.text))
      .map(({ text }) => text)
      .slice(-4),
    isYouthUnion: before.some(({ text }) => /^doan (?:tncs|thanh nien)/.test(foldDiacritics(text))),
    isDraft:
      kind?.isDraft === true ||
      near.some(({ text }) => text.length <= 40 && DRAFT.test(foldDiacritics(text))),
    kind: kind?.kind ?? (kindAt === -1 ? 'cong-van' : null),
    kindIssuer: ofBody,
    title: heading.title,
    bodyStart: heading.bodyStart,
  };
}

const MAX_KIND_LINE = 120;

function kindOf(
  written: string,
): { readonly kind: DocumentKind; readonly rest: string; readonly isDraft: boolean } | null {
  if (written.length > MAX_KIND_LINE || !isCapitals(written)) return null;
  const line = written.replace(/^\(?DỰ THẢO\)?\s+(?=\p{L})/u, '');
  const found = kindOfTitleLine(line);
  return found === null ? null : { ...found, isDraft: line !== written };
}

/** `CHỈ THỊ SỐ 35-CT/TW` in one line. */
function numberInTitle(line: string): ReturnType<typeof findHeadNumber> {
  const at = line.search(/(?<!\p{L})SỐ\s?:?\s?\d/u);
  const found = at === -1 ? null : findHeadNumber([{ text: line.slice(at), block: 0 }]);
  return found === null ? null : { ...found, at: [], certainty: Math.min(found.certainty, 0.9) };
}

/** Capitals but for a letter or two that recognition has made small. */
function isCapitals(line: string): boolean {
  const letters = line.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter));
  return capitals.length > 0 && capitals.length >= letters.length * 0.85;
}

function isIssuerLine(line: string): boolean {
  const folded = foldDiacritics(line);
  return (
    isCapitals(line) &&
    line.length <= 100 &&
    !isNationLine(line) &&
    !HEAD_MARK.test(folded) &&
    !isNumberLine(line) &&
    /\p{Lu}{2}/u.test(line) &&
    !/\d{3}/.test(line)
  );
}
