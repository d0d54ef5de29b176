import { idOf, isRecord, type Fields } from './update-fields.ts';

/** Who the bot is, as `getMe` says. */
export interface BotIdentity {
  readonly id: string;
  /** Without `@`. */
  readonly username: string;
}

export type Addressed =
  /** `text` is without the mention of the bot, and empty when there is none. */
  { readonly kind: 'ours'; readonly text: string } | { readonly kind: 'ignored'; readonly why: string };

/**
 * Whether a message is meant for the bot: always in private, in groups when it mentions the bot, replies to it or
 * commands it. Commands of other bots are nobody's business. Places of mentions count UTF-16 units.
 */
export function readAddressed(message: Fields, isGroup: boolean, self: BotIdentity): Addressed {
  const text = stringOf(message['text']) ?? stringOf(message['caption']) ?? '';
  const entities = [message['text'] === undefined ? message['caption_entities'] : message['entities']].flat();
  const mentions = entities.flatMap((entity) => mentionOf(entity, text, self));
  const words = without(text, mentions);
  const command = /^\/\w{1,32}(?:@(\w{1,64}))?(?=\s|$)/.exec(words);
  const commanded = command?.[1];
  if (commanded !== undefined && !isSame(commanded, self.username))
    return { kind: 'ignored', why: 'other-bots-command' };
  if (!isGroup || mentions.length > 0 || command !== null || isReplyTo(message, self))
    return { kind: 'ours', text: words };
  return { kind: 'ignored', why: 'not-addressed' };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function mentionOf(entity: unknown, text: string, self: BotIdentity): Place[] {
  if (!isRecord(entity)) return [];
  const { type, offset, length, user } = entity;
  if (!isCount(offset) || !isCount(length) || length === 0 || offset + length > text.length) return [];
  const place = { from: offset, to: offset + length };
  if (type === 'mention') return isSame(text.slice(place.from + 1, place.to), self.username) ? [place] : [];
  const isOurs = type === 'text_mention' && isRecord(user) && idOf(user['id']) === self.id;
  return isOurs ? [place] : [];
}

function without(text: string, places: readonly Place[]): string {
  const [first, ...rest] = [...places].sort((a, b) => b.from - a.from);
  if (first === undefined) return text.trim();
  const cut = `${text.slice(0, first.from).trimEnd()} ${text.slice(first.to).replace(/^[\s,:;-]+/, '')}`;
  return without(cut, rest);
}

function isReplyTo(message: Fields, self: BotIdentity): boolean {
  const reply = message['reply_to_message'];
  if (!isRecord(reply) || !isRecord(reply['from'])) return false;
  // In topics every message "replies" to the one that opened the topic.
  if (isRecord(reply['forum_topic_created'])) return false;
  return idOf(reply['from']['id']) === self.id;
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
