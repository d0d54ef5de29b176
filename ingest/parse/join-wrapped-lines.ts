import { markerOf } from '../split/markers.ts';

/** A paragraph of plain text; `afterBlank` tells whether an empty line stood before it. */
export interface TextParagraph {
  readonly text: string;
  readonly afterBlank: boolean;
}

const MAX_WRAP_WIDTH = 140;
const MIN_WRAP_WIDTH = 40;
/** Closing signs after which a line may be the last of its paragraph. */
const SENTENCE_END = /[.!?:;…”"»)]$/u;

/**
 * Paragraphs from lines: an empty line always parts; a line broken by a fixed text width, or in the middle of a
 * sentence, is joined to the next. Lines that begin with a marker (Điều 1, I., a), -, Thứ nhất) start anew; `thứ nhất` in small letters goes on with a sentence.
 */
export function joinWrappedLines(lines: readonly string[]): TextParagraph[] {
  const width = wrapWidth(lines);
  const paragraphs: { parts: string[]; afterBlank: boolean }[] = [];
  let previous = '';
  let blank = true;
  for (const raw of lines) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') {
      blank = true;
      continue;
    }
    const open = paragraphs.at(-1);
    if (open && !blank && continues(previous, line, width)) open.parts.push(line);
    else paragraphs.push({ parts: [line], afterBlank: blank });
    previous = line;
    blank = false;
  }
  return paragraphs.map(({ parts, afterBlank }) => ({ text: parts.join(' '), afterBlank }));
}

function continues(line: string, next: string, width: number | null): boolean {
  const marker = markerOf(next)?.type ?? null;
  const isInSentence = (marker === 'ordinal' || marker === 'counted') && /^\p{Ll}/u.test(next);
  if ((marker !== null && !isInSentence) || isCapitals(line) !== isCapitals(next)) return false;
  const ended = SENTENCE_END.test(line);
  const startsLower = /^\p{Ll}/u.test(next);
  if (!ended && startsLower) return line.length >= MIN_WRAP_WIDTH;
  if (width === null) return false;
  const firstWord = next.split(' ', 1)[0] ?? '';
  const full = line.length + 1 + firstWord.length > width;
  return full && (!ended || startsLower || line.length + 1 + firstWord.length > width + 2);
}

function isCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}

/** The width at which the text was broken, or null when its lines are whole paragraphs. */
function wrapWidth(lines: readonly string[]): number | null {
  const lengths = lines
    .map((line) => line.trim().length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  if (lengths.length < 4 || longest > MAX_WRAP_WIDTH || longest < MIN_WRAP_WIDTH) return null;
  const nearlyFull = lengths.filter((length) => length >= longest * 0.8).length;
  return nearlyFull >= Math.max(3, lengths.length * 0.25) ? longest : null;
}
