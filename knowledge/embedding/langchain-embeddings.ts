import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from './embedder.ts';

/**
 * Any embedder as LangChain `Embeddings`. LangChain hands over texts without saying what may be disclosed, so an
 * embedder that sends text away refuses `embedDocuments`.
 */
export class LangChainEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    // One try: the embedder decides itself what is worth repeating.
    super({ maxRetries: 0 });
    this.#embedder = embedder;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const vectors = await this.#embedder.embedPassages(documents);
    return vectors.map((vector) => Array.from(vector));
  }

  override async embedQuery(document: string): Promise<number[]> {
    return Array.from(await this.#embedder.embedQuery(document));
  }
}
