/** `[1], [3]–[6]`: three and more in a row as a range. */
export function markerWords(markers: readonly number[]): string {
  const ordered = [...new Set(markers)].sort((a, b) => a - b);
  const words: string[] = [];
  for (let i = 0; i < ordered.length;) {
    let last = i;
    while (ordered[last + 1] === (ordered[last] ?? 0) + 1) last++;
    const [from, to] = [ordered[i], ordered[last]];
    if (last - i >= 2) words.push(`[${from}]–[${to}]`);
    else for (const marker of ordered.slice(i, last + 1)) words.push(`[${marker}]`);
    i = last + 1;
  }
  return words.join(', ');
}

/** The markers that such words name. */
export function markersNamed(words: string): number[] {
  return [...words.matchAll(/\[(\d+)\](?:–\[(\d+)\])?/g)].flatMap(([, from, to]) =>
    Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, i) => Number(from) + i),
  );
}
