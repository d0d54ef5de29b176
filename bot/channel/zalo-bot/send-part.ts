import { z } from 'zod';
import type { ChatAddress } from '../address.ts';
import type { SendOutcome } from '../channel.ts';
import type { OutgoingPart } from '../outgoing.ts';
import type { MonthlyQuota } from './monthly-quota.ts';
import type { BotReply, ZaloBotCall } from './zalo-bot-client.ts';

export const textPartSchema = z.object({ text: z.string().min(1).max(2_000) });
const sentSchema = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) });

export interface BotSendParts {
  readonly call: ZaloBotCall;
  readonly quota: MonthlyQuota;
  readonly onRefused: (code: string, needsPerson: boolean) => void;
  readonly onSent: () => void;
}

export type SendBotPart = (
  address: ChatAddress,
  part: OutgoingPart,
  signal: AbortSignal,
) => Promise<SendOutcome>;

export function createSendBotPart({ call, quota, onRefused, onSent }: BotSendParts): SendBotPart {
  return async ({ chatId }, part, signal) => {
    const text = textPartSchema.safeParse(part.payload);
    if (part.method !== 'sendMessage' || !text.success)
      return { state: 'refused', scope: 'part', code: 'part-unreadable' };
    const reply = await call('sendMessage', { chat_id: chatId, text: text.data.text }, signal);
    // What may have arrived may have been counted there.
    if (reply.kind === 'ok' || reply.kind === 'unknown') await quota.count(chatId).catch(() => {});
    return outcomeOf(reply);
  };

  async function outcomeOf(reply: BotReply): Promise<SendOutcome> {
    switch (reply.kind) {
      case 'ok':
        onSent();
        return { state: 'sent', messageId: sentSchema.safeParse(reply.result).data?.message_id ?? null };
      case 'not-done':
        return { state: 'retry', scope: 'channel', afterMs: null, code: reply.code };
      case 'unknown':
        return { state: 'unknown', code: reply.code };
      case 'error':
        return outcomeOfError(reply.code);
    }
  }

  async function outcomeOfError(code: number): Promise<SendOutcome> {
    const word = String(code);
    if (code === 429) {
      // They give no hint whether it was too fast or the month is over; our own count decides.
      if (!(await quota.isUsedUp().catch(() => false)))
        return { state: 'retry', scope: 'channel', afterMs: null, code: word };
      onRefused('messages-used-up', true);
      return { state: 'refused', scope: 'channel', code: 'messages-used-up' };
    }
    if (code === 401) {
      onRefused(word, true);
      return { state: 'refused', scope: 'channel', code: word };
    }
    if (code === 408 || code >= 500) return { state: 'unknown', code: word };
    onRefused(word, false);
    // 403, 404: this person cannot be written to (any more).
    return { state: 'refused', scope: code === 403 || code === 404 ? 'chat' : 'part', code: word };
  }
}
