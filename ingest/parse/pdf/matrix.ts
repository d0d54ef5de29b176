import type { Box } from '../layout/page-line.ts';

/** a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** Six finite numbers of whatever a file gives, or null. */
export function matrixOf(value: unknown): Matrix | null {
  if (value === null || typeof value !== 'object') return null;
  const numbers = Array.from(value as ArrayLike<unknown>).slice(0, 6);
  if (numbers.length !== 6 || !numbers.every((n) => typeof n === 'number' && Number.isFinite(n))) return null;
  return numbers as unknown as Matrix;
}

/** The upright box around a transformed one. */
export function transformBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const xs = [x0, x1].flatMap((x) => [y0, y1].map((y) => m[0] * x + m[2] * y + m[4]));
  const ys = [x0, x1].flatMap((x) => [y0, y1].map((y) => m[1] * x + m[3] * y + m[5]));
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

export function intersect(a: Box | null, b: Box): Box {
  if (a === null) return b;
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function contains(box: Box, x: number, y: number, margin = 0): boolean {
  return (
    x >= box.left - margin && x <= box.right + margin && y >= box.top - margin && y <= box.bottom + margin
  );
}
