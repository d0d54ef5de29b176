import { z } from 'zod';
import type { ChatAddress } from '../address.ts';
import type { SendOutcome } from '../channel.ts';
import type { OutgoingPart } from '../outgoing.ts';
import type { CallWithToken } from './call-with-token.ts';
import { reactionTo } from './error-reactions.ts';
import { csButtonSchema, type CsButton } from './cs-button.ts';
import type { OaReply, ZaloOaClient } from './zalo-oa-client.ts';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;
const FILE_KINDS = /\.(pdf|docx?)$/i;
/** Buttons are refused to OAs of a low package, and their form is disputed; the same words with numbers go through. */
const BUTTONS_REFUSED: readonly number[] = [-201, -224, -233];
const NO_BUTTONS_FOR_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

export const textPartSchema = z.object({
  text: z.string(),
  buttons: z.array(csButtonSchema),
  /** The same with the choices as numbered lines; null without buttons. */
  numberedText: z.string().nullable(),
  quoteMessageId: z.string().nullable(),
});
export type TextPart = z.infer<typeof textPartSchema>;
export const filePartSchema = z.object({ sha256: z.string(), fileName: z.string(), mediaType: z.string() });

export interface SendParts {
  readonly client: ZaloOaClient;
  readonly withToken: CallWithToken;
  /** Bytes of a file of the originals; null when it is not held any more. */
  readonly originals: (sha256: string) => Promise<Uint8Array | null>;
  readonly nowMs: () => number;
  /** Whether an administrator must be told of a refusal. */
  readonly onRefused: (code: string, needsPerson: boolean) => void;
  /** The class under which the platform counted a message that it took. */
  readonly onSent: (quotaType: string) => void;
  /** Some hold that buttons need this field; null: left out. */
  readonly buttonTemplateType: string | null;
}

const sentSchema = z.object({
  message_id: z.union([z.string(), z.number()]).transform(String).nullish(),
  quota: z.object({ quota_type: z.string().optional() }).nullish(),
});

export type SendPart = (
  address: ChatAddress,
  part: OutgoingPart,
  signal: AbortSignal,
) => Promise<SendOutcome>;

/** Sends a part of an answer as a consultation message. What each error means stands in error-reactions.ts. */
export function createSendPart(parts: SendParts): SendPart {
  const { client, withToken, nowMs } = parts;
  let noButtonsUntilMs = 0;

  const cs = (chatId: string, message: object, signal: AbortSignal): Promise<OaReply> =>
    withToken((token) =>
      client.post('/v3.0/oa/message/cs', { recipient: { user_id: chatId }, message }, token, signal),
    );

  const sendText = async (chatId: string, part: TextPart, signal: AbortSignal): Promise<OaReply> => {
    const quote = part.quoteMessageId === null ? {} : { quote_message_id: part.quoteMessageId };
    const plain = { text: part.numberedText ?? part.text, ...quote };
    if (part.buttons.length === 0 || nowMs() < noButtonsUntilMs) return cs(chatId, plain, signal);
    const reply = await cs(chatId, withButtons(part.text, part.buttons, quote), signal);
    if (reply.kind !== 'error' || !BUTTONS_REFUSED.includes(reply.code)) return reply;
    const again = await cs(chatId, plain, signal);
    if (again.kind === 'ok') noButtonsUntilMs = nowMs() + NO_BUTTONS_FOR_MS;
    return again;
  };

  const withButtons = (text: string, buttons: readonly CsButton[], quote: object): object => {
    const type = parts.buttonTemplateType;
    const payload = { ...(type === null ? {} : { template_type: type }), buttons };
    return { text, ...quote, attachment: { type: 'template', payload } };
  };

  /** Its own upload each time: what was uploaded expires, and is the OA's, not ours. */
  const sendFile = async (
    chatId: string,
    { sha256, fileName, mediaType }: z.infer<typeof filePartSchema>,
    signal: AbortSignal,
  ): Promise<OaReply | SendOutcome> => {
    if (!FILE_KINDS.test(fileName)) return refused('file-kind');
    const bytes = await parts.originals(sha256);
    if (bytes === null) return refused('file-gone');
    if (bytes.length > MAX_FILE_BYTES) return refused('file-too-large');
    const uploaded = await withToken((token) =>
      client.upload('/v2.0/oa/upload/file', { bytes, fileName, mediaType }, token, signal),
    );
    // Nobody has seen anything of an upload: whatever went wrong, it can be done again.
    if (uploaded.kind === 'unknown') return { kind: 'not-done', code: uploaded.code };
    if (uploaded.kind !== 'ok') return uploaded;
    const token = z.object({ token: z.string() }).safeParse(uploaded.data);
    if (!token.success) return { kind: 'not-done', code: 'upload-unreadable' };
    return cs(chatId, { attachment: { type: 'file', payload: { token: token.data.token } } }, signal);
  };

  const refused = (code: string): SendOutcome => ({ state: 'refused', scope: 'part', code });

  const once = async (
    chatId: string,
    part: OutgoingPart,
    signal: AbortSignal,
  ): Promise<OaReply | SendOutcome> => {
    if (part.method === 'text') return sendText(chatId, textPartSchema.parse(part.payload), signal);
    if (part.method === 'file') return sendFile(chatId, filePartSchema.parse(part.payload), signal);
    return refused('unknown-method');
  };

  return async (address, part, signal) => {
    try {
      let reply = await once(address.chatId, part, signal);
      if ('kind' in reply && reply.kind === 'error') {
        const { does } = reactionTo(reply.code);
        if (does === 'once-more' || (does === 'upload-again' && part.method === 'file'))
          reply = await once(address.chatId, part, signal);
      }
      if ('state' in reply) return reply;
      return outcomeOf(reply);
    } catch {
      // Nothing here throws once bytes have left; this is a part that cannot be read or a file that cannot.
      return refused('part-unreadable');
    }
  };

  function outcomeOf(reply: OaReply): SendOutcome {
    switch (reply.kind) {
      case 'ok': {
        const sent = sentSchema.safeParse(reply.data);
        parts.onSent(sent.data?.quota?.quota_type ?? 'unnamed');
        return { state: 'sent', messageId: sent.data?.message_id ?? null };
      }
      case 'not-done':
        return { state: 'retry', scope: 'channel', afterMs: null, code: reply.code };
      case 'unknown':
        return { state: 'unknown', code: reply.code };
      case 'error':
        return outcomeOfError(reply.code);
    }
  }

  function outcomeOfError(code: number): SendOutcome {
    const word = String(code);
    const reaction = reactionTo(code);
    switch (reaction.does) {
      case 'next-minute': {
        const afterMs = MINUTE_MS - (nowMs() % MINUTE_MS);
        return { state: 'retry', scope: 'channel', afterMs, code: word };
      }
      case 'renew':
        // A token that was just renewed is not taken either.
        parts.onRefused(word, true);
        return { state: 'retry', scope: 'channel', afterMs: 5 * MINUTE_MS, code: word };
      case 'upload-again':
      case 'once-more':
        parts.onRefused(word, false);
        return { state: 'refused', scope: 'part', code: word };
      case 'refuse':
        parts.onRefused(word, reaction.alarm);
        return { state: 'refused', scope: reaction.scope, code: word };
    }
  }
}
