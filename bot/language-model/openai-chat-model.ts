import { OpenAI } from 'openai';
import type { ChatEvent, ChatModel, ChatRequest } from './chat-model.ts';
import { ChatModelFailure } from './chat-model-failure.ts';
import { failureOf } from './failure-of-openai.ts';
import { createLimitedFetch } from './limited-fetch.ts';
import { longestTextOf } from './token-count.ts';

export interface OpenAiChatModelOptions {
  /** Root of the API, such as `http://127.0.0.1:11434/v1`. Default: the public one of the SDK. */
  readonly baseUrl?: string | null;
  /** Null or empty for a server that asks for none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** Until the first piece, of thought or of text. Default 10,000. */
  readonly firstPieceTimeoutMs?: number;
  /** Until the end. Default 20,000. */
  readonly wholeTimeoutMs?: number;
}

const LONGEST_BODY_BYTES = 2_000_000;
/** What servers differ in; a server that refuses one by name is asked again without it, and from then on. */
const OPTIONAL = ['max_tokens', 'max_completion_tokens', 'temperature'] as const;
type Optional = (typeof OPTIONAL)[number];

/** Any OpenAI-compatible chat server, one try for each reply. */
export function createOpenAiChatModel(options: OpenAiChatModelOptions): ChatModel {
  return new OpenAiChatModel(options);
}

class OpenAiChatModel implements ChatModel {
  readonly name: string;
  readonly #client: OpenAI;
  readonly #firstPieceMs: number;
  readonly #wholeMs: number;
  /** The service of OpenAI has given up `max_tokens`; servers of one's own often know nothing else. */
  readonly #lengthName: { current: 'max_tokens' | 'max_completion_tokens' };
  readonly #refused = new Set<Optional>();

  constructor(options: OpenAiChatModelOptions) {
    this.name = options.model;
    this.#firstPieceMs = options.firstPieceTimeoutMs ?? 10_000;
    this.#wholeMs = options.wholeTimeoutMs ?? 20_000;
    this.#lengthName = {
      current: (options.baseUrl ?? null) === null ? 'max_completion_tokens' : 'max_tokens',
    };
    this.#client = new OpenAI({
      // The SDK insists on a key; servers of one's own often have none.
      apiKey: options.apiKey === null || options.apiKey === '' ? 'none' : options.apiKey,
      baseURL: options.baseUrl ?? 'https://api.openai.com/v1',
      // Said outright, because the SDK would read them from the environment behind our back.
      organization: null,
      project: null,
      adminAPIKey: null,
      logLevel: 'off',
      maxRetries: 0,
      fetch: createLimitedFetch(LONGEST_BODY_BYTES),
    });
  }

  async *reply(request: ChatRequest): AsyncGenerator<ChatEvent> {
    const ending = new AbortController();
    const stop = (why: ChatModelFailure): void => ending.abort(why);
    const first = setTimeout(
      () => stop(new ChatModelFailure('too-slow', 'The model did not begin in time.')),
      this.#firstPieceMs,
    );
    const whole = setTimeout(
      () => stop(new ChatModelFailure('too-slow', 'The model did not end in time.')),
      this.#wholeMs,
    );
    const cancel = (): void => {
      const cause: unknown = request.signal?.reason;
      const isLate = cause instanceof Error && cause.name === 'TimeoutError';
      stop(
        isLate
          ? new ChatModelFailure('too-slow', 'The time for the question is over.', { cause })
          : new ChatModelFailure('cancelled', 'The reply was not wanted any more.', { cause }),
      );
    };
    request.signal?.addEventListener('abort', cancel, { once: true });
    if (request.signal?.aborted === true) cancel();
    let hasBegun = false;
    try {
      let length = 0;
      let finish: string | null = null;
      let servedModel: string | null = null;
      for await (const chunk of await this.#open(request, ending.signal)) {
        clearTimeout(first);
        const piece = readChunk(chunk);
        servedModel ??= piece.model;
        finish = piece.finish ?? finish;
        if (piece.text === '') continue;
        hasBegun = true;
        length += piece.text.length;
        if (length > longestTextOf(request.maxOutputTokens)) {
          finish = 'length';
          break;
        }
        yield { kind: 'text', text: piece.text };
      }
      // An aborted stream ends like a finished one.
      if (ending.signal.aborted) throw ending.signal.reason;
      if (finish === null)
        throw new ChatModelFailure(hasBegun ? 'cut-off' : 'unreachable', 'The reply broke off.');
      yield {
        kind: 'end',
        finish: finish === 'stop' ? 'stop' : finish === 'length' ? 'length' : 'other',
        servedModel,
      };
    } catch (cause) {
      throw ending.signal.aborted && ending.signal.reason instanceof ChatModelFailure
        ? ending.signal.reason
        : failureOf(cause, hasBegun);
    } finally {
      clearTimeout(first);
      clearTimeout(whole);
      request.signal?.removeEventListener('abort', cancel);
      ending.abort();
    }
  }

  async #open(request: ChatRequest, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    for (;;) {
      try {
        return await this.#client.chat.completions.create(
          {
            model: this.name,
            messages: request.messages.map(({ role, content }) => ({ role, content })),
            stream: true,
            ...(this.#refused.has('temperature') ? {} : { temperature: 0 }),
            ...(this.#refused.has(this.#lengthName.current)
              ? {}
              : { [this.#lengthName.current]: request.maxOutputTokens }),
          },
          { signal, timeout: this.#wholeMs },
        );
      } catch (cause) {
        if (!this.#drop(cause)) throw cause;
      }
    }
  }

  /** Whether the server refused something that can be left out; each is left out once. */
  #drop(cause: unknown): boolean {
    if (!(cause instanceof OpenAI.APIError) || cause.status !== 400) return false;
    const words = `${cause.param ?? ''} ${cause.message}`;
    const named = OPTIONAL.filter(
      (name) => new RegExp(`\\b${name}\\b`).test(words) && !this.#refused.has(name),
    );
    const inUse = named.find((name) => name === 'temperature' || name === this.#lengthName.current);
    if (inUse === undefined) return false;
    this.#refused.add(inUse);
    const other = inUse === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
    if (inUse !== 'temperature' && !this.#refused.has(other)) this.#lengthName.current = other;
    return true;
  }
}

interface Piece {
  readonly text: string;
  readonly finish: string | null;
  readonly model: string | null;
}

/** What a chunk says; servers send more and less than the SDK's types promise. Throws TypeError for what is no chunk. */
function readChunk(chunk: unknown): Piece {
  if (typeof chunk !== 'object' || chunk === null)
    throw new TypeError('The reply holds something else than chunks.');
  const { choices, model } = chunk as { choices?: unknown; model?: unknown };
  const [choice] = Array.isArray(choices) ? (choices as unknown[]) : [];
  const { delta, finish_reason: finish } = (choice ?? {}) as { delta?: unknown; finish_reason?: unknown };
  const { content } = (delta ?? {}) as { content?: unknown };
  return {
    text: typeof content === 'string' ? content : '',
    finish: typeof finish === 'string' ? finish : null,
    model: typeof model === 'string' && model !== '' ? model : null,
  };
}
