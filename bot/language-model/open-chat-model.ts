import type { Log } from '../../knowledge/log.ts';
import type { ChatModel } from './chat-model.ts';
import { createGuardedChatModel } from './guarded-chat-model.ts';
import { createOpenAiChatModel } from './openai-chat-model.ts';
import { createRetryingChatModel } from './retrying-chat-model.ts';

/** The configured model with retries, limits and breaker. Connects only when it is asked something. */
export function openChatModel(
  settings: { readonly model: string; readonly apiKey: string | null; readonly baseUrl: string | null },
  log: Log,
): ChatModel {
  return createGuardedChatModel(createRetryingChatModel(createOpenAiChatModel(settings)), { log });
}
