import { setTimeout as wait } from 'node:timers/promises';
import type { ChatEvent, ChatModel, ChatRequest } from './chat-model.ts';
import { ChatModelFailure } from './chat-model-failure.ts';

export interface RetryOptions {
  /** Tries after the first. Default 1. */
  readonly maxRetries?: number;
  /** Pause when the server names none; doubles each time. Default 300. */
  readonly pauseMs?: number;
  /** A server that asks for a longer pause is not asked again. Default 4,000: a person is waiting. */
  readonly longestPauseMs?: number;
}

/** Asks again after failures that pass by themselves, as long as nothing of the reply has been seen. */
export function createRetryingChatModel(inner: ChatModel, options: RetryOptions = {}): ChatModel {
  const { maxRetries = 1, pauseMs = 300, longestPauseMs = 4_000 } = options;
  return {
    name: inner.name,
    async *reply(request: ChatRequest): AsyncGenerator<ChatEvent> {
      for (let tried = 0; ; tried++) {
        let hasBegun = false;
        try {
          for await (const event of inner.reply(request)) {
            hasBegun = true;
            yield event;
          }
          return;
        } catch (error) {
          if (hasBegun || tried >= maxRetries || !(error instanceof ChatModelFailure) || !error.isPassing)
            throw error;
          const pause = error.retryAfterMs ?? pauseMs * 2 ** tried;
          if (pause > longestPauseMs) throw error;
          await pauseFor(pause, request.signal);
        }
      }
    },
  };
}

async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (cause) {
    throw new ChatModelFailure('cancelled', 'The reply was not wanted any more.', { cause });
  }
}
