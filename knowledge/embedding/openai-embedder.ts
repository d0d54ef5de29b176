import { KnowledgeError } from '../errors.ts';
import type { EmbedderIdentity } from '../store/manifest.ts';
import type { Embedder } from './embedder.ts';
import { EmbedderFailure } from './embedder-failure.ts';
import { modelProfile } from './model-profile.ts';
import { parseEmbeddings } from './parse-embeddings.ts';
import { isPublicTexts, publicTexts, type PublicTexts } from './public-texts.ts';
import { unitVector } from './unit-vector.ts';

export interface OpenAiEmbedderOptions {
  /** Root of the API, such as `https://host/v1`. Default: the public one of the SDK. */
  readonly baseUrl?: string | null;
  /** Null or empty for a server that asks for none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** Length of the vectors when it is known, from a manifest for example; otherwise the service is asked once. */
  readonly dimensions?: number;
  /** Texts in one request. Default 64. */
  readonly batchSize?: number;
  /** For one request of passages. Default 60,000. */
  readonly timeoutMs?: number;
  /** For the one request of a question, which is never repeated: a person is waiting. Default 5,000. */
  readonly queryTimeoutMs?: number;
  /** How often a request of passages is repeated after a lost connection, 429 or 5xx. Default 2. */
  readonly maxRetries?: number;
}

/** The longest pause the SDK makes between two tries. */
const RETRY_PAUSES_MS = 8_000;

interface EmbeddingsClient {
  embeddings: {
    create(
      body: { model: string; input: string[]; encoding_format: 'float' },
      options: { timeout: number; maxRetries: number; signal: AbortSignal },
    ): PromiseLike<unknown>;
  };
}

/**
 * Opens any OpenAI-compatible embedding service. Questions and public passages are sent to it; an array of passages
 * that does not come from `publicTexts` is refused before anything is sent. Throws EmbedderFailure.
 */
export async function openOpenAiEmbedder(options: OpenAiEmbedderOptions): Promise<Embedder> {
  const { OpenAI } = await import('openai');
  const client: EmbeddingsClient = new OpenAI({
    // The SDK insists on a key; servers of one's own often have none.
    apiKey: options.apiKey === null || options.apiKey === '' ? 'none' : options.apiKey,
    baseURL: options.baseUrl ?? 'https://api.openai.com/v1',
    // Said outright, because the SDK would read them from the environment behind our back.
    organization: null,
    project: null,
    logLevel: 'off',
  });
  const { queryPrefix, passagePrefix } = modelProfile(options.model);
  const identify = (dimensions: number): EmbedderIdentity => ({
    adapter: 'openai',
    model: options.model,
    dtype: null,
    dimensions,
    pooling: 'none',
    queryPrefix,
    passagePrefix,
  });
  if (options.dimensions !== undefined)
    return new OpenAiEmbedder(client, identify(options.dimensions), options);
  const unknown = new OpenAiEmbedder(client, identify(0), options);
  return new OpenAiEmbedder(client, identify(await unknown.measure()), options);
}

class OpenAiEmbedder implements Embedder {
  readonly identity: EmbedderIdentity;
  readonly sendsTextAway = true;
  readonly #client: EmbeddingsClient;
  readonly #options: OpenAiEmbedderOptions;
  #closed = false;

  constructor(client: EmbeddingsClient, identity: EmbedderIdentity, options: OpenAiEmbedderOptions) {
    this.#client = client;
    this.identity = identity;
    this.#options = options;
  }

  async embedPassages(
    texts: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array[]> {
    if (!isPublicTexts(texts))
      throw new KnowledgeError(
        'embedder-unavailable',
        'Only texts declared public may be sent to an embedding service; nothing was sent.',
      );
    return this.#embedPublic(texts, onProgress);
  }

  async embedQuery(text: string): Promise<Float32Array> {
    const [raw] = await this.#request([`${this.identity.queryPrefix}${text}`], {
      timeout: this.#options.queryTimeoutMs ?? 5_000,
      maxRetries: 0,
    });
    return this.#check(raw ?? []);
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  /** Length of the vectors of the service, asked with one harmless word. */
  async measure(): Promise<number> {
    const [probe] = await this.#request([...publicTexts([{ text: 'văn bản', disclosure: 'public' }])], {
      timeout: this.#options.queryTimeoutMs ?? 5_000,
      maxRetries: this.#options.maxRetries ?? 2,
    });
    return probe?.length ?? 0;
  }

  async #embedPublic(
    texts: PublicTexts,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array[]> {
    const batchSize = Math.max(1, this.#options.batchSize ?? 64);
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += batchSize) {
      const input = texts
        .slice(start, start + batchSize)
        .map((text) => `${this.identity.passagePrefix}${text}`);
      const raw = await this.#request(input, {
        timeout: this.#options.timeoutMs ?? 60_000,
        maxRetries: this.#options.maxRetries ?? 2,
      });
      for (const values of raw) vectors.push(this.#check(values));
      onProgress?.(vectors.length, texts.length);
    }
    return vectors;
  }

  #check(values: readonly number[]): Float32Array {
    try {
      return unitVector(values, this.identity.dimensions, this.identity.model);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new EmbedderFailure('refused', message, { retryable: false, cause });
    }
  }

  async #request(
    input: string[],
    limits: { timeout: number; maxRetries: number },
  ): Promise<readonly number[][]> {
    const { model } = this.identity;
    if (this.#closed) throw new KnowledgeError('embedder-unavailable', `Embedder ${model} is closed.`);
    let answer: unknown;
    try {
      // The timeout of the SDK ends with the headers; the signal also ends a body that never comes.
      const signal = AbortSignal.timeout(
        limits.timeout * (limits.maxRetries + 1) + RETRY_PAUSES_MS * limits.maxRetries,
      );
      // `float` said outright: left alone the SDK asks for base64 and garbles the answer of a server that ignores it.
      answer = await this.#client.embeddings.create(
        { model, input, encoding_format: 'float' },
        { ...limits, signal },
      );
    } catch (cause) {
      throw failureOf(cause, model);
    }
    const vectors = parseEmbeddings(answer, input.length);
    if (vectors === null)
      throw new EmbedderFailure(
        'refused',
        `The embedding service did not answer with vectors for ${model}.`,
        {
          retryable: false,
        },
      );
    return vectors;
  }
}

function failureOf(cause: unknown, model: string): EmbedderFailure {
  const status =
    cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : null;
  if (cause instanceof SyntaxError)
    return new EmbedderFailure('refused', `The embedding service answered ${model} with broken JSON.`, {
      retryable: false,
      cause,
    });
  if (status === null)
    return new EmbedderFailure('unreachable', `The embedding service for ${model} could not be reached.`, {
      retryable: true,
      cause,
    });
  // 408, 429 and 5xx pass by themselves; any other refusal waits for new settings.
  const retryable = status === 408 || status === 429 || status >= 500;
  return new EmbedderFailure('refused', `The embedding service refused ${model} with status ${status}.`, {
    retryable,
    status,
    cause,
  });
}
