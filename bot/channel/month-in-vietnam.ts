/** `2026-11`: the calendar month in Việt Nam, by which quotas are counted. */
export function monthInVietnam(nowMs: number): string {
  return new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 7);
}
