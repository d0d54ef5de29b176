import type { Log } from '../../knowledge/log.ts';
import type { ChatEvent, ChatModel, ChatRequest } from './chat-model.ts';
import { ChatModelFailure } from './chat-model-failure.ts';
import { CircuitBreaker } from './circuit-breaker.ts';

export interface GuardOptions {
  readonly log: Log;
  /** Replies at the same time; more are refused at once with `full`. Default 4. */
  readonly maxConcurrent?: number;
  readonly breaker?: CircuitBreaker;
}

/**
 * Keeps a failing or crowded model from holding people up: refuses at once with `resting` after several failures in a
 * row, with `full` when too many replies are under way. Logs failures, and when the server uses another model than before.
 */
export function createGuardedChatModel(inner: ChatModel, options: GuardOptions): ChatModel {
  const { log, maxConcurrent = 4, breaker = new CircuitBreaker() } = options;
  let running = 0;
  let lastServed: string | null = null;
  const noteServed = (served: string | null): void => {
    if (served === null || served === lastServed) return;
    if (lastServed !== null)
      log.log('warn', 'model.changed', { model: inner.name, before: lastServed, now: served });
    lastServed = served;
  };
  return {
    name: inner.name,
    async *reply(request: ChatRequest): AsyncGenerator<ChatEvent> {
      if (running >= maxConcurrent) throw new ChatModelFailure('full', 'Too many replies are under way.');
      if (!breaker.mayCall())
        throw new ChatModelFailure('resting', 'The model is left alone after failures.');
      running += 1;
      let isTold = false;
      try {
        for await (const event of inner.reply(request)) {
          if (event.kind === 'end') {
            breaker.succeeded();
            isTold = true;
            noteServed(event.servedModel);
          }
          yield event;
        }
      } catch (error) {
        const failure = error instanceof ChatModelFailure ? error : null;
        if (failure?.code !== 'cancelled') {
          const wasOpen = breaker.isOpen;
          breaker.failed();
          isTold = true;
          log.log('warn', 'model.failed', {
            model: inner.name,
            code: failure?.code ?? 'unknown',
            status: failure?.status ?? null,
          });
          if (!wasOpen && breaker.isOpen) log.log('error', 'model.resting', { model: inner.name });
        }
        throw error;
      } finally {
        if (!isTold) breaker.abandoned();
        running -= 1;
      }
    },
  };
}
