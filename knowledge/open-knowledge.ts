import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder } from './embedding/embedder.ts';
import { KnowledgeError } from './errors.ts';
import { SILENT_LOG, type Log } from './log.ts';
import { createFusedSearch, type SemanticSide } from './search/fused-search.ts';
import { openKeywordIndex } from './search/keyword-index.ts';
import type { KnowledgeSearch } from './search/search.ts';
import { openVersion } from './store/open-version.ts';
import type { KnowledgeReader } from './store/store.ts';
import { openVectorIndex } from './vectors/open-vector-index.ts';

export const KEYWORD_FILE = 'keyword.index';

/** One version with the search over it. */
export interface OpenKnowledge {
  readonly reader: KnowledgeReader;
  readonly search: KnowledgeSearch;
  /** Whether vectors take part in the search. */
  readonly semantic: boolean;
  /** May be called twice. Does not close the embedder. */
  close(): void;
}

/**
 * Opens a version for searching. Vectors that do not fit the embedder, or are damaged, are left out with a warning and
 * keyword search goes on. Throws KnowledgeError when the version itself cannot be read.
 */
export async function openKnowledge(
  knowledgeDir: string,
  name: string,
  options: { readonly embedder?: Embedder | null; readonly log?: Log } = {},
): Promise<OpenKnowledge> {
  const { embedder = null, log = SILENT_LOG } = options;
  const reader = openVersion(knowledgeDir, name);
  try {
    const keywords = openKeywordIndex(readFileSync(join(reader.folder, KEYWORD_FILE)));
    if (keywords.passageCount !== reader.passageCount) {
      throw new KnowledgeError(
        'index-damaged',
        `${KEYWORD_FILE} of ${name} has ${keywords.passageCount} passages`,
      );
    }
    const semantic = embedder ? await openSemanticSide(reader, embedder, log) : null;
    return {
      reader,
      search: createFusedSearch(reader, keywords, semantic, log),
      semantic: semantic !== null,
      close() {
        semantic?.close();
        reader.close();
      },
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function openSemanticSide(
  reader: KnowledgeReader,
  embedder: Embedder,
  log: Log,
): Promise<(SemanticSide & { close(): void }) | null> {
  if (reader.manifest.embedder === null) return null;
  try {
    const index = await openVectorIndex({
      folder: reader.folder,
      identity: embedder.identity,
      rows: reader.passageCount,
      log,
    });
    return { index, embedder, close: () => void index.close() };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    log.log(error.code === 'vectors-damaged' ? 'error' : 'warn', 'knowledge.vectors-refused', {
      version: reader.manifest.name,
      code: error.code,
      reason: error.message,
    });
    return null;
  }
}
