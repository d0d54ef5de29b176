import type { TextBlock } from './outgoing.ts';
import { textOf } from './block-text.ts';

/** A part of the text of a block. */
export interface Range {
  readonly block: TextBlock;
  readonly start: number;
  readonly end: number;
}

const sentences = new Intl.Segmenter('vi', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
/** A marker belongs to the words before it, on the same line. */
const MARKERS_AFTER = /^[^\S\n]*(?:\[[^[\]\s]{1,12}\][^\S\n]*)+[.,;:!?…]*\s*/;
const WORD = /\s*\S+(?:[^\S\n]*\[[^[\]\s]{1,12}\][.,;:!?…]*)*\s*|\s+/g;
const MARKER = /\[[^[\]\s]{1,12}\]/g;

const CUTTERS: readonly ((text: string) => number[])[] = [
  (text) => lengthsToEnds([...sentences.segment(text)].map(({ segment }) => segment)).map(afterMarkers(text)),
  (text) => lengthsToEnds(text.match(WORD) ?? []),
  (text) => outsideMarkers(text, lengthsToEnds([...graphemes.segment(text)].map(({ segment }) => segment))),
  (text) => lengthsToEnds([...text]),
];

/** The last level of `splitRange`: code points, which are not split. */
export const FINEST = CUTTERS.length;

/** The same text in smaller ranges: level 0 sentences with their markers, 1 words, 2 graphemes, 3 code points. */
export function splitRange({ block, start, end }: Range, level: number): readonly Range[] {
  const text = textOf(block).slice(start, end);
  const ends = [...new Set([...(CUTTERS[level]?.(text) ?? []), text.length])].sort((a, b) => a - b);
  return ends.map((to, index) => ({ block, start: start + (ends[index - 1] ?? 0), end: start + to }));
}

function lengthsToEnds(pieces: readonly string[]): number[] {
  let at = 0;
  return pieces.map((piece) => (at += piece.length));
}

function afterMarkers(text: string): (end: number) => number {
  return (end) => {
    const isLineEnd = text.slice(0, end).trimEnd().length < text.slice(0, end).lastIndexOf('\n') + 1;
    return isLineEnd ? end : end + (MARKERS_AFTER.exec(text.slice(end))?.[0].length ?? 0);
  };
}

function outsideMarkers(text: string, ends: readonly number[]): number[] {
  const markers = [...text.matchAll(MARKER)].map(({ 0: marker, index }) => ({
    from: index,
    to: index + marker.length,
  }));
  return ends.filter((end) => !markers.some(({ from, to }) => end > from && end < to));
}
