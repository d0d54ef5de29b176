/** `[1]`, `[1, 3]`, `[2-4]`, `【1】`, `[nguồn 2]`, several in a row; near misses: `[…]`, `[2020]`, `(1)`. */
export const MARKER_GROUP =
  /(?:\s*[[【]\s*(?:nguồn|nguồn số|source|số)?\s*\d{1,2}(?:\s*(?:,|;|và|-|–)\s*(?:nguồn\s*)?\d{1,2})*(?:†[^\]】]{0,40})?\s*[\]】])+/giu;

/** The numbers of a marker group, each once; a range gives all between. */
export function markersOf(group: string): number[] {
  const numbers: number[] = [];
  for (const [, from, to] of group.replace(/†[^\]】]*/g, '').matchAll(/(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?/g)) {
    const last = Number(to ?? from);
    for (let number = Number(from); number <= last; number++) numbers.push(number);
    if (last < Number(from)) numbers.push(Number(from), last);
  }
  return [...new Set(numbers)];
}
