import { join, resolve } from 'node:path';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { Log } from '../knowledge/log.ts';
import type { RegisterEntry } from '../knowledge/model/register.ts';
import { currentVersionName } from '../knowledge/store/publish.ts';
import type { IngestArguments } from './cli-arguments.ts';
import type { IngestConfig } from './config.ts';
import type { GoldenGate } from './golden/golden-gate.ts';
import type { PlanMode } from './plan.ts';
import type { Progress } from './progress.ts';
import type { DocumentReader } from './reading/document-reader.ts';
import { runIngest, type EndedRun } from './run-ingest.ts';
import { fetchedEmbedder, readyEmbedder, sayEmbeddingFailed, type SemanticOptions } from './semantic-side.ts';
import { shownPath } from './source/folder-source.ts';

export interface IngestParts {
  readonly config: IngestConfig;
  readonly log: Log;
  readonly progress: Progress;
  readonly openReader: (register: readonly RegisterEntry[]) => DocumentReader;
  /** Asks the golden questions before a switch; null asks none. */
  readonly gate: ((dataDir: string) => GoldenGate) | null;
  /** Shows one line to the administrator. */
  readonly say: (line: string) => void;
}

/**
 * Carries out `ingest`. The first version is published for keyword search before anything is embedded or fetched, so
 * the product answers at once; when a model is at hand, or can be fetched, a version with vectors follows.
 */
export async function ingestOnce(asked: IngestArguments, parts: IngestParts): Promise<EndedRun> {
  const { config, log, progress, openReader, gate, say } = parts;
  const dataDir = asked.data ?? config.dataDir;
  const mode = modeOf(asked);
  const run = (embedder: Embedder | null): Promise<EndedRun> =>
    runIngest({
      dataDir,
      paths: asked.paths,
      mode,
      dryRun: asked.dryRun,
      embedder,
      openReader,
      gate: gate && gate(dataDir),
      force: asked.force,
      aside: asked.aside,
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
    const first = await run(null);
    if (first.report.version === null) return first;
    if (!choice.embedder && choice.mayFetch) embedder = await fetchedEmbedder(choice.model, semantic);
    const second = embedder && (await withVectors(run, embedder, semantic));
    return second?.report.published
      ? { ...first, report: { ...first.report, published: true, version: second.report.version } }
      : first;
  } finally {
    await embedder?.close();
  }
}

/** A run with vectors, or null after one line when the embedder gives none: search by keyword goes on. */
async function withVectors(
  run: (embedder: Embedder) => Promise<EndedRun>,
  embedder: Embedder,
  semantic: SemanticOptions,
): Promise<EndedRun | null> {
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
