export type ChatModelFailureCode =
  /** No connection, or none that lived until the first piece. */
  | 'unreachable'
  /** The server refused: key, model, request (4xx). */
  | 'refused'
  /** 429. */
  | 'rate-limited'
  /** 408, 409, 5xx. */
  | 'server-error'
  | 'too-slow'
  /** The reply broke off in the middle. */
  | 'cut-off'
  /** What came was not a reply. */
  | 'unreadable'
  /** The caller does not want the reply any more. */
  | 'cancelled'
  /** Not sent: as many questions as allowed are with the model already. */
  | 'full'
  /** Not sent: the model failed several times and is left alone for a while. */
  | 'resting';

const PASSES_BY_ITSELF: ReadonlySet<ChatModelFailureCode> = new Set([
  'unreachable',
  'rate-limited',
  'server-error',
]);

/** Why there is no reply. The message is for logs and holds no words of people, no key and no address. */
export class ChatModelFailure extends Error {
  override readonly name = 'ChatModelFailure';
  readonly code: ChatModelFailureCode;
  readonly status: number | null;
  /** How long the server asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    code: ChatModelFailureCode,
    message: string,
    details: {
      readonly status?: number;
      readonly retryAfterMs?: number | null;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }

  /** Whether the same request may succeed a moment later. */
  get isPassing(): boolean {
    return PASSES_BY_ITSELF.has(this.code);
  }
}
