import type { EmbedderIdentity } from '../store/manifest.ts';

/** Turns text into vectors whose cosine says how near two texts are in meaning. */
export interface Embedder {
  /** How the vectors are made; stands in the manifest, and vectors of another identity are never mixed with these. */
  readonly identity: EmbedderIdentity;
  /**
   * True when the texts are sent to another machine. Such an embedder takes passages only as `PublicTexts`
   * (see `public-texts.ts`) and refuses any other array. Absent or false: nothing leaves this machine.
   */
  readonly sendsTextAway?: boolean;
  /**
   * One unit-length vector of `identity.dimensions` for each text, in the order of `texts`; prefixes of the model
   * are added here. `onProgress` is called after each batch. Throws KnowledgeError('embedder-unavailable'), also when
   * the model gives a vector that is not finite, is all zero or has another length; nothing is returned then.
   */
  embedPassages(
    texts: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array[]>;
  /** The vector of a question. Throws like `embedPassages`. */
  embedQuery(text: string): Promise<Float32Array>;
  /** Frees the model. May be called twice; every later embedding is refused. */
  close(): Promise<void>;
}
