/** Fields of an update, as yet unproven. */
export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id as its digits; null when it is none, or a number whose digits are no longer known. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? value : null;
}

/** Seconds since 1970 as ISO text; null for none (and for the 0 of messages that are gone). */
export function momentOf(value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0 || value > 4_102_444_800)
    return null;
  return new Date(value * 1_000).toISOString();
}
