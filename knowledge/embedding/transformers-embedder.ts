import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { KnowledgeError } from '../errors.ts';
import type { EmbedderIdentity } from '../store/manifest.ts';
import type { Embedder } from './embedder.ts';
import { modelProfile, type ModelProfile } from './model-profile.ts';
import { unitVector } from './unit-vector.ts';

/** The part of @huggingface/transformers that is used here. */
export interface TransformersLibrary {
  readonly env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    useFSCache: boolean;
    useWasmCache: boolean;
    logLevel: number;
  };
  pipeline(
    task: 'feature-extraction',
    model: string,
    options: { dtype: string; session_options: { intraOpNumThreads: number; interOpNumThreads: number } },
  ): Promise<FeatureExtractor>;
}
interface FeatureExtractor {
  (
    texts: string[],
    options: { pooling: 'mean' | 'cls'; normalize: boolean },
  ): Promise<{ readonly dims: readonly number[]; readonly data: ArrayLike<number | bigint> }>;
  dispose(): Promise<unknown>;
}

export interface TransformersEmbedderOptions {
  /** Folder with config.json, tokenizer.json, tokenizer_config.json and onnx/. */
  readonly folder: string;
  /** Name of the model for the manifest; also decides prefixes and pooling. */
  readonly model: string;
  /** Default `q8` (onnx/model_quantized.onnx). */
  readonly dtype?: string;
  /** Default: by the name of the model. */
  readonly profile?: ModelProfile;
  /** Threads of one inference. Default: all cores but one, so that a chat goes on meanwhile. */
  readonly threads?: number;
  /** Texts in one inference, 1 or more. Default 16. */
  readonly batchSize?: number;
  readonly importLibrary?: () => Promise<TransformersLibrary>;
}

/** LogLevel.ERROR of the library: its warnings are not ours to print. */
const ERRORS_ONLY = 40;

async function importTransformers(): Promise<TransformersLibrary> {
  // Imported late: the library and its runtime weigh hundreds of megabytes and many installations go without them.
  return (await import('@huggingface/transformers')) as unknown as TransformersLibrary;
}

/**
 * Opens a model of a local folder; no request ever leaves the machine. The model is loaded and tried on one word, so
 * a folder that opens also embeds. Throws KnowledgeError('embedder-unavailable') when the optional library is not
 * installed or the model cannot be loaded.
 */
export async function openTransformersEmbedder(options: TransformersEmbedderOptions): Promise<Embedder> {
  const library = await (options.importLibrary ?? importTransformers)().catch((cause: unknown) => {
    throw new KnowledgeError(
      'embedder-unavailable',
      'The optional package @huggingface/transformers is not installed or does not start here; install it or use another embedder.',
      { cause },
    );
  });
  library.env.allowRemoteModels = false;
  library.env.allowLocalModels = true;
  // The default cache lies inside node_modules and would be lost at every install; a local folder needs none.
  library.env.useFSCache = false;
  library.env.useWasmCache = false;
  library.env.logLevel = ERRORS_ONLY;

  const { model, dtype = 'q8', profile = modelProfile(options.model), batchSize = 16 } = options;
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  try {
    // An absolute path is taken as a folder; `a/b` would be looked up as a name under the library's own folder.
    const extractor = await library.pipeline('feature-extraction', resolve(options.folder), {
      dtype,
      session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
    });
    const trial = await extractor([`${profile.passagePrefix}văn bản`], {
      pooling: profile.pooling,
      normalize: true,
    });
    const dimensions = trial.dims.at(-1) ?? 0;
    unitVector(Array.from(trial.data, Number), dimensions, model);
    const identity: EmbedderIdentity = { adapter: 'transformers', model, dtype, dimensions, ...profile };
    return new TransformersEmbedder(identity, profile, extractor, Math.max(1, Math.trunc(batchSize)));
  } catch (cause) {
    if (cause instanceof KnowledgeError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new KnowledgeError('embedder-unavailable', `Model ${model} cannot be loaded: ${reason}`, { cause });
  }
}

class TransformersEmbedder implements Embedder {
  readonly identity: EmbedderIdentity;
  readonly sendsTextAway = false;
  readonly #profile: ModelProfile;
  readonly #batchSize: number;
  #extractor: FeatureExtractor | null;

  constructor(
    identity: EmbedderIdentity,
    profile: ModelProfile,
    extractor: FeatureExtractor,
    batchSize: number,
  ) {
    this.identity = identity;
    this.#profile = profile;
    this.#extractor = extractor;
    this.#batchSize = batchSize;
  }

  async embedPassages(
    texts: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array[]> {
    // Texts of like length together: a batch is padded to its longest text, and padding costs like text.
    const order = texts.map((text, at) => ({ at, text })).sort((a, b) => a.text.length - b.text.length);
    const vectors = new Array<Float32Array>(texts.length);
    for (let start = 0; start < order.length; start += this.#batchSize) {
      const batch = order.slice(start, start + this.#batchSize);
      const made = await this.#embed(batch.map(({ text }) => `${this.identity.passagePrefix}${text}`));
      for (const [place, { at }] of batch.entries()) {
        const vector = made[place];
        if (vector !== undefined) vectors[at] = vector;
      }
      onProgress?.(start + batch.length, texts.length);
    }
    return vectors;
  }

  async embedQuery(text: string): Promise<Float32Array> {
    const [vector] = await this.#embed([`${this.identity.queryPrefix}${text}`]);
    if (vector === undefined)
      throw new KnowledgeError('embedder-unavailable', `Model ${this.identity.model} gave no vector.`);
    return vector;
  }

  async close(): Promise<void> {
    const extractor = this.#extractor;
    this.#extractor = null;
    await extractor?.dispose();
  }

  async #embed(texts: string[]): Promise<Float32Array[]> {
    const { model, dimensions } = this.identity;
    if (this.#extractor === null)
      throw new KnowledgeError('embedder-unavailable', `Model ${model} is closed.`);
    let output;
    try {
      output = await this.#extractor(texts, { pooling: this.#profile.pooling, normalize: true });
    } catch (cause) {
      throw new KnowledgeError('embedder-unavailable', `Model ${model} failed on ${texts.length} texts.`, {
        cause,
      });
    }
    const values = Array.from(output.data, Number);
    if (values.length !== texts.length * dimensions)
      throw new KnowledgeError(
        'embedder-unavailable',
        `Model ${model} gave ${values.length} numbers for ${texts.length} texts of ${dimensions} dimensions.`,
      );
    return texts.map((_, at) =>
      unitVector(values.slice(at * dimensions, (at + 1) * dimensions), dimensions, model),
    );
  }
}
