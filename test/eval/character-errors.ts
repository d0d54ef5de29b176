import { foldSpaces } from '../../knowledge/text/normalize.ts';

interface Placed {
  readonly text: string;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/** Wrong, missing and superfluous characters of a reading. */
export interface CharacterErrors {
  readonly errors: number;
  /** Characters of the truth. */
  readonly characters: number;
}

/**
 * Characters that must change to make the reading the truth, spaces folded. Texts that stand side by side may be read
 * row by row or column by column: neither order is an error.
 */
export function characterErrors(truth: readonly Placed[], read: readonly Placed[]): CharacterErrors {
  const truths = [inOrder(truth), inRows(truth)];
  const readings = [inOrder(read), inRows(read)];
  let best: CharacterErrors | null = null;
  for (const right of truths)
    for (const reading of readings) {
      const errors = editDistance(right, reading);
      if (best === null || errors < best.errors) best = { errors, characters: [...right].length };
    }
  if (best === null) throw new Error('nothing to compare');
  return best;
}

function inOrder(lines: readonly Placed[]): string {
  return foldSpaces(lines.map(({ text }) => text).join(' '));
}

/** Lines whose middles stand at one height are one row, read from left to right. */
function inRows(lines: readonly Placed[]): string {
  const rows: Placed[][] = [];
  const byMiddle = [...lines].sort((a, b) => a.box.top + a.box.bottom - b.box.top - b.box.bottom);
  for (const line of byMiddle) {
    const middle = (line.box.top + line.box.bottom) / 2;
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && middle < first.box.bottom - (first.box.bottom - first.box.top) * 0.2) row.push(line);
    else rows.push([line]);
  }
  return foldSpaces(
    rows
      .map((row) =>
        row
          .sort((a, b) => a.box.left - b.box.left)
          .map(({ text }) => text)
          .join(' '),
      )
      .join(' '),
  );
}

/** Levenshtein distance in code points. */
export function editDistance(left: string, right: string): number {
  const a = Array.from(left, (letter) => letter.codePointAt(0) ?? 0);
  const b = Array.from(right, (letter) => letter.codePointAt(0) ?? 0);
  let above = Uint32Array.from({ length: b.length + 1 }, (_, j) => j);
  let row = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    const letter = a[i - 1];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] as number) + (letter === b[j - 1] ? 0 : 1);
      const drop = (above[j] as number) + 1;
      const add = (row[j - 1] as number) + 1;
      row[j] = change < drop ? (change < add ? change : add) : drop < add ? drop : add;
    }
    [above, row] = [row, above];
  }
  return above[b.length] as number;
}
