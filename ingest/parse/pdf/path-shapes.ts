import type { Box } from '../layout/page-line.ts';
import type { Matrix } from './matrix.ts';

/** What a path of straight lines is made of. */
export interface StraightParts {
  readonly rules: readonly Box[];
  /** Whether filling it covers an area and not only a line. */
  readonly isArea: boolean;
  readonly outlines: number;
}

/** Drawing codes of the library in the data of a path, with the numbers that follow each. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
/** Points: thicker bars are areas, shorter strokes are parts of letters and ticks. */
const MAX_THICKNESS = 2.5;
const MIN_LENGTH = 6;
/** A path with more numbers than this is a drawing, not a frame or a table. */
const MAX_NUMBERS = 4000;

type Point = readonly [number, number];

/** Upright and level lines of a path, in points; null when the path is something else (curves, slanted lines). */
export function straightParts(data: readonly number[], ctm: Matrix, isFilled: boolean): StraightParts | null {
  if (data.length > MAX_NUMBERS) return null;
  const outlines = outlinesOf(data, ctm);
  if (outlines === null) return null;
  const rules: Box[] = [];
  let isArea = false;
  for (const points of outlines) {
    const box = boxOf(points);
    const isThin = Math.min(box.right - box.left, box.bottom - box.top) <= MAX_THICKNESS;
    if (isThin) rules.push(box);
    else if (isFilled) isArea = true;
    if (isThin || isFilled) continue;
    for (let i = 1; i < points.length; i++) {
      const side = boxOf(points.slice(i - 1, i + 1));
      if (Math.min(side.right - side.left, side.bottom - side.top) <= 1) rules.push(side);
    }
  }
  return {
    rules: rules.filter((box) => Math.max(box.right - box.left, box.bottom - box.top) >= MIN_LENGTH),
    isArea,
    outlines: outlines.length,
  };
}

function outlinesOf(data: readonly number[], ctm: Matrix): Point[][] | null {
  const outlines: Point[][] = [];
  let current: Point[] = [];
  const place = (at: number): Point => {
    const x = data[at] ?? 0;
    const y = data[at + 1] ?? 0;
    return [ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]];
  };
  for (let i = 0; i < data.length;) {
    const code = data[i];
    if (code === MOVE) {
      current = [place(i + 1)];
      outlines.push(current);
      i += 3;
    } else if (code === LINE) {
      current.push(place(i + 1));
      i += 3;
    } else if (code === CLOSE) {
      const [first] = current;
      if (first !== undefined) current.push(first);
      i += 1;
    } else return null;
  }
  return outlines.every(isUprightAndLevel) ? outlines.filter((points) => points.length > 1) : null;
}

/** Every side runs up or across; a near miss is the stroke of an underlined, slanted arrow. */
function isUprightAndLevel(points: readonly Point[]): boolean {
  return points.every((point, i) => {
    const next = points[i + 1];
    return next === undefined || Math.abs(next[0] - point[0]) <= 1 || Math.abs(next[1] - point[1]) <= 1;
  });
}

function boxOf(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
