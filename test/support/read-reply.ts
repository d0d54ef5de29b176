import type { ChatEvent, ChatModel, ChatRequest } from '../../bot/language-model/chat-model.ts';
import { ChatModelFailure } from '../../bot/language-model/chat-model-failure.ts';

export interface ReadReply {
  readonly text: string;
  readonly end: Extract<ChatEvent, { kind: 'end' }> | null;
  readonly failure: ChatModelFailure | null;
}

/** Asks the model and reads the reply to its end or failure. */
export async function readReply(model: ChatModel, request: Partial<ChatRequest> = {}): Promise<ReadReply> {
  let text = '';
  let end: ReadReply['end'] = null;
  try {
    for await (const event of model.reply({
      messages: [{ role: 'user', content: 'Số dư là gì?' }],
      maxOutputTokens: 100,
      ...request,
    })) {
      if (event.kind === 'text') text += event.text;
      else end = event;
    }
  } catch (error) {
    if (!(error instanceof ChatModelFailure)) throw error;
    return { text, end, failure: error };
  }
  return { text, end, failure: null };
}
