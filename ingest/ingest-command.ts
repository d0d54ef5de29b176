import { join } from 'node:path';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import type { Log } from '../knowledge/log.ts';
import { currentVersionName } from '../knowledge/store/publish.ts';
import type { IngestArguments } from './cli-arguments.ts';
import type { IngestConfig } from './config.ts';
import type { PlanMode } from './plan.ts';
import type { Progress } from './progress.ts';
import type { IngestReport } from './report.ts';
import { runIngest } from './run-ingest.ts';
import { fetchedEmbedder, readyEmbedder, type SemanticOptions } from './semantic-side.ts';

export interface IngestParts {
  readonly config: IngestConfig;
  readonly log: Log;
  readonly progress: Progress;
  /** Shows one line to the administrator. */
  readonly say: (line: string) => void;
}

/**
 * Carries out `ingest`. The first version is published for keyword search before anything is embedded or fetched, so
 * the product answers at once; when a model is at hand, or can be fetched, a version with vectors follows.
 */
export async function ingestOnce(asked: IngestArguments, parts: IngestParts): Promise<IngestReport> {
  const { config, log, progress, say } = parts;
  const dataDir = asked.data ?? config.dataDir;
  const mode = modeOf(asked);
  const run = (embedder: Embedder | null): Promise<IngestReport> =>
    runIngest({ dataDir, paths: asked.paths, mode, dryRun: asked.dryRun, embedder, progress, log });
  const semantic: SemanticOptions = {
    settings: { ...config.embedding, dataDir },
    hubRoot: config.hubRoot,
    log,
    say,
    onProgress: ({ file, doneBytes, totalBytes }) =>
      progress.step('fetch', doneBytes, totalBytes ?? doneBytes, file),
  };
  if (asked.dryRun) return run(null);

  const choice = await readyEmbedder(semantic);
  const isFirst = currentVersionName(join(dataDir, 'knowledge')) === null;
  const report = await run(isFirst ? null : choice.embedder);
  if (report.version === null) {
    await choice.embedder?.close();
    return report;
  }
  const embedder =
    choice.embedder ?? (choice.mayFetch ? await fetchedEmbedder(choice.model, semantic) : null);
  if (!embedder) return report;
  try {
    const withVectors = await run(embedder);
    return withVectors.published ? { ...report, published: true, version: withVectors.version } : report;
  } finally {
    await embedder.close();
  }
}

function modeOf({ replace, prune, paths }: IngestArguments): PlanMode {
  if (replace) return { mode: 'replace' };
  return prune ? { mode: 'prune', paths } : { mode: 'add' };
}
