import { OpenAI } from 'openai';
import { ChatModelFailure } from './chat-model-failure.ts';
import { BodyTooLong } from './limited-fetch.ts';

/** What an error of the SDK means. `hasBegun`: some text had come before it. */
export function failureOf(cause: unknown, hasBegun: boolean): ChatModelFailure {
  if (cause instanceof ChatModelFailure) return cause;
  if (cause instanceof BodyTooLong || cause instanceof SyntaxError || cause instanceof TypeError)
    return isLostConnection(cause)
      ? lost(hasBegun, cause)
      : new ChatModelFailure('unreadable', 'The server did not answer with a reply.', { cause });
  if (cause instanceof OpenAI.APIError && typeof cause.status === 'number') {
    const status: number = cause.status;
    const headers = cause.headers as Headers | undefined;
    const details = { status, retryAfterMs: retryAfterMs(headers), cause };
    if (status === 429) return new ChatModelFailure('rate-limited', 'The server asks to wait.', details);
    if (status === 408 || status === 409 || status >= 500)
      return new ChatModelFailure('server-error', `The server failed with status ${status}.`, details);
    return new ChatModelFailure('refused', `The server refused with status ${status}.`, details);
  }
  // An error event inside the stream has no status.
  if (cause instanceof OpenAI.APIError && !(cause instanceof OpenAI.APIConnectionError))
    return new ChatModelFailure(
      hasBegun ? 'cut-off' : 'server-error',
      'The server ended the reply with an error.',
      {
        cause,
      },
    );
  return lost(hasBegun, cause);
}

function lost(hasBegun: boolean, cause: unknown): ChatModelFailure {
  return hasBegun
    ? new ChatModelFailure('cut-off', 'The connection broke off in the middle of the reply.', { cause })
    : new ChatModelFailure('unreachable', 'The server could not be reached.', { cause });
}

/** `fetch` tells of a connection that ends with a TypeError. */
function isLostConnection(cause: Error): boolean {
  return cause instanceof TypeError && /terminated|fetch failed|network|socket|aborted/i.test(cause.message);
}

function retryAfterMs(headers: Headers | undefined): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds;
  const words = headers?.get('retry-after') ?? null;
  if (words === null) return null;
  const seconds = Number(words);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(words) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
