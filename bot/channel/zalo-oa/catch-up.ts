import { z } from 'zod';
import type { IncomingEvent } from '../incoming.ts';
import type { CallWithToken } from './call-with-token.ts';
import { parseEvent } from './parse-event.ts';
import type { ZaloOaClient } from './zalo-oa-client.ts';

const PAGE = 10;
const MOST_PAGES = 10;
/** Older messages are not worth an answer any more. */
const REACH_MS = 12 * 3_600_000;

const messageSchema = z.object({
  /** 0: from the OA; 1: from the person. */
  src: z.union([z.number(), z.string()]).transform(Number),
  time: z.union([z.number(), z.string()]).transform(Number),
  type: z.string().nullish(),
  message: z.string().nullish(),
  message_id: z.union([z.string(), z.number()]).transform(String),
  from_id: z.union([z.string(), z.number()]).transform(String),
  to_id: z.union([z.string(), z.number()]).transform(String),
});
type ChatMessage = z.infer<typeof messageSchema>;

/**
 * Texts that people wrote since that moment and that nobody has answered, oldest first: what an outage of ours kept
 * from the webhook. Only texts: how files stand in a conversation is not documented. Empty when the platform does not
 * tell; never rejects.
 */
export async function missedMessages(
  { client, withToken }: { readonly client: ZaloOaClient; readonly withToken: CallWithToken },
  sinceMs: number,
  { appId, nowMs }: { readonly appId: string; readonly nowMs: number },
): Promise<readonly IncomingEvent[]> {
  const from = Math.max(sinceMs, nowMs - REACH_MS);
  const read = async (path: string, query: object): Promise<readonly ChatMessage[]> => {
    const found: ChatMessage[] = [];
    for (let page = 0; page < MOST_PAGES; page++) {
      const reply = await withToken((token) =>
        client.get(path, { ...query, offset: page * PAGE, count: PAGE }, token),
      );
      if (reply.kind !== 'ok' || !Array.isArray(reply.data)) break;
      const messages = reply.data.flatMap((value) => messageSchema.safeParse(value).data ?? []);
      found.push(...messages);
      // Newest first: behind the first old one everything is old.
      if (reply.data.length < PAGE || messages.some(({ time }) => time < from)) break;
    }
    return found.filter(({ time }) => time >= from);
  };

  const recent = await read('/v2.0/oa/listrecentchat', {});
  const people = new Set(recent.filter(({ src }) => src === 1).map(({ from_id: id }) => id));
  const missed: ChatMessage[] = [];
  for (const personId of people) {
    const chat = await read('/v2.0/oa/conversation', { user_id: personId });
    const answeredMs = Math.max(-Infinity, ...chat.filter(({ src }) => src === 0).map(({ time }) => time));
    missed.push(...chat.filter(({ src, time }) => src === 1 && time > answeredMs));
  }
  return missed
    .filter(({ type, message }) => (type ?? 'text') === 'text' && (message ?? '').trim() !== '')
    .sort((a, b) => a.time - b.time)
    .flatMap((message) => eventOf(message, appId));
}

function eventOf({ message_id, from_id, to_id, time, message }: ChatMessage, appId: string): IncomingEvent[] {
  const parsed = parseEvent(
    {
      event_name: 'user_send_text',
      app_id: appId,
      timestamp: String(time),
      sender: { id: from_id },
      recipient: { id: to_id },
      message: { msg_id: message_id, text: message },
    },
    appId,
  );
  return parsed.kind === 'event' ? [parsed.event] : [];
}
