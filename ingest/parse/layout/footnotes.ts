import { medianOf, sizeOf, type PageLine } from './page-line.ts';
import { joinRow, rowsOf } from './rows.ts';

/** Notes at the foot of a page and the lines above them. */
export interface PageWithNotes {
  readonly lines: readonly PageLine[];
  /** Each `(1) Words of the note`. */
  readonly notes: readonly string[];
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** `¹ Nghị quyết`, `1 Xem`, `(1) Xem`, `1. Xem`, `* Ghi chú`. */
const NOTE = /^(?:\(?(\d{1,3})\)?[.)]?|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(\*{1,3}))\s?(?=\p{L}|["“(])/u;
/** Letters of notes are at most so large beside those of the text. */
const SMALLER = 0.9;
const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/gu;

/**
 * Takes the notes from the foot of a page, and the raised numbers that point to them from its text, so that a number
 * or a word before such a mark stays as it is written.
 */
export function takeFootnotes(
  lines: readonly PageLine[],
  bodySize: number,
  pageHeight: number,
): PageWithNotes {
  const rows = rowsOf(lines.filter(({ fontSize }) => fontSize !== null));
  let from = rows.length;
  while (from > 0 && (rows[from - 1]?.size ?? bodySize) <= SMALLER * bodySize) from--;
  const small = rows.slice(from).filter(({ box }) => box.top > pageHeight * 0.3);
  const texts = small.map((row) => joinRow(row.lines)?.text ?? '');
  const first = texts.findIndex((text) => NOTE.test(text));
  if (first === -1) return { lines, notes: [] };
  const notes: string[] = [];
  const labels = new Set<string>();
  let expected: number | null = null;
  for (const text of texts.slice(first)) {
    const match = NOTE.exec(text);
    const label = match === null ? '' : (match[1] ?? plainDigits(match[2] ?? ''));
    const last = notes.at(-1);
    // Notes of a page count upwards one by one; another number is part of the words of a note.
    const isNext = match !== null && (label === '' || expected === null || Number(label) === expected);
    if (!isNext) {
      if (last !== undefined) notes[notes.length - 1] = `${last} ${text}`;
      continue;
    }
    if (label !== '') {
      labels.add(label);
      expected = Number(label) + 1;
    }
    notes.push(`(${label === '' ? (match[3] ?? '*') : label}) ${text.slice(match[0].length)}`);
  }
  const taken = new Set(small.slice(first).flatMap(({ box }) => [box]));
  const isTaken = (line: PageLine): boolean =>
    line.fontSize !== null &&
    [...taken].some((box) => line.box.top >= box.top - 0.5 && line.box.bottom <= box.bottom + 0.5);
  const kept = lines
    .filter((line) => !isTaken(line))
    .map((line) => ({
      ...line,
      text: line.text.replace(RAISED, (mark) => (labels.has(plainDigits(mark)) ? '' : mark)).trim(),
    }))
    .filter(({ text }) => text !== '');
  return { lines: kept, notes };
}

/** The usual letter size of a text, weighted by how much is set in it. */
export function bodySizeOf(lines: readonly PageLine[]): number {
  const sizes = lines.flatMap((line) =>
    Array.from({ length: Math.ceil(line.text.length / 20) }, () => Math.round(sizeOf(line) * 2) / 2),
  );
  return medianOf(sizes, 12);
}

function plainDigits(raised: string): string {
  return [...raised].map((digit) => String(SUPERSCRIPTS.indexOf(digit))).join('');
}
