import { join } from 'node:path';
import type { HierarchicalNSW } from 'hnswlib-node';
import { SILENT_LOG, type Log } from '../log.ts';
import type { EmbedderIdentity } from '../store/manifest.ts';
import { createExactVectorIndex } from './exact-vector-index.ts';
import { createHnswVectorIndex } from './hnsw-vector-index.ts';
import { buildVectorGraph, readVectorGraph, writeVectorGraph } from './vector-graph.ts';
import type { VectorIndex } from './vector-index.ts';
import { readVectorsFile, type StoredVectors } from './vectors-file.ts';

/** Names of the vector files in a version folder. The graph also has `<name>.json` beside it. */
export const VECTORS_NAME = 'vectors.f32';
export const GRAPH_NAME = 'vectors.hnsw';

/** From this many rows on a graph is used; below, comparing with every row takes about a millisecond. */
export const GRAPH_FROM = 5_000;

export interface OpenVectorIndexOptions {
  /** Folder of the knowledge version. */
  readonly folder: string;
  /** From the manifest, and equal to that of the embedder of the questions. */
  readonly identity: EmbedderIdentity;
  /** Passages of the version. */
  readonly rows: number;
  /** Default `GRAPH_FROM`. */
  readonly graphFrom?: number;
  readonly log?: Log;
}

/** A vector index that may still be building its graph; it answers exactly meanwhile. */
export interface OpenVectorIndex extends VectorIndex {
  /** Resolves when nothing more is being built; never rejects. */
  readonly settled: Promise<void>;
  /** Stops the building. The index goes on answering. May be called twice. */
  close(): void;
}

/**
 * The vector index of a version. A graph that is missing or damaged is built again from the vectors beside other work
 * and kept in the folder when that can be written; questions never wait for it. Throws KnowledgeError:
 * 'vectors-damaged' or 'embedder-mismatch'.
 */
export async function openVectorIndex(options: OpenVectorIndexOptions): Promise<OpenVectorIndex> {
  const { folder, identity, rows, graphFrom = GRAPH_FROM, log = SILENT_LOG } = options;
  const vectors = await readVectorsFile(join(folder, VECTORS_NAME), identity, rows);
  const closing = new AbortController();
  let index = createExactVectorIndex(vectors);
  let settled = Promise.resolve();
  if (vectors.present >= graphFrom) {
    const path = join(folder, GRAPH_NAME);
    const kept = await readVectorGraph(path, vectors);
    if (kept !== null) index = createHnswVectorIndex(kept, vectors);
    else
      settled = rebuildGraph(path, vectors, log, closing.signal, (graph) => {
        index = createHnswVectorIndex(graph, vectors);
      });
  }
  return {
    dimensions: vectors.dimensions,
    size: vectors.present,
    search: (query, top, accept) => index.search(query, top, accept),
    settled,
    close: () => closing.abort(),
  };
}

/** Makes the graph file of a version that is being built; nothing when it has fewer vectors than `graphFrom`. */
export async function prepareVectorGraph(
  folder: string,
  vectors: StoredVectors,
  options: { graphFrom?: number; onProgress?: (done: number, total: number) => void } = {},
): Promise<void> {
  if (vectors.present < (options.graphFrom ?? GRAPH_FROM)) return;
  const graph = await buildVectorGraph(vectors, options.onProgress);
  await writeVectorGraph(join(folder, GRAPH_NAME), graph, vectors);
}

async function rebuildGraph(
  path: string,
  vectors: StoredVectors,
  log: Log,
  signal: AbortSignal,
  use: (graph: HierarchicalNSW) => void,
): Promise<void> {
  log.log('warn', 'vectors.graph-rebuilding', { points: vectors.present });
  try {
    const graph = await buildVectorGraph(vectors, undefined, signal);
    use(graph);
    // A version folder may be on a read-only disk; then the graph lives in memory only.
    await writeVectorGraph(path, graph, vectors);
  } catch (cause) {
    if (signal.aborted) return;
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    log.log('warn', 'vectors.graph-not-kept', { reason });
  }
}
