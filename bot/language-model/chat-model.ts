/** One turn of what is sent to a model. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The reply is cut off here, whatever the server does. */
  readonly maxOutputTokens: number;
  /** Aborting ends the reply at once and closes the connection. */
  readonly signal?: AbortSignal;
}

/** A piece of the reply, or its end. */
export type ChatEvent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'end';
      /** `length`: cut off at the longest reply allowed. */
      readonly finish: 'stop' | 'length' | 'other';
      /** The model that the server says it used; null when it says nothing. */
      readonly servedModel: string | null;
    };

/** A language model that is asked for text. What it writes is never trusted. */
export interface ChatModel {
  /** The model asked for. */
  readonly name: string;
  /**
   * The reply as it arrives: pieces of text, then one `end`. Nothing is sent before the first piece is asked for; leaving
   * the loop closes the connection. Throws ChatModelFailure, also in the middle.
   */
  reply(request: ChatRequest): AsyncIterable<ChatEvent>;
}
