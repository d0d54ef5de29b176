import { join, resolve } from 'node:path';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import type { RegisterEntry } from '../knowledge/model/register.ts';
import { currentVersionName } from '../knowledge/store/publish.ts';
import type { IngestArguments } from './cli-arguments.ts';
import type { IngestConfig } from './config.ts';
import type { PlanMode } from './plan.ts';
import type { Progress } from './progress.ts';
import type { DocumentReader } from './reading/document-reader.ts';
import type { IngestReport } from './report.ts';
import { runIngest } from './run-ingest.ts';
import { fetchedEmbedder, readyEmbedder, sayEmbeddingFailed, type SemanticOptions } from './semantic-side.ts';
import { shownPath } from './source/folder-source.ts';

export interface IngestParts {
  readonly config: IngestConfig;
  readonly log: Log;
  readonly progress: Progress;
  readonly openReader: (register: readonly RegisterEntry[]) => DocumentReader;
  /** Shows one line to the administrator. */
  readonly say: (line: string) => void;
}

/**
 * Carries out `ingest`. The first version is published for keyword search before anything is embedded or fetched, so
 * the product answers at once; when a model is at hand, or can be fetched, a version with vectors follows.
 */
export async function ingestOnce(asked: IngestArguments, parts: IngestParts): Promise<IngestReport> {
  const { config, log, progress, openReader, say } = parts;
  const dataDir = asked.data ?? config.dataDir;
  const mode = modeOf(asked);
  const run = (embedder: Embedder | null): Promise<IngestReport> =>
    runIngest({
      dataDir,
      paths: asked.paths,
      mode,
      dryRun: asked.dryRun,
      embedder,
      openReader,
      progress,
      log,
    });
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
  let { embedder } = choice;
  try {
    const isFirst = currentVersionName(join(dataDir, 'knowledge')) === null;
    if (embedder && !isFirst) return (await withVectors(run, embedder, semantic)) ?? (await run(null));
    const report = await run(null);
    if (report.version === null) return report;
    if (!choice.embedder && choice.mayFetch) embedder = await fetchedEmbedder(choice.model, semantic);
    const second = embedder && (await withVectors(run, embedder, semantic));
    return second?.published ? { ...report, published: true, version: second.version } : report;
  } finally {
    await embedder?.close();
  }
}

/** A run with vectors, or null after one line when the embedder gives none: search by keyword goes on. */
async function withVectors(
  run: (embedder: Embedder) => Promise<IngestReport>,
  embedder: Embedder,
  semantic: SemanticOptions,
): Promise<IngestReport | null> {
  try {
    return await run(embedder);
  } catch (error) {
    if (!(error instanceof KnowledgeError) || error.code !== 'embedder-unavailable') throw error;
    sayEmbeddingFailed(error, semantic);
    return null;
  }
}

function modeOf({ replace, prune, paths }: IngestArguments): PlanMode {
  if (replace) return { mode: 'replace' };
  return prune ? { mode: 'prune', paths: paths.map((path) => shownPath(resolve(path))) } : { mode: 'add' };
}
