import type { ChatEvent, ChatModel, ChatRequest } from '../../bot/language-model/chat-model.ts';
import { ChatModelFailure, type ChatModelFailureCode } from '../../bot/language-model/chat-model-failure.ts';

/** A reply, or the failure in its place. */
export type ScriptedReply =
  string | { readonly fails: ChatModelFailureCode; readonly after?: string; readonly retryAfterMs?: number };

/** Replies by script and keeps what it was asked. */
export class ScriptedChatModel implements ChatModel {
  readonly name = 'kich-ban';
  readonly requests: ChatRequest[] = [];
  readonly #script: (request: ChatRequest, index: number) => ScriptedReply | Promise<ScriptedReply>;

  constructor(script: (request: ChatRequest, index: number) => ScriptedReply | Promise<ScriptedReply>) {
    this.#script = script;
  }

  async *reply(request: ChatRequest): AsyncGenerator<ChatEvent> {
    this.requests.push(request);
    const reply = await this.#script(request, this.requests.length - 1);
    const text = typeof reply === 'string' ? reply : (reply.after ?? '');
    for (const piece of text.match(/[\s\S]{1,9}/gu) ?? []) yield { kind: 'text', text: piece };
    if (typeof reply !== 'string')
      throw new ChatModelFailure(reply.fails, 'scripted', { retryAfterMs: reply.retryAfterMs ?? null });
    yield { kind: 'end', finish: 'stop', servedModel: 'kich-ban-1' };
  }
}
