import type { EmbeddingSettings } from '../knowledge/embedding/choose-embedder.ts';
import { chooseEmbedder } from '../knowledge/embedding/choose-embedder.ts';
import type { Embedder } from '../knowledge/embedding/embedder.ts';
import type { Log } from '../knowledge/log.ts';
import { openKnowledge, type OpenKnowledge } from '../knowledge/open-knowledge.ts';
import { readManifest } from '../knowledge/store/open-version.ts';

/** Opens versions with the embedder their vectors were made with, when it is to be had on this machine. */
export interface KnowledgeSource {
  open(name: string): Promise<OpenKnowledge>;
  close(): Promise<void>;
}

/** The embedder is opened when the first version with vectors comes, and kept for the next ones. */
export function createKnowledgeSource(
  knowledgeDir: string,
  settings: EmbeddingSettings,
  log: Log,
): KnowledgeSource {
  let held: Embedder | null = null;
  return {
    async open(name) {
      const { embedder: identity } = readManifest(knowledgeDir, name);
      if (identity !== null && held === null) {
        const choice = await chooseEmbedder(settings);
        if (choice.embedder === null)
          log.log('warn', 'embeddings.off', { code: choice.code, detail: choice.detail });
        held = choice.embedder;
      }
      return openKnowledge(knowledgeDir, name, { embedder: identity === null ? null : held, log });
    },
    async close() {
      await held?.close();
    },
  };
}
