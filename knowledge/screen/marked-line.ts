import { foldDiacritics } from '../text/fold.ts';
import { goesOn, markBeside, markOnLine, type LineMark } from './mark-on-line.ts';

/** Longer lines hold neither a mark nor a title. */
const LONGEST = 200;
const PARAGRAPH = 160;

/** One line of a paper with what the screen wants to know of it, each worked out at most once. */
export interface MarkedLine {
  readonly text: string;
  /** A full paragraph: where it stands no header is. */
  readonly isParagraph: boolean;
  /** Folded and trimmed; empty for lines too long to be a title. */
  readonly folded: () => string;
  /** The mark that the line, or one column of it, is as it stands. */
  readonly alone: () => LineMark | null;
  /** The same with the damage allowed for that recognition does, where the line was recognised. */
  readonly aloneDamaged: () => LineMark | null;
  /** Whether a mark shares the line with number, national title or day line. */
  readonly hasBeside: () => boolean;
  /** One or two capital letters: part of a word set from top to bottom. */
  readonly isLetter: boolean;
}

/** The lines with words, in order. `isRecognised`: they were read from pictures. */
export function markedLines(rawLines: readonly string[], isRecognised: boolean): MarkedLine[] {
  const texts = rawLines.map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  return texts.map((text, i): MarkedLine => {
    const before = texts[i - 1] ?? '';
    const isShort = text.length <= LONGEST;
    const alone = once(() => (isShort ? aloneMark(text, before, false) : null));
    return {
      text,
      isParagraph: text.trim().length >= PARAGRAPH && !/ {6}|[|│]/.test(text.trim()),
      folded: once(() => (isShort ? foldDiacritics(text).trim() : '')),
      alone,
      aloneDamaged: isRecognised ? once(() => (isShort ? aloneMark(text, before, true) : null)) : alone,
      isLetter: text.length < 20 && /^\s*\p{Lu}{1,2}\s*$/u.test(text),
      hasBeside: once(() => markBeside(text, isRecognised) !== null),
    };
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function aloneMark(line: string, before: string, isRecognised: boolean): LineMark | null {
  const whole = markOnLine(line, isRecognised);
  if (whole !== null) return goesOn(before, line) ? null : whole;
  const cells = line
    .split(/ {3,}|\t|[|│║¦]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  // A row that begins with its number belongs to a list, where MẬT may be a name.
  if (cells.length < 2 || cells.length > 6 || /^\d{1,3}[.)]?$/.test(cells[0] ?? '')) return null;
  if (cells.every((cell) => !/\s/.test(cell))) return null;
  for (const [i, cell] of cells.entries()) {
    const mark = markOnLine(cell, isRecognised);
    if (mark?.isFirm === true && !goesOn(cells[i - 1] ?? '', cell)) return mark;
  }
  return null;
}

/** Whether letters set under each other make a mark: `M`, `Ậ`, `T`. */
export function hasMarkInColumn(zone: readonly MarkedLine[], isRecognised: boolean): boolean {
  if (!zone.some(({ isLetter }) => isLetter)) return false;
  let column = '';
  for (const { text, isLetter } of [...zone, { text: '', isLetter: false }]) {
    if (isLetter) {
      column = (column + text.trim()).slice(-12);
      continue;
    }
    if (column.length >= 3 && markOnLine(column, isRecognised) !== null) return true;
    column = '';
  }
  return false;
}
