import { meanMetrics, percentile, queryMetrics, type RetrievalMetrics } from './retrieval-metrics.ts';
import type { RetrievalSet } from './retrieval-set.ts';

export interface RetrievalFigures extends RetrievalMetrics {
  /** Time of one question, ranking included. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly queries: number;
}

export interface RetrievalRun extends Pick<RetrievalSet, 'queries' | 'relevant'> {
  /** Corpus ids, best first; at least twenty where that many match. */
  readonly rankDocuments: (query: string) => Promise<readonly string[]> | readonly string[];
}

/** Asks every query that has relevant documents, one after another, and gives the means. */
export async function evaluateRetrieval(run: RetrievalRun): Promise<RetrievalFigures> {
  const perQuery: RetrievalMetrics[] = [];
  const times: number[] = [];
  for (const { id, text } of run.queries) {
    const relevant = run.relevant.get(id);
    if (!relevant) continue;
    const start = performance.now();
    const ranked = await run.rankDocuments(text);
    times.push(performance.now() - start);
    perQuery.push(queryMetrics(ranked, relevant));
  }
  return {
    ...meanMetrics(perQuery),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    queries: perQuery.length,
  };
}
