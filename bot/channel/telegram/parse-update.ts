import { normalizeText } from '../../../knowledge/text/normalize.ts';
import type { ChatAddress } from '../address.ts';
import type { IncomingContent, IncomingEvent } from '../incoming.ts';
import { readAddressed, type BotIdentity } from './read-addressed.ts';
import { idOf, isRecord, momentOf, type Fields } from './update-fields.ts';
import { readContent } from './read-content.ts';

/** Kinds of updates that are asked of Telegram. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'poll_answer',
];

export type ParsedUpdate =
  | { readonly kind: 'event'; readonly event: IncomingEvent }
  /** Nothing that the bot answers; `why` is counted. */
  | { readonly kind: 'ignored'; readonly why: string };

const ignored = (why: string): ParsedUpdate => ({ kind: 'ignored', why });

/** One update of Telegram in our words. Never throws, whatever it is. Names of people are not kept. */
export function parseUpdate(value: unknown, self: BotIdentity): ParsedUpdate {
  if (!isRecord(value)) return ignored('malformed');
  const eventId = idOf(value['update_id']);
  if (eventId === null) return ignored('malformed');
  const {
    message,
    edited_message: edited,
    callback_query: tap,
    my_chat_member: member,
    poll_answer: poll,
  } = value;
  if (isRecord(message)) return parseMessage(eventId, message, false, self);
  if (isRecord(edited)) return parseMessage(eventId, edited, true, self);
  if (isRecord(tap)) return parseTap(eventId, tap);
  if (isRecord(member)) return parseMembership(eventId, member);
  if (isRecord(poll)) return parsePollAnswer(eventId, poll);
  return ignored('other-kind');
}

function parseMessage(eventId: string, message: Fields, isEdit: boolean, self: BotIdentity): ParsedUpdate {
  const address = addressOf(message);
  if (address === null) return ignored('no-chat');
  const messageId = idOf(message['message_id']);
  const sentAt = momentOf(message[isEdit ? 'edit_date' : 'date']);
  const newChatId = idOf(message['migrate_to_chat_id']);
  if (newChatId !== null && newChatId !== address.chatId)
    return event({
      eventId,
      address,
      senderId: null,
      messageId,
      sentAt,
      content: { kind: 'moved', newChatId },
    });

  const from = message['from'];
  if (!isRecord(from)) return ignored('no-sender');
  if (from['is_bot'] === true) return ignored('from-bot');
  const senderId = idOf(from['id']);
  if (senderId === null) return ignored('no-sender');
  const addressed = readAddressed(message, address.isGroup, self);
  if (addressed.kind === 'ignored') return ignored(addressed.why);
  const content = readContent(message, addressed.text, isEdit);
  if (content === null) return ignored(isEdit ? 'edit-without-text' : 'service-message');
  return event({ eventId, address, senderId, messageId, sentAt, content });
}

function parseTap(eventId: string, tap: Fields): ParsedUpdate {
  const { message, from, data, id } = tap;
  if (!isRecord(message) || !isRecord(from)) return ignored('tap-without-message');
  if (from['is_bot'] === true) return ignored('from-bot');
  const address = addressOf(message);
  const senderId = idOf(from['id']);
  if (address === null || senderId === null) return ignored('no-chat');
  if (typeof data !== 'string' || data === '' || Buffer.byteLength(data) > 64)
    return ignored('tap-without-data');
  const content: IncomingContent = { kind: 'tap', action: normalizeText(data), tapId: tapIdOf(id) };
  return event({ eventId, address, senderId, messageId: idOf(message['message_id']), sentAt: null, content });
}

const tapIdOf = (id: unknown): string | null =>
  typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : idOf(id);

const PRESENT = new Set(['creator', 'administrator', 'member', 'restricted']);

function parseMembership(eventId: string, member: Fields): ParsedUpdate {
  const address = addressOf(member);
  if (address === null) return ignored('no-chat');
  const status = (side: unknown): unknown => (isRecord(side) ? side['status'] : undefined);
  const was = PRESENT.has(String(status(member['old_chat_member'])));
  const is = PRESENT.has(String(status(member['new_chat_member'])));
  if (was === is) return ignored('member-unchanged');
  const from = member['from'];
  const senderId = isRecord(from) && from['is_bot'] !== true ? idOf(from['id']) : null;
  const content: IncomingContent = { kind: 'membership', change: is ? 'joined' : 'left' };
  return event({ eventId, address, senderId, messageId: null, sentAt: momentOf(member['date']), content });
}

function parsePollAnswer(eventId: string, poll: Fields): ParsedUpdate {
  const { poll_id: pollId, user, option_ids: options } = poll;
  if (!isRecord(user) || user['is_bot'] === true) return ignored('from-bot');
  const senderId = idOf(user['id']);
  if (senderId === null || !Array.isArray(options)) return ignored('malformed');
  const id = typeof pollId === 'string' && /^[\w-]{1,64}$/.test(pollId) ? pollId : idOf(pollId);
  if (id === null) return ignored('malformed');
  const chosen = options.filter((one): one is number => Number.isInteger(one) && one >= 0 && one < 12);
  const address: ChatAddress = { channel: 'telegram', chatId: senderId, threadId: null, isGroup: false };
  const content: IncomingContent = { kind: 'poll-answer', pollId: id, options: chosen };
  return event({ eventId, address, senderId, messageId: null, sentAt: null, content });
}

const event = (one: IncomingEvent): ParsedUpdate => ({ kind: 'event', event: one });

/** Null for channels, where nobody asks, and for what is no chat. */
function addressOf(holder: Fields): ChatAddress | null {
  const chat = holder['chat'];
  if (!isRecord(chat)) return null;
  const chatId = idOf(chat['id']);
  const type = chat['type'];
  if (chatId === null || (type !== 'private' && type !== 'group' && type !== 'supergroup')) return null;
  const threadId = holder['is_topic_message'] === true ? idOf(holder['message_thread_id']) : null;
  return { channel: 'telegram', chatId, threadId, isGroup: type !== 'private' };
}
