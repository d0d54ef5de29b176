/** Grows with each failure (counted from 1) up to a limit, and differs from one to the next, so that not all come back in the same second. */
export function backOffMs(
  failures: number,
  { firstMs, limitMs }: { readonly firstMs: number; readonly limitMs: number },
  random: () => number,
): number {
  const full = Math.min(limitMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (0.5 + random() / 2));
}
