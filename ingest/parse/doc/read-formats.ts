import type { Piece } from './read-pieces.ts';

/** Properties of the characters from one position in the text to another. */
export interface FormatRun {
  readonly from: number;
  readonly to: number;
  /** Number of the paragraph style; 0 for character formats. */
  readonly style: number;
  readonly sprms: Buffer;
}

const PAGE = 512;
/** Bytes of an entry in a page of paragraph formats: its place, and heights nobody needs. */
const PARAGRAPH_ENTRY = 13;

interface PageRun {
  readonly start: number;
  readonly end: number;
  readonly style: number;
  readonly sprms: Buffer;
}

/** Formats in the order of the text. Pages of the stream hold them by byte position, pieces say which text that is. */
export function readFormats(
  word: Buffer,
  index: Buffer,
  pieces: readonly Piece[],
  kind: 'characters' | 'paragraphs',
): FormatRun[] {
  const sorted = pagesOf(word, index)
    .flatMap((page) => (kind === 'characters' ? characterRuns(page) : paragraphRuns(page)))
    .sort((a, b) => a.start - b.start);
  // Runs of a sound file never overlap; those of a broken one must not be counted many times over.
  const runs: PageRun[] = [];
  for (const run of sorted) {
    const start = Math.max(run.start, runs.at(-1)?.end ?? 0);
    if (run.end > start) runs.push({ ...run, start });
  }
  return pieces.flatMap((piece) => runsIn(piece, runs));
}

function runsIn({ from, to, start, width }: Piece, runs: readonly PageRun[]): FormatRun[] {
  const end = start + (to - from) * width;
  const found: FormatRun[] = [];
  for (let i = firstEndingAfter(runs, start); i < runs.length; i++) {
    const run = runs[i];
    if (run === undefined || run.start >= end) break;
    const first = Math.max(from, from + Math.floor((run.start - start) / width));
    const last = Math.min(to, from + Math.ceil((run.end - start) / width));
    if (last > first) found.push({ from: first, to: last, style: run.style, sprms: run.sprms });
  }
  return found;
}

function firstEndingAfter(runs: readonly PageRun[], position: number): number {
  return firstWhere(runs, ({ end }) => end > position);
}

/** Index of the first run of the text that ends after the position. */
export function indexAt(runs: readonly FormatRun[], position: number): number {
  return firstWhere(runs, ({ to }) => to > position);
}

/** Index of the first value that fits, when all after it fit too. */
function firstWhere<T>(values: readonly T[], fits: (value: T) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle];
    if (value !== undefined && fits(value)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The pages an index names, each once. */
function pagesOf(word: Buffer, index: Buffer): Buffer[] {
  const count = Math.floor((index.length - 4) / 8);
  const numbers = new Set<number>();
  for (let i = 0; i < count; i++) numbers.add(index.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff);
  return [...numbers].flatMap((number) => {
    const page = word.subarray(number * PAGE, number * PAGE + PAGE);
    return page.length === PAGE ? [page] : [];
  });
}

function characterRuns(page: Buffer): PageRun[] {
  const count = Math.min(page.readUInt8(PAGE - 1), 101);
  return Array.from({ length: count }, (_, i) => {
    const at = page.readUInt8((count + 1) * 4 + i) * 2;
    const size = at === 0 ? 0 : page.readUInt8(at);
    return { ...rangeOf(page, i), style: 0, sprms: page.subarray(at + 1, Math.min(PAGE - 1, at + 1 + size)) };
  });
}

function paragraphRuns(page: Buffer): PageRun[] {
  const count = Math.min(page.readUInt8(PAGE - 1), 29);
  return Array.from({ length: count }, (_, i) => {
    const at = page.readUInt8((count + 1) * 4 + i * PARAGRAPH_ENTRY) * 2;
    if (at === 0 || at + 3 > PAGE) return { ...rangeOf(page, i), style: 0, sprms: page.subarray(0, 0) };
    const words = page.readUInt8(at);
    const start = words === 0 ? at + 2 : at + 1;
    const size = words === 0 ? page.readUInt8(at + 1) * 2 : words * 2 - 1;
    const style = start + 2 <= PAGE ? page.readUInt16LE(start) : 0;
    return { ...rangeOf(page, i), style, sprms: page.subarray(start + 2, Math.min(PAGE - 1, start + size)) };
  });
}

function rangeOf(page: Buffer, i: number): { start: number; end: number } {
  return { start: page.readUInt32LE(i * 4), end: page.readUInt32LE(i * 4 + 4) };
}
