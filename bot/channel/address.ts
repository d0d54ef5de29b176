/** Platforms on which people write to the bot and are answered through the durable path. */
export type ChannelName = 'telegram' | 'zalo-oa' | 'zalo-bot';

/**
 * Where a message comes from and where its answer goes. Ids are the platform's own, as strings: some exceed what a
 * number holds.
 */
export interface ChatAddress {
  readonly channel: ChannelName;
  readonly chatId: string;
  /** Topic inside a group; null elsewhere. */
  readonly threadId: string | null;
  readonly isGroup: boolean;
}

/** The lane of a chat: messages of one lane are answered one after the other, in the order in which they came. */
export function laneOf({ channel, chatId, threadId }: ChatAddress): string {
  return threadId === null ? `${channel}:${chatId}` : `${channel}:${chatId}:${threadId}`;
}
