import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HierarchicalNSW } from 'hnswlib-node';
import { z } from 'zod';
import type { StoredVectors } from './vectors-file.ts';

/** Links of a node, and candidates looked at while building. */
const LINKS = 16;
const BUILD_EF = 200;
/** Points added before other work of the process gets its turn: 10 to 30 ms. */
const POINTS_A_TURN = 10;

/**
 * What stands beside a graph file. The library has no checksum of its own and loads a file of another dimension
 * without complaint, so a graph is only given to it when it is, byte for byte, the one made of these vectors.
 */
const sealSchema = z.object({
  format: z.literal(1),
  /** `StoredVectors.fingerprint`. */
  vectors: z.string(),
  points: z.number().int(),
  sha256: z.string(),
});

/**
 * Builds the graph of all rows that have a vector; rows are the labels. Equal vectors give equal graphs. Takes 1 to 3
 * ms a row, in short turns. Throws the reason of `signal` when it fires.
 */
export async function buildVectorGraph(
  vectors: StoredVectors,
  onProgress?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<HierarchicalNSW> {
  const { dimensions, count, values, present } = vectors;
  const graph = await emptyGraph(dimensions);
  graph.initIndex(Math.max(1, present), LINKS, BUILD_EF);
  let done = 0;
  for (let row = 0; row < count; row++) {
    const vector = values.subarray(row * dimensions, (row + 1) * dimensions);
    if (vector.every((value) => value === 0)) continue;
    graph.addPoint(Array.from(vector), row);
    done++;
    if (done % POINTS_A_TURN === 0) {
      onProgress?.(done, present);
      await nextTurn();
      signal?.throwIfAborted();
    }
  }
  onProgress?.(done, present);
  return graph;
}

/** Writes the graph and its seal, each by one rename. Throws the error of the file system. */
export async function writeVectorGraph(
  path: string,
  graph: HierarchicalNSW,
  vectors: StoredVectors,
): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const seal = sealPath(path);
  try {
    await graph.writeIndex(draft);
    await flush(draft);
    const content: z.infer<typeof sealSchema> = {
      format: 1,
      vectors: vectors.fingerprint,
      points: vectors.present,
      sha256: await hashFile(draft),
    };
    await writeFile(`${draft}.json`, `${JSON.stringify(content)}\n`, { flush: true });
    await rename(draft, path);
    await rename(`${draft}.json`, seal);
  } finally {
    await rm(draft, { force: true });
    await rm(`${draft}.json`, { force: true });
  }
}

/** The graph of the file when it is whole and made of these vectors, else null: it can be built again. */
export async function readVectorGraph(path: string, vectors: StoredVectors): Promise<HierarchicalNSW | null> {
  try {
    const seal = sealSchema.parse(JSON.parse(await readFile(sealPath(path), 'utf8')));
    if (seal.vectors !== vectors.fingerprint || seal.points !== vectors.present) return null;
    if (seal.sha256 !== (await hashFile(path))) return null;
    const graph = await emptyGraph(vectors.dimensions);
    await graph.readIndex(path);
    return graph.getCurrentCount() === vectors.present ? graph : null;
  } catch {
    return null;
  }
}

/** File that seals a graph file. */
export function sealPath(path: string): string {
  return `${path}.json`;
}

async function emptyGraph(dimensions: number): Promise<HierarchicalNSW> {
  const hnswlib = await import('hnswlib-node');
  // Inner product of unit vectors is the cosine.
  return new hnswlib.default.HierarchicalNSW('ip', dimensions);
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
