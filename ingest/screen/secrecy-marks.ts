import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { isInternalMark } from './internal-marks.ts';
import { goesOn, markBeside, markOnLine, type LineMark, type SecrecyDegree } from './mark-on-line.ts';

/** What the marks of a text allow: `secret` papers are refused, `internal` ones shown to invited people only. */
export type SecrecyFinding = 'secret' | 'internal' | 'none';

/** Header position: so many lines with words, and never after the first full paragraph. */
const HEADER_LINES = 30;
const PAGE_TOP_LINES = 15;
const PARAGRAPH = 160;
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
  const lines = linesWithWords(rawLines);
  if (hasMark(headerOf(lines), 'first', isRecognised) || hasMarkInside(lines, isRecognised)) return 'secret';
  for (const page of recognisedPages) {
    const top = linesWithWords(page);
    if (hasMark(top.slice(0, PAGE_TOP_LINES), 'page', true) || hasMarkInside(top, true)) return 'secret';
  }
  const edges = [...lines.slice(0, 2 * HEADER_LINES), ...lines.slice(-15), ...newPapers(lines).flat()];
  const tops = recognisedPages.flatMap((page) => linesWithWords(page).slice(0, PAGE_TOP_LINES));
  return [...edges, ...tops].some(isInternalMark) ? 'internal' : 'none';
}

function linesWithWords(rawLines: readonly string[]): string[] {
  return rawLines.map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
}

function headerOf(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex(isParagraph);
  return lines.slice(0, Math.min(HEADER_LINES, end === -1 ? lines.length : end));
}

function isParagraph(line: string): boolean {
  const words = line.trim();
  return words.length >= PARAGRAPH && !/ {6}|[|│]/.test(words);
}

/** Whether one of the lines is or carries a mark. Three degrees under each other are a table of the degrees. */
function hasMark(zone: readonly string[], place: 'first' | 'page' | 'inner', isRecognised: boolean): boolean {
  const alone = zone.map((line, i) => aloneMark(line, zone[i - 1] ?? '', isRecognised));
  const firm = alone.filter((mark) => mark !== null && (place === 'first' || mark.isFirm));
  const degrees = new Set(firm.map((mark) => mark?.degree));
  if (firm.length > 0 && degrees.size < 3) return true;
  if (zone.some((line) => markBeside(line, isRecognised) !== null)) return true;
  return markInColumn(zone, isRecognised) !== null;
}

/** The mark that the line, or one column of it, is. */
function aloneMark(line: string, before: string, isRecognised: boolean): LineMark | null {
  const whole = markOnLine(line, isRecognised);
  if (whole !== null) return goesOn(before) ? null : whole;
  const cells = line
    .split(/ {3,}|\t|[|│║¦]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  // A row that begins with its number belongs to a list, where MẬT may be a name.
  if (cells.length < 2 || cells.length > 6 || /^\d{1,3}[.)]?$/.test(cells[0] ?? '')) return null;
  if (cells.every((cell) => !/\s/.test(cell))) return null;
  for (const [i, cell] of cells.entries()) {
    const mark = markOnLine(cell, isRecognised);
    if (mark?.isFirm === true && !goesOn(cells[i - 1] ?? '')) return mark;
  }
  return null;
}

/** Letters set under each other: `M`, `Ậ`, `T`. */
function markInColumn(zone: readonly string[], isRecognised: boolean): LineMark | null {
  let column = '';
  for (const line of [...zone, '']) {
    const words = line.trim();
    if (/^\p{Lu}{1,2}$/u.test(words)) {
      column = (column + words).slice(-12);
      continue;
    }
    const mark = column.length >= 3 ? markOnLine(column, isRecognised) : null;
    if (mark !== null) return mark;
    column = '';
  }
  return null;
}

/** The surroundings of every title of a further paper or annex. */
function newPapers(lines: readonly string[]): (readonly string[])[] {
  return lines.flatMap((line, i) => {
    if (line.length > 200 || !NEW_PAPER.test(foldDiacritics(line).trim())) return [];
    let from = i;
    while (from > 0 && i - from < LINES_BEFORE_TITLE && !isParagraph(lines[from - 1] ?? '')) from--;
    let to = i + 1;
    while (to < lines.length && to - i < LINES_AFTER_TITLE && !isParagraph(lines[to] ?? '')) to++;
    return [lines.slice(from, to)];
  });
}

/** A mark behind the header: of a paper inside the file, on later pages, or alone somewhere. */
function hasMarkInside(lines: readonly string[], isRecognised: boolean): boolean {
  const firm = new Map<SecrecyDegree, number>();
  const others: string[] = [];
  lines.forEach((line, i) => {
    const mark = line.length > 200 ? null : aloneMark(line, lines[i - 1] ?? '', false);
    if (mark === null) others.push(line);
    else if (mark.isFirm && !/^\s*[#>"“+]/.test(line))
      firm.set(mark.degree, (firm.get(mark.degree) ?? 0) + 1);
  });
  if (firm.size === 1 && [...firm.values()].some((count) => count >= 2)) return true;
  if (firm.size > 0 && !others.some((line) => SPEAKS_OF_SECRECY.test(foldDiacritics(line)))) return true;
  return newPapers(lines).some(
    (zone) =>
      !zone.some((line) => SHOWS_A_SAMPLE.test(foldDiacritics(line))) && hasMark(zone, 'inner', isRecognised),
  );
}
