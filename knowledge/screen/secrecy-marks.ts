import { foldDiacritics } from '../text/fold.ts';
import { isInternalMark } from './internal-marks.ts';
import type { SecrecyDegree } from './mark-on-line.ts';
import { hasMarkInColumn, markedLines, type MarkedLine } from './marked-line.ts';

/** What the marks of a text allow: `secret` papers are refused, `internal` ones shown to invited people only. */
export type SecrecyFinding = 'secret' | 'internal' | 'none';

/** Header position: so many lines with words, and never after the first full paragraph. */
const HEADER_LINES = 30;
const PAGE_TOP_LINES = 15;
const LINES_BEFORE_TITLE = 8;
const LINES_AFTER_TITLE = 14;

/** Where a paper or an annex of its own begins inside a file. */
const NEW_PAPER =
  /^(?:.{0,60}\b)?(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam)$|^phu luc(?: [\divx]{1,5})?(?:[ :.,(].{0,60})?$/;
/** A text of rules about secrecy shows marks as examples. */
const SPEAKS_OF_SECRECY =
  /\b(?:bi mat nha nuoc|do mat|dau mat|dong dau (?:chi )?(?:cac )?(?:do|muc)|(?:van ban|tai lieu) (?:co do )?mat|giai mat|muc do mat|cac do mat)\b/;
const SHOWS_A_SAMPLE = /\b(?:mau (?:con )?dau|mau trinh bay|vi tri trinh bay|so do|minh hoa|the thuc)\b/;

/**
 * Screens the lines of a file, before anything is stored. A mark counts in header position of the file, of a page and
 * of each paper or annex in it, when it returns as running head, and anywhere alone in a text that does not speak about
 * secrecy; such a text carries marks as words only. `recognisedPages`: lines of each page as read from pictures, before
 * any correction, which could make another word of a damaged mark.
 */
export function screenSecrecy(
  rawLines: readonly string[],
  recognisedPages: readonly (readonly string[])[] = [],
): SecrecyFinding {
  const isRecognised = recognisedPages.length > 0;
  const lines = markedLines(rawLines, isRecognised);
  if (hasMark(headerOf(lines), 'first', isRecognised) || hasMarkInside(lines, isRecognised)) return 'secret';
  const edges = new Set([...lines.slice(0, 2 * HEADER_LINES), ...lines.slice(-15)]);
  for (const zone of newPapers(lines)) for (const line of zone) edges.add(line);
  for (const page of recognisedPages) {
    const pageLines = markedLines(page, true);
    const top = pageLines.slice(0, PAGE_TOP_LINES);
    if (hasMark(top, 'inner', true) || hasMarkInside(pageLines, true)) return 'secret';
    for (const line of top) edges.add(line);
  }
  return [...edges].some(({ text }) => isInternalMark(text)) ? 'internal' : 'none';
}

function headerOf(lines: readonly MarkedLine[]): readonly MarkedLine[] {
  const end = lines.findIndex(({ isParagraph }) => isParagraph);
  return lines.slice(0, Math.min(HEADER_LINES, end === -1 ? lines.length : end));
}

/** Whether one of the lines is or carries a mark. Three degrees under each other are a table of the degrees. */
function hasMark(zone: readonly MarkedLine[], place: 'first' | 'inner', isRecognised: boolean): boolean {
  const marks = zone.flatMap((line) => line.aloneDamaged() ?? []);
  const firm = marks.filter(({ isFirm }) => place === 'first' || isFirm);
  const degrees = new Set(firm.map(({ degree }) => degree));
  if (firm.length > 0 && degrees.size < 3) return true;
  return zone.some((line) => line.hasBeside()) || hasMarkInColumn(zone, isRecognised);
}

/** The surroundings of every title of a further paper or annex. */
function newPapers(lines: readonly MarkedLine[]): (readonly MarkedLine[])[] {
  return lines.flatMap((line, i) => {
    if (!NEW_PAPER.test(line.folded())) return [];
    let from = i;
    while (from > 0 && i - from < LINES_BEFORE_TITLE && lines[from - 1]?.isParagraph === false) from--;
    let to = i + 1;
    while (to - i < LINES_AFTER_TITLE && lines[to]?.isParagraph === false) to++;
    return [lines.slice(from, to)];
  });
}

/** A mark behind the header: of a paper inside the file, on later pages, or alone somewhere. */
function hasMarkInside(lines: readonly MarkedLine[], isRecognised: boolean): boolean {
  const firm = new Map<SecrecyDegree, number>();
  for (const line of lines) {
    const mark = line.alone();
    if (mark?.isFirm === true && !/^\s*[#>"“+]/.test(line.text))
      firm.set(mark.degree, (firm.get(mark.degree) ?? 0) + 1);
  }
  if (firm.size === 1 && [...firm.values()].some((count) => count >= 2)) return true;
  if (firm.size > 0 && !lines.some((line) => line.alone() === null && speaksOfSecrecy(line))) return true;
  // Most papers have nothing that needs a look at the titles inside them.
  if (!lines.some((line) => line.isLetter || line.aloneDamaged() !== null || line.hasBeside())) return false;
  return newPapers(lines).some(
    (zone) =>
      !zone.some((line) => SHOWS_A_SAMPLE.test(line.folded())) && hasMark(zone, 'inner', isRecognised),
  );
}

function speaksOfSecrecy({ text }: MarkedLine): boolean {
  return SPEAKS_OF_SECRECY.test(foldDiacritics(text));
}
