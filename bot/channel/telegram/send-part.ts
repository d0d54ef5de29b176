import type { ChatAddress } from '../address.ts';
import type { SendOutcome } from '../channel.ts';
import type { OutgoingPart } from '../outgoing.ts';
import { QUIZ_REF } from './format-quiz.ts';
import { drawQrCode } from './draw-qr-code.ts';
import { htmlToPlain } from './html-text.ts';
import { failureOf, type CallFailure, type TelegramClient } from './telegram-calls.ts';

type Sent = Extract<SendOutcome, { state: 'sent' }>;

/** The bytes of an original; null when it is not held. */
export type ReadOriginal = (sha256: string) => Promise<Uint8Array | null>;

const TEXT_TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 120_000;

/** Sends one part; a text whose looks Telegram cannot read is sent once more without them. Never throws. */
export async function sendPart(
  client: TelegramClient,
  readOriginal: ReadOriginal,
  address: ChatAddress,
  part: OutgoingPart,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const payload = await callPayload(readOriginal, address, part);
  if (payload === null) return { state: 'refused', scope: 'part', code: 'file-missing' };
  const timeoutMs = ['sendDocument', 'sendPhoto'].includes(part.method) ? FILE_TIMEOUT_MS : TEXT_TIMEOUT_MS;
  const send = async (what: Record<string, unknown>): Promise<SendOutcome | 'unreadable-looks'> => {
    try {
      const result = await client.call(part.method, what, { timeoutMs, signal });
      return { state: 'sent', messageId: messageIdOf(result), ...pollOf(result, part) };
    } catch (error) {
      const failure = failureOf(error);
      return isUnreadableLooks(failure) ? 'unreadable-looks' : outcomeOf(failure);
    }
  };
  const outcome = await send(payload);
  if (outcome !== 'unreadable-looks') return outcome;
  const plain = withoutLooks(payload);
  const again = plain === null ? outcome : await send(plain);
  return again === 'unreadable-looks' ? { state: 'refused', scope: 'part', code: 'unreadable-looks' } : again;
}

async function callPayload(
  readOriginal: ReadOriginal,
  { chatId, threadId }: ChatAddress,
  { method, payload }: OutgoingPart,
): Promise<Record<string, unknown> | null> {
  const chat = {
    chat_id: chatId,
    ...(threadId === null ? {} : { message_thread_id: Number(threadId) }),
  };
  if (method !== 'sendDocument' && method !== 'sendPhoto') {
    return { ...chat, ...Object.fromEntries(Object.entries(payload).filter(([name]) => name !== QUIZ_REF)) };
  }
  const { sha256, fileName, qrUrl, caption, reply_parameters: reply, reply_markup: markup } = payload;
  const isPhoto = method === 'sendPhoto';
  const bytes = await (isPhoto ? drawQrCode(String(qrUrl)) : readOriginal(String(sha256))).catch(() => null);
  if (bytes === null) return null;
  const source = Buffer.from(bytes);
  return {
    ...chat,
    ...(markup === undefined ? {} : { reply_markup: markup }),
    // The library writes only some objects into a form.
    ...(reply === undefined ? {} : { reply_parameters: JSON.stringify(reply) }),
    ...(isPhoto
      ? { caption, photo: { source, filename: 'ma-qr.png' } }
      : { document: { source, filename: safeFileName(String(fileName)) } }),
  };
}

/** It stands between quotes in a header line. */
function safeFileName(name: string): string {
  const safe = name
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f"\\/]/g, '_')
    .slice(0, 200);
  return safe === '' ? 'van-ban' : safe;
}

function withoutLooks(payload: Record<string, unknown>): Record<string, unknown> | null {
  const { text, parse_mode: mode, ...others } = payload;
  return typeof text === 'string' && mode !== undefined ? { ...others, text: htmlToPlain(text) } : null;
}

function messageIdOf(result: unknown): string | null {
  const id =
    typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : undefined;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null;
}

function pollOf(result: unknown, { payload }: OutgoingPart): Pick<Sent, 'poll'> {
  const ref = payload[QUIZ_REF];
  const poll = typeof result === 'object' && result !== null && 'poll' in result ? result.poll : null;
  const id = typeof poll === 'object' && poll !== null && 'id' in poll ? poll.id : null;
  const isKnown = typeof ref === 'string' && (typeof id === 'string' || typeof id === 'number');
  return isKnown ? { poll: { id: String(id), ref } } : {};
}

function isUnreadableLooks(failure: CallFailure): boolean {
  return (
    failure.kind === 'answered' && failure.status === 400 && /can't parse entities/i.test(failure.description)
  );
}

/** Descriptions by which a chat is beyond reach; the others say that this one part is wrong. */
const CHAT_GONE =
  /chat not found|user not found|peer_id_invalid|group chat was (deactivated|deleted)|not enough rights|have no rights|chat_write_forbidden|bot is not a member/i;

/** What the sender does about a failed call. The code holds no words of Telegram's: they may quote ours. */
export function outcomeOf(failure: CallFailure): SendOutcome {
  if (failure.kind === 'transport')
    return failure.mayHaveArrived
      ? { state: 'unknown', code: failure.code }
      : { state: 'retry', scope: 'channel', afterMs: null, code: failure.code };
  const { status, description, retryAfterMs, newChatId } = failure;
  if (newChatId !== null) return { state: 'moved', newChatId };
  if (status === 429)
    return { state: 'retry', scope: 'chat', afterMs: retryAfterMs, code: 'too-many-requests' };
  if (status >= 500) return { state: 'retry', scope: 'channel', afterMs: null, code: `server-${status}` };
  if (status === 401 || status === 404) return { state: 'refused', scope: 'channel', code: 'token-rejected' };
  if (status === 403) return { state: 'refused', scope: 'chat', code: forbiddenCode(description) };
  if (status === 400 && CHAT_GONE.test(description))
    return { state: 'refused', scope: 'chat', code: 'chat-not-found' };
  return { state: 'refused', scope: 'part', code: `refused-${status}` };
}

function forbiddenCode(description: string): string {
  if (/blocked/i.test(description)) return 'blocked';
  if (/deactivated/i.test(description)) return 'deactivated';
  return /kicked|not a member/i.test(description) ? 'removed' : 'forbidden';
}
