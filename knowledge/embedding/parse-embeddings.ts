/** The vectors of an OpenAI-like answer in the order of the inputs, or null when the answer has not the promised form. */
export function parseEmbeddings(answer: unknown, count: number): number[][] | null {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return null;
  const { data } = answer;
  if (!Array.isArray(data) || data.length !== count) return null;
  const vectors = new Map<number, number[]>();
  for (const [place, entry] of (data as unknown[]).entries()) {
    if (typeof entry !== 'object' || entry === null || !('embedding' in entry)) return null;
    const { embedding } = entry;
    if (!Array.isArray(embedding) || embedding.length === 0) return null;
    if (!embedding.every((value): value is number => typeof value === 'number')) return null;
    // Some servers leave `index` out; then the order of the answer counts.
    const index = 'index' in entry && typeof entry.index === 'number' ? entry.index : place;
    vectors.set(index, embedding);
  }
  const ordered = Array.from({ length: count }, (_, at) => vectors.get(at));
  return ordered.every((vector) => vector !== undefined) ? ordered : null;
}
