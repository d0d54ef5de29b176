import type { Colour } from './page-marks.ts';

/** Clockwise from upright, in whole degrees, 0..359. */
export function angleOf(x: number, y: number): number {
  return (Math.round((Math.atan2(y, x) * 180) / Math.PI) + 360) % 360;
}

/** `#rrggbb` as the library gives it. */
export function colourOf(value: unknown): Colour | null {
  const match = typeof value === 'string' ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value) : null;
  if (match === null) return null;
  return [parseInt(match[1] ?? '', 16), parseInt(match[2] ?? '', 16), parseInt(match[3] ?? '', 16)];
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function numbersOf(value: unknown): readonly number[] {
  if (value === null || typeof value !== 'object' || !('length' in value)) return [];
  return Array.from(value as ArrayLike<unknown>, numberOf);
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
