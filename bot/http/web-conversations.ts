import { randomUUID } from 'node:crypto';

export interface WebConversationOptions {
  /** Milliseconds that only grow. */
  readonly nowMs: () => number;
  /** Default 6. */
  readonly maxTurns?: number;
  /** Idle time after which a conversation is forgotten. Default 30 minutes. */
  readonly idleMs?: number;
  /** Beyond, the longest silent one is forgotten. Default 10,000. */
  readonly maxConversations?: number;
}

/** Short memory of web conversations: questions only, in this process only, gone after half an hour. */
export interface WebConversations {
  /** The conversation of this id with its questions, oldest first; a new one when the id is unknown or absent. */
  open(id: string | undefined): { readonly id: string; readonly history: readonly string[] };
  /** Adds an asked question. */
  remember(id: string, question: string): void;
  readonly size: number;
}

export function createWebConversations({
  nowMs,
  maxTurns = 6,
  idleMs = 30 * 60_000,
  maxConversations = 10_000,
}: WebConversationOptions): WebConversations {
  const conversations = new Map<string, { turns: readonly string[]; atMs: number }>();
  const store = (id: string, turns: readonly string[]): void => {
    conversations.delete(id);
    conversations.set(id, { turns, atMs: nowMs() });
  };
  // The map is in order of last use, so everything stale stands at its front.
  const forgetStale = (): void => {
    for (const [id, { atMs }] of conversations) {
      if (nowMs() - atMs <= idleMs && conversations.size <= maxConversations) return;
      conversations.delete(id);
    }
  };
  return {
    open(id) {
      forgetStale();
      const known = id === undefined ? undefined : conversations.get(id);
      // Ids come from here only: a made-up one must not become a name under which two people share a memory.
      return id !== undefined && known ? { id, history: known.turns } : { id: randomUUID(), history: [] };
    },
    remember(id, question) {
      store(id, [...(conversations.get(id)?.turns ?? []), question].slice(-maxTurns));
      forgetStale();
    },
    get size() {
      return conversations.size;
    },
  };
}
