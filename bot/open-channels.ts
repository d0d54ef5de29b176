import type { Log } from '../knowledge/log.ts';
import { readOriginal } from '../knowledge/store/originals.ts';
import type { ChannelName } from './channel/address.ts';
import type { Channel } from './channel/channel.ts';
import type { ChatSettings } from './channel-settings.ts';
import { createSqliteUsageStore } from './channel/sqlite-usage-store.ts';
import { createTelegramChannel } from './channel/telegram/telegram-channel.ts';
import { createZaloBotChannel } from './channel/zalo-bot/zalo-bot-channel.ts';
import { createSqliteTokenStore } from './channel/zalo-oa/sqlite-token-store.ts';
import { createSqliteWebhookMemory } from './channel/zalo-oa/sqlite-webhook-memory.ts';
import { createZaloOaChannel } from './channel/zalo-oa/zalo-oa-channel.ts';
import type { BotDatabase } from './store/bot-database.ts';

export interface OpenChannelsParts {
  readonly settings: ChatSettings;
  readonly db: BotDatabase;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly log: Log;
  /** An administrator must act on this channel. */
  readonly onAlarm: (channel: ChannelName, code: string) => void;
}

/** The channels that are configured, not yet receiving. */
export function openChannels(parts: OpenChannelsParts): readonly Channel[] {
  const { settings, db, dataDir, publicUrl, log, onAlarm } = parts;
  const { telegram, zaloOa, zaloBot, admins } = settings;
  const originals = (sha256: string): Promise<Uint8Array | null> => readOriginal(dataDir, sha256);
  const nowMs = Date.now;
  const channels: Channel[] = [];
  if (telegram !== null)
    channels.push(
      createTelegramChannel({
        settings: telegram,
        publicUrl,
        admins: admins.filter(({ channel }) => channel === 'telegram').map(({ id }) => id),
        readOriginal: originals,
        log,
      }),
    );
  if (zaloOa !== null)
    channels.push(
      createZaloOaChannel(zaloOa, {
        tokens: createSqliteTokenStore(db, zaloOa),
        memory: createSqliteWebhookMemory(db, zaloOa.appId),
        usage: createSqliteUsageStore(db, zaloOa.appSecret),
        originals,
        log,
        nowMs,
        onAlarm: (code) => onAlarm('zalo-oa', code),
      }),
    );
  if (zaloBot !== null)
    channels.push(
      createZaloBotChannel(zaloBot, {
        usage: createSqliteUsageStore(db, zaloBot.token),
        publicUrl,
        log,
        nowMs,
        onAlarm: (code) => onAlarm('zalo-bot', code),
      }),
    );
  return channels;
}
