import type { Passage } from '../../../knowledge/model/passage.ts';
import { allParts, partLines, type Paper } from '../../papers/paper.ts';

/** One place where two texts part. Either side may be empty. */
export interface TextDifference {
  readonly expected: string;
  readonly got: string;
}

/** How far a text is from what it should be. Characters, after white space was folded. */
export interface TextComparison {
  readonly length: number;
  /** Insertions, deletions and exchanges. */
  readonly errors: number;
  /** Errors within lines that are there: without whole lines that are missing, misplaced or too many. */
  readonly readingErrors: number;
  readonly differences: readonly TextDifference[];
}

/** What a reader of the passages sees: each heading once, where it begins, then the text under it; not the title. */
export function publishedText(passages: readonly Passage[]): string {
  const lines: string[] = [];
  let open: readonly string[] = [];
  for (const { headings, text, role } of passages) {
    if (role === 'title') continue;
    if (role !== 'caption') {
      const same = headings.findIndex((heading, i) => heading !== open[i]);
      if (same !== -1) lines.push(...headings.slice(same));
      open = headings;
    }
    lines.push(text);
  }
  return lines.join('\n');
}

/** The text of the paper against that of the passages. Signs between cells are no text. */
export function compareText(paper: Paper, passages: readonly Passage[], caseIsLost: boolean): TextComparison {
  const expected = allParts(paper).flatMap(partLines).join('\n');
  const fold = (text: string): string[] => {
    const folded = text.normalize('NFC').replace(/\|/g, ' ').replace(/\s+/g, ' ').trim();
    return (caseIsLost ? folded.toLowerCase() : folded).split(' ');
  };
  if (passages.length === 0) return lost(fold(expected).join(' ').length);
  return compareWords(fold(expected), fold(publishedText(passages)));
}

/** A one-sided difference of so many characters is a line in the wrong place, not a slip of reading. */
const WHOLE_LINE = 30;
/** Beyond so many differing words two texts are not the same paper. */
const MAX_EDITS = 4000;

export function compareWords(expected: readonly string[], got: readonly string[]): TextComparison {
  const length = expected.join(' ').length;
  const hunks = differingRuns(expected, got);
  if (hunks === null) return lost(length);
  let errors = 0;
  let readingErrors = 0;
  const differences: TextDifference[] = [];
  for (const hunk of hunks) {
    const [wanted, found] = [hunk.expected.join(' '), hunk.got.join(' ')];
    const edits =
      wanted === '' ? found.length + 1 : found === '' ? wanted.length + 1 : editDistance(wanted, found);
    errors += edits;
    const isWholeLine = Math.abs(wanted.length - found.length) > WHOLE_LINE;
    if (!isWholeLine) readingErrors += edits;
    differences.push({ expected: wanted, got: found });
  }
  return { length, errors, readingErrors, differences };
}

function lost(length: number): TextComparison {
  return {
    length,
    errors: length,
    readingErrors: length,
    differences: [{ expected: '(the whole text)', got: '' }],
  };
}

interface Run {
  readonly expected: readonly string[];
  readonly got: readonly string[];
}

/** Where the lists part, by the shortest edit script (Myers); null beyond MAX_EDITS. */
function differingRuns(expected: readonly string[], got: readonly string[]): Run[] | null {
  const steps = shortestEdits(expected, got);
  if (steps === null) return null;
  const runs: { expected: string[]; got: string[] }[] = [];
  let isOpen = false;
  for (const step of steps) {
    if (step.type === 'same') {
      isOpen = false;
      continue;
    }
    if (!isOpen) runs.push({ expected: [], got: [] });
    isOpen = true;
    const run = runs.at(-1);
    if (step.type === 'lost') run?.expected.push(step.word);
    else run?.got.push(step.word);
  }
  return runs;
}

interface EditStep {
  readonly type: 'same' | 'lost' | 'added';
  readonly word: string;
}

function shortestEdits(a: readonly string[], b: readonly string[]): EditStep[] | null {
  const limit = Math.min(a.length + b.length, MAX_EDITS);
  const offset = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (furthest[offset + k - 1] ?? 0) < (furthest[offset + k + 1] ?? 0));
      let x = down ? (furthest[offset + k + 1] ?? 0) : (furthest[offset + k - 1] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest[offset + k] = x;
      if (x >= a.length && x - k >= b.length) {
        trace.push(furthest.slice(offset - d - 1, offset + d + 2));
        return walkBack(a, b, trace);
      }
    }
    trace.push(furthest.slice(offset - d - 1, offset + d + 2));
  }
  return null;
}

/** `trace[d]` holds the diagonals -d-1 … d+1 after d edits. */
function walkBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): EditStep[] {
  const steps: EditStep[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d - 1] ?? new Int32Array();
    const at = (k: number): number => before[k + d] ?? -1;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const from = down ? k + 1 : k - 1;
    const startX = at(from);
    const startY = startX - from;
    while (x > startX + (down ? 0 : 1) && y > startY + (down ? 1 : 0)) {
      steps.push({ type: 'same', word: a[--x] ?? '' });
      y--;
    }
    if (down) steps.push({ type: 'added', word: b[--y] ?? '' });
    else steps.push({ type: 'lost', word: a[--x] ?? '' });
  }
  while (x > 0 && y > 0) {
    steps.push({ type: 'same', word: a[--x] ?? '' });
    y--;
  }
  return steps.reverse();
}

/** Levenshtein distance in characters. Texts beyond 3,000 characters are taken to differ by the longer of the two. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  if (from.length > 3000 || to.length > 3000) return Math.max(from.length, to.length);
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}
