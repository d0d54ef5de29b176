import { z } from 'zod';
import type { IncomingContent, IncomingEvent, UnreadableKind } from '../incoming.ts';
import { parseTypedText } from '../typed-text.ts';

/** Before the id of an offer in the payload of a button, which comes back as if the person had written it. */
export const TAP_PREFIX = '#ht:';

export type ParsedEvent =
  | { readonly kind: 'event'; readonly event: IncomingEvent }
  /** Nothing to answer; `why` is a word for counting. */
  | { readonly kind: 'ignored'; readonly why: 'echo' | 'foreign' | 'unknown' | 'malformed' };

/** Ids come as strings, sometimes as numbers; long ones have been kept whole by `readJson`. */
const id = z.union([z.string().min(1).max(100), z.number().int()]).transform(String);
const attachment = z.object({
  type: z.string().optional(),
  payload: z
    .object({
      url: z.string().optional(),
      name: z.string().optional(),
      size: z.union([z.string(), z.number()]).optional(),
    })
    .nullish(),
});
const eventSchema = z.object({
  event_name: z.string(),
  app_id: id,
  timestamp: id.optional(),
  sender: z.object({ id }).optional(),
  follower: z.object({ id }).optional(),
  message: z
    .object({
      msg_id: id.optional(),
      text: z.string().nullish(),
      attachments: z.array(attachment).nullish(),
    })
    .nullish(),
  attachments: z.array(attachment).nullish(),
});
type OaEvent = z.infer<typeof eventSchema>;

const UNREADABLE: Readonly<Record<string, UnreadableKind>> = {
  user_send_image: 'photo',
  user_send_gif: 'photo',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_sticker: 'sticker',
  user_send_location: 'location',
  user_send_business_card: 'contact',
  user_send_link: 'other',
};

/** One event of a webhook call in our words. Events nobody told us about are accepted and ignored. */
export function parseEvent(value: unknown, appId: string): ParsedEvent {
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return { kind: 'ignored', why: 'malformed' };
  const event = parsed.data;
  const { event_name: name } = event;
  if (event.app_id !== appId) return { kind: 'ignored', why: 'foreign' };
  // Our own messages come back as events.
  if (name.startsWith('oa_')) return { kind: 'ignored', why: 'echo' };
  if (name === 'follow' || name === 'unfollow') return membership(event, name);
  const content = contentOf(event);
  if (content === null) return { kind: 'ignored', why: 'unknown' };
  const { sender, message, timestamp } = event;
  if (sender === undefined || (message?.msg_id === undefined && timestamp === undefined))
    return { kind: 'ignored', why: 'malformed' };
  return built(event, sender.id, message?.msg_id ?? `${timestamp}:${sender.id}`, content);
}

function membership(event: OaEvent, name: 'follow' | 'unfollow'): ParsedEvent {
  const who = event.follower ?? event.sender;
  if (who === undefined || event.timestamp === undefined) return { kind: 'ignored', why: 'malformed' };
  const change = name === 'follow' ? 'joined' : 'left';
  return built(event, who.id, `${name}:${who.id}:${event.timestamp}`, { kind: 'membership', change });
}

function built(event: OaEvent, personId: string, eventId: string, content: IncomingContent): ParsedEvent {
  return {
    kind: 'event',
    event: {
      eventId,
      address: { channel: 'zalo-oa', chatId: personId, threadId: null, isGroup: false },
      senderId: personId,
      messageId: event.message?.msg_id ?? null,
      sentAt: momentOf(event.timestamp),
      content,
    },
  };
}

function contentOf(event: OaEvent): IncomingContent | null {
  const { event_name: name, message } = event;
  const text = message?.text?.trim() ?? '';
  if (name === 'user_send_text') return parseTypedText(text, TAP_PREFIX);
  if (name === 'user_send_file') return fileOf(event) ?? { kind: 'unreadable', what: 'other' };
  const what = UNREADABLE[name];
  if (what === undefined) return null;
  // A question may stand under a picture; the picture itself is not fetched.
  return text === '' ? { kind: 'unreadable', what } : parseTypedText(text, TAP_PREFIX);
}

/** Attachments stand in the message, in some events beside it. */
function fileOf({ message, attachments }: OaEvent): IncomingContent | null {
  const [first] = [...(message?.attachments ?? []), ...(attachments ?? [])];
  const { url, name, size } = first?.payload ?? {};
  if (url === undefined) return null;
  const bytes = Number(size);
  return {
    kind: 'file',
    fileRef: url,
    fileName: name ?? null,
    bytes: size !== undefined && Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null,
    mediaType: null,
  };
}

function momentOf(timestamp: string | undefined): string | null {
  if (timestamp === undefined || !/^\d{12,14}$/.test(timestamp)) return null;
  return new Date(Number(timestamp)).toISOString();
}
