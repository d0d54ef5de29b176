import type { ChannelName, ChatAddress } from '../../bot/channel/address.ts';
import type { IncomingContent, IncomingEvent } from '../../bot/channel/incoming.ts';
import type { OutboxEntry } from '../../bot/outbox/outbox.ts';

export function chatOf(chatId: string, channel: ChannelName = 'telegram'): ChatAddress {
  return { channel, chatId, threadId: null, isGroup: false };
}

/** A text that person `chatId` wrote in the private chat of the same id. */
export function textEvent(
  eventId: string,
  chatId = 'lan',
  change: Partial<IncomingEvent> & { readonly text?: string; readonly isEdit?: boolean } = {},
): IncomingEvent {
  const { text = `câu hỏi ${eventId}`, isEdit = false, ...rest } = change;
  const content: IncomingContent = { kind: 'text', text, isEdit };
  const address = chatOf(chatId);
  return { eventId, address, senderId: chatId, messageId: `m-${eventId}`, sentAt: null, content, ...rest };
}

export function outgoing(key: string, chatId = 'lan', change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    key,
    address: chatOf(chatId),
    personId: chatId,
    part: { method: 'say', payload: { text: key } },
    sendBeforeMs: null,
    ...change,
  };
}
