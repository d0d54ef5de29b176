/** Page numbers as a reader writes them: `1–3, 7`. At most twenty parts are named. */
export function pagesWritten(pages: readonly number[]): string {
  const parts: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = parts.at(-1);
    if (last !== undefined && page === last.to + 1) last.to = page;
    else parts.push({ from: page, to: page });
  }
  const named = parts.slice(0, 20).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return named.join(', ') + (parts.length > 20 ? ', …' : '');
}
