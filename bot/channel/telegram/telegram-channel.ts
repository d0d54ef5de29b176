import type { Log } from '../../../knowledge/log.ts';
import type { AcceptEvents, Channel } from '../channel.ts';
import { fetchFile } from './fetch-file.ts';
import { formatMessage } from './format-message.ts';
import { createReceiving } from './receiving.ts';
import { sendPart, type ReadOriginal } from './send-part.ts';
import { createTelegramClient } from './telegram-client.ts';
import { TELEGRAM_LIMITS } from './telegram-limits.ts';
import type { TelegramSettings } from './telegram-settings.ts';
import { TELEGRAM_TIMING, type TelegramTiming } from './telegram-timing.ts';
import { addTelegramWebhook } from './webhook-route.ts';

export interface TelegramChannelOptions {
  readonly settings: TelegramSettings;
  /** The bot's own address without a trailing slash, to tell Telegram where the webhook is; needed in that mode. */
  readonly publicUrl: string | null;
  /** Numeric ids of administrators, whose menu shows more commands. */
  readonly admins: readonly string[];
  readonly readOriginal: ReadOriginal;
  readonly log: Log;
  /** Default: the clock. */
  readonly nowMs?: () => number;
  readonly timing?: Partial<TelegramTiming>;
}

/** Telegram as a channel. */
export function createTelegramChannel(options: TelegramChannelOptions): Channel {
  const { settings, log, readOriginal } = options;
  const client = createTelegramClient(settings);
  const nowMs = options.nowMs ?? (() => Date.now());
  const receiving = createReceiving({
    client,
    settings,
    publicUrl: options.publicUrl,
    admins: options.admins,
    log,
    nowMs,
    timing: { ...TELEGRAM_TIMING, ...options.timing },
  });
  const tell = async (method: string, payload: object): Promise<void> => {
    await client.call(method, payload, { timeoutMs: 10_000 }).catch(() => {});
  };

  return {
    name: 'telegram',
    limits: TELEGRAM_LIMITS,
    format: formatMessage,
    send: (address, part, signal) => sendPart(client, readOriginal, address, part, signal),
    async showTyping({ chatId, threadId }) {
      await tell('sendChatAction', {
        chat_id: chatId,
        action: 'typing',
        ...(threadId === null ? {} : { message_thread_id: Number(threadId) }),
      });
    },
    async acknowledge({ content }) {
      if (content.kind === 'tap' && content.tapId !== null)
        await tell('answerCallbackQuery', { callback_query_id: content.tapId });
    },
    fetchFile: (fileRef, maxBytes, signal) => fetchFile(client, fileRef, maxBytes, signal),
    addRoutes(app, accept: AcceptEvents) {
      addTelegramWebhook(app, accept, {
        secret: settings.mode === 'webhook' ? settings.webhookSecret : null,
        self: receiving.self,
        log,
        onIgnored: receiving.onIgnored,
        onSeen: receiving.onSeen,
      });
    },
    start: receiving.start,
    stop: receiving.stop,
    health: receiving.health,
  };
}
