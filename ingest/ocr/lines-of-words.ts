import type { RecognisedLine } from './recogniser.ts';

/** One word as an engine saw it. */
export type RecognisedWord = RecognisedLine;

/**
 * A gap of so many heights of the line parts two columns: letterheads, feet and rows of tables stand side by side, and
 * engines read them as one line. Spaces of justified print stay below one height.
 */
const COLUMN_GAP = 1.7;

/** What engines make of dust and strokes; it would bridge two columns. */
const DUST = /^[ˆ˜´`¨|¦~_‘'’]+$/u;

/** The words of one line, left to right, as one line for each column that it runs across. */
export function linesOfWords(words: readonly RecognisedWord[]): RecognisedLine[] {
  const height = median(words.map(({ box }) => box.bottom - box.top));
  const runs: RecognisedWord[][] = [];
  let right = -Infinity;
  for (const word of words) {
    if (DUST.test(word.text)) continue;
    const run = runs.at(-1);
    if (run === undefined || word.box.left - right > COLUMN_GAP * height) runs.push([word]);
    else run.push(word);
    right = word.box.right;
  }
  return runs.map((run) => ({
    text: run.map(({ text }) => text).join(' '),
    confidence: run.reduce((sum, { confidence }) => sum + confidence, 0) / run.length,
    box: {
      left: Math.min(...run.map(({ box }) => box.left)),
      top: Math.min(...run.map(({ box }) => box.top)),
      right: Math.max(...run.map(({ box }) => box.right)),
      bottom: Math.max(...run.map(({ box }) => box.bottom)),
    },
  }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
