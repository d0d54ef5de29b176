import { join } from 'node:path';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import { rankDocuments } from '../../knowledge/search/rank-documents.ts';
import { evaluateRetrieval } from './retrieval.ts';
import { loadRetrievalSet } from './retrieval-set.ts';
import { openScratchVersion, readEntries } from './scratch-version.ts';

/** What `eval retrieval` prints. */
export interface RetrievalReport {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall5: number;
  readonly recall10: number;
  readonly recall20: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly docs: number;
  readonly passages: number;
  readonly indexSeconds: number;
  readonly rssMb: number;
}

/** Passages asked for, so that at least twenty documents come of them. */
const PASSAGES_ASKED = 100;

/** Builds a scratch version with the product's own ingest and search and measures document retrieval on it. */
export async function measureRetrieval(folder: string, queriesFile?: string): Promise<RetrievalReport> {
  const set = loadRetrievalSet(folder, queriesFile ?? join(folder, 'queries.jsonl'));
  const started = performance.now();
  const version = await openScratchVersion(await readEntries(set.corpus));
  const indexSeconds = (performance.now() - started) / 1000;
  const { reader, search } = version.knowledge;
  const asOf = dayInVietnam(new Date());
  try {
    const figures = await evaluateRetrieval({
      ...set,
      rankDocuments: async (query) => {
        const found = await search.search({ texts: [{ text: query, weight: 1 }], asOf, top: PASSAGES_ASKED });
        return rankDocuments(found, (row) => reader.documentAt(row).file).map(({ documentId }) => documentId);
      },
    });
    const { ndcg10, mrr10, recall5, recall10, recall20, p50Ms, p95Ms } = figures;
    return {
      ndcg10,
      mrr10,
      recall5,
      recall10,
      recall20,
      p50Ms,
      p95Ms,
      docs: set.corpus.length,
      passages: reader.passageCount,
      indexSeconds,
      rssMb: Math.round(process.memoryUsage.rss() / 1_048_576),
    };
  } finally {
    version.remove();
  }
}
