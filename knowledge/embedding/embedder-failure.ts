import { KnowledgeError } from '../errors.ts';

/**
 * An embedding service that did not give vectors. `refused`: it answered, and the answer was no or unusable;
 * `unreachable`: no answer came, so nothing is known of it.
 */
export class EmbedderFailure extends KnowledgeError {
  readonly outcome: 'refused' | 'unreachable';
  /** Whether the same call may succeed later without anybody changing the settings. */
  readonly retryable: boolean;
  /** HTTP status, when there was an answer. */
  readonly status: number | null;

  constructor(
    outcome: 'refused' | 'unreachable',
    message: string,
    details: { retryable: boolean; status?: number | null; cause?: unknown },
  ) {
    super('embedder-unavailable', message, { cause: details.cause });
    this.outcome = outcome;
    this.retryable = details.retryable;
    this.status = details.status ?? null;
  }
}
