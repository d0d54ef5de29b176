import type { Agent } from 'node:http';
import { idOf, isRecord, type Fields } from './update-fields.ts';

export interface CallOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Calls of the Bot API. Rejects only with `CallFailed`. */
export interface TelegramClient {
  /** The `result` of Telegram's answer. */
  call(method: string, payload: object, options: CallOptions): Promise<unknown>;
  /** The same for methods whose result names people: ids that a number cannot hold come as strings. */
  callExactly(method: string, payload: object, options: CallOptions): Promise<unknown>;
  /** Carries connections to Telegram, through the proxy when there is one. */
  readonly agent: Agent;
  /** Holds the token: never stored, never logged. */
  fileAddress(filePath: string): string;
}

export type CallFailure =
  /** Telegram said no. `description` is its text; it may quote what was sent, so it goes into no log. */
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly description: string;
      readonly retryAfterMs: number | null;
      /** The id that the group has now. */
      readonly newChatId: string | null;
    }
  /** There was no answer. `mayHaveArrived` false: not one byte can have left. */
  | { readonly kind: 'transport'; readonly code: string; readonly mayHaveArrived: boolean };

/** A call that gave no result. Its message holds neither token nor words. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly failure: CallFailure;

  constructor(failure: CallFailure) {
    super(
      failure.kind === 'answered' ? `telegram answered ${failure.status}` : `call failed: ${failure.code}`,
    );
    this.failure = failure;
  }
}

/** Telegram's "no", of the body that says it. */
export function refusalOf({ error_code: status, description, parameters }: Fields): CallFailed {
  const { retry_after: retryAfter, migrate_to_chat_id: movedTo } = isRecord(parameters) ? parameters : {};
  return new CallFailed({
    kind: 'answered',
    status: Number(status),
    description: String(description),
    retryAfterMs: typeof retryAfter === 'number' ? retryAfter * 1_000 : null,
    newChatId: idOf(movedTo),
  });
}

/** What failed, of anything that was thrown by a call. */
export function failureOf(error: unknown): CallFailure {
  return error instanceof CallFailed
    ? error.failure
    : { kind: 'transport', code: 'failed', mayHaveArrived: true };
}
