import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embedPassages } from './embedding/embed-passages.ts';
import type { Embedder } from './embedding/embedder.ts';
import { KEYWORD_FILE } from './open-knowledge.ts';
import { embeddingText } from './search/embedding-text.ts';
import { buildKeywordIndex } from './search/keyword-index.ts';
import { indexedPassage } from './search/passage-index-text.ts';
import type { IndexWriter } from './store/build-version.ts';
import type { KnowledgeReader } from './store/store.ts';
import { prepareVectorGraph, VECTORS_NAME } from './vectors/open-vector-index.ts';
import { readVectorsFile, writeVectorsFile } from './vectors/vectors-file.ts';

export interface IndexOptions {
  /** Null leaves vectors out. */
  readonly embedder: Embedder | null;
  /** Version whose vectors are used again for texts that did not change. */
  readonly previous: KnowledgeReader | null;
  readonly onEmbedded?: (done: number, total: number) => void;
}

/** Writes the keyword index and, with an embedder, the vectors and their graph. */
export function createIndexWriter({ embedder, previous, onEmbedded }: IndexOptions): IndexWriter {
  return async (folder, documents) => {
    writeFileSync(
      join(folder, KEYWORD_FILE),
      buildKeywordIndex(
        documents.flatMap(({ document, passages }) =>
          passages.map((passage) => indexedPassage(document, passage)),
        ),
      ),
    );
    if (!embedder) return null;
    const known = await vectorsByText(previous, embedder);
    const texts = documents.flatMap(({ document, passages }) =>
      passages.map((passage) => ({
        text: embeddingText(document, passage),
        disclosure: document.disclosure,
      })),
    );
    const fresh = texts.filter(({ text }) => !known.has(text));
    const made = await embedPassages(embedder, fresh, onEmbedded);
    fresh.forEach(({ text }, i) => known.set(text, made[i] ?? null));
    const rows = texts.map(({ text }) => known.get(text) ?? null);
    const stored = await writeVectorsFile(join(folder, VECTORS_NAME), embedder.identity, rows);
    await prepareVectorGraph(folder, stored);
    return embedder.identity;
  };
}

/** Vectors of the version by embedded text; empty when it has none of this embedder or they are damaged. */
async function vectorsByText(
  previous: KnowledgeReader | null,
  { identity }: Embedder,
): Promise<Map<string, Float32Array | null>> {
  const known = new Map<string, Float32Array | null>();
  if (!previous?.manifest.embedder) return known;
  const stored = await readVectorsFile(
    join(previous.folder, VECTORS_NAME),
    identity,
    previous.passageCount,
  ).catch(() => null);
  if (!stored) return known;
  let row = 0;
  for (const document of previous.documents()) {
    for (const passage of previous.passagesOf(document.id)) {
      const vector = stored.values.slice(row * stored.dimensions, (row + 1) * stored.dimensions);
      if (vector.some((value) => value !== 0)) known.set(embeddingText(document, passage), vector);
      row++;
    }
  }
  return known;
}
