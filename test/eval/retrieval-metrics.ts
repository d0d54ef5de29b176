/** Means over all queries, each between 0 and 1. */
export interface RetrievalMetrics {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall5: number;
  readonly recall10: number;
  readonly recall20: number;
}

/** Figures of one query: its ranked document ids against the relevant ones. Ids that come again do not count again. */
export function queryMetrics(ranked: readonly string[], relevant: ReadonlySet<string>): RetrievalMetrics {
  const gains = [...new Set(ranked)].map((id) => (relevant.has(id) ? 1 : 0));
  const first = gains.indexOf(1);
  const ideal = discounted(Array.from({ length: relevant.size }, () => 1));
  const recall = (depth: number): number =>
    relevant.size === 0 ? 0 : gains.slice(0, depth).filter((gain) => gain === 1).length / relevant.size;
  return {
    ndcg10: ideal === 0 ? 0 : discounted(gains) / ideal,
    mrr10: first >= 0 && first < 10 ? 1 / (first + 1) : 0,
    recall5: recall(5),
    recall10: recall(10),
    recall20: recall(20),
  };
}

/** Means of `queryMetrics`; all 0 without queries. */
export function meanMetrics(queries: readonly RetrievalMetrics[]): RetrievalMetrics {
  const mean = (name: keyof RetrievalMetrics): number =>
    queries.length === 0 ? 0 : queries.reduce((sum, metrics) => sum + metrics[name], 0) / queries.length;
  return {
    ndcg10: mean('ndcg10'),
    mrr10: mean('mrr10'),
    recall5: mean('recall5'),
    recall10: mean('recall10'),
    recall20: mean('recall20'),
  };
}

/** The value below which the given share of the numbers lies (nearest rank); 0 without numbers. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce<number>((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
