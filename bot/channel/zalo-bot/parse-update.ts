import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { IncomingContent, IncomingEvent, UnreadableKind } from '../incoming.ts';
import { parseTypedText } from '../typed-text.ts';

export type ParsedUpdate =
  | { readonly kind: 'event'; readonly event: IncomingEvent }
  /** Nothing to answer; `why` is a word for counting. */
  | { readonly kind: 'ignored'; readonly why: 'bot' | 'group' | 'unknown' | 'malformed' };

const id = z.union([z.string().min(1).max(200), z.number().int()]).transform(String);
const updateSchema = z.object({
  event_name: z.string(),
  message: z.object({
    message_id: id,
    date: z.union([z.number(), z.string()]).transform(Number).nullish(),
    from: z.object({ id, is_bot: z.boolean().nullish() }),
    chat: z.object({ id, chat_type: z.string().nullish() }),
    text: z.string().nullish(),
    caption: z.string().nullish(),
  }),
});

const UNREADABLE: Readonly<Record<string, UnreadableKind>> = {
  'message.image.received': 'photo',
  'message.sticker.received': 'sticker',
  'message.voice.received': 'voice',
  'message.link.received': 'other',
  // PDF, Word, contact cards, and everything of protected accounts.
  'message.unsupported.received': 'other',
};

/**
 * One update in our words: in the documented wrapper `{ok, result: {event_name, message}}`, or flat as live calls were
 * seen. Groups are off: the platform does not tell whether the bot was spoken to. Pictures are not fetched.
 */
export function parseUpdate(value: unknown): ParsedUpdate {
  const parsed = updateSchema.safeParse(unwrapped(value));
  if (!parsed.success) return { kind: 'ignored', why: 'malformed' };
  const { event_name: name, message } = parsed.data;
  if (message.from.is_bot === true) return { kind: 'ignored', why: 'bot' };
  if ((message.chat.chat_type ?? 'PRIVATE').toUpperCase() !== 'PRIVATE')
    return { kind: 'ignored', why: 'group' };
  const content = contentOf(name, (message.text ?? message.caption ?? '').trim());
  if (content === null) return { kind: 'ignored', why: 'unknown' };
  return {
    kind: 'event',
    event: {
      eventId: eventIdOf(message.chat.id, message.message_id),
      address: { channel: 'zalo-bot', chatId: message.chat.id, threadId: null, isGroup: false },
      senderId: message.from.id,
      messageId: message.message_id,
      sentAt: momentOf(message.date ?? null),
      content,
    },
  };
}

/** Remembered after the words are gone, in a form that does not tell whose message it was. */
export function eventIdOf(chatId: string, messageId: string): string {
  return createHash('sha256').update(`${chatId}\n${messageId}`).digest('base64url').slice(0, 22);
}

function unwrapped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'event_name' in value) return value;
  return 'result' in value ? value.result : value;
}

function contentOf(name: string, text: string): IncomingContent | null {
  if (name === 'message.text.received') return parseTypedText(text, null);
  const what = UNREADABLE[name];
  if (what === undefined) return null;
  return text === '' ? { kind: 'unreadable', what } : parseTypedText(text, null);
}

function momentOf(date: number | null): string | null {
  if (date === null || !Number.isFinite(date) || date <= 0) return null;
  // Milliseconds by the documentation; a moment before 2001 in milliseconds is one in seconds.
  const ms = date < 1e12 ? date * 1000 : date;
  return ms < 8e15 ? new Date(ms).toISOString() : null;
}
