import type { ReadLine } from '../../parse/page-reader.ts';

export function correctLines(lines: readonly ReadLine[]): ReadLine[] {
  return [...lines];
}
