import type { ChannelName } from './channel/address.ts';
import { monthInVietnam } from './channel/month-in-vietnam.ts';
import { createSqliteUsageStore } from './channel/sqlite-usage-store.ts';
import { createSqliteTokenStore } from './channel/zalo-oa/sqlite-token-store.ts';
import { TokensUnreadable } from './channel/zalo-oa/token-store.ts';
import { MESSAGES_A_MONTH } from './channel/zalo-bot/monthly-quota.ts';
import type { ChatSettings } from './channel-settings.ts';
import type { BotDatabase } from './store/bot-database.ts';

/** A sign that a person must act on a channel. */
export interface ChannelAlarm {
  readonly channel: ChannelName;
  /** English code, for the guide and the log. */
  readonly code: string;
  /** Last moment (epoch ms) at which it was given. */
  readonly atMs: number;
}

/** How the tokens of the Official Account are; never the tokens themselves. */
export type TokenState =
  | { readonly state: 'none' | 'unreadable' }
  | {
      readonly state: 'active' | 'needs-reconsent';
      readonly accessExpiresMs: number;
      readonly refreshIssuedMs: number;
    };

/** What channels need of a person from time to time, and what they use up. */
export interface ChannelUpkeep {
  /** Null while the Official Account is off. */
  readonly zaloOaToken: TokenState | null;
  /** Sent this month by kind, on channels that limit or bill it; `most` null where no limit is known. */
  readonly usage: readonly {
    readonly channel: ChannelName;
    readonly month: string;
    readonly kind: string;
    readonly count: number;
    readonly most: number | null;
  }[];
  readonly alarms: readonly ChannelAlarm[];
}

/** Reads the state of tokens and quotas as the channels have written it. */
export function createUpkeepReader(
  { zaloOa, zaloBot }: Pick<ChatSettings, 'zaloOa' | 'zaloBot'>,
  db: BotDatabase,
  nowMs: () => number,
): () => Promise<Omit<ChannelUpkeep, 'alarms'>> {
  const tokens = zaloOa === null ? null : createSqliteTokenStore(db, zaloOa);
  const stores = [
    ...(zaloOa === null
      ? []
      : [{ channel: 'zalo-oa' as const, store: createSqliteUsageStore(db, zaloOa.appSecret) }]),
    ...(zaloBot === null
      ? []
      : [{ channel: 'zalo-bot' as const, store: createSqliteUsageStore(db, zaloBot.token) }]),
  ];
  const tokenState = async (): Promise<TokenState | null> => {
    if (tokens === null) return null;
    try {
      const grant = await tokens.read();
      if (grant === null) return { state: 'none' };
      const { state, accessExpiresMs, refreshIssuedMs } = grant;
      return { state, accessExpiresMs, refreshIssuedMs };
    } catch (error) {
      if (error instanceof TokensUnreadable) return { state: 'unreadable' };
      throw error;
    }
  };
  return async () => {
    const month = monthInVietnam(nowMs());
    const usage = await Promise.all(
      stores.map(async ({ channel, store }) => {
        const kinds = Object.entries(await store.month(channel, month));
        const counted = kinds.length === 0 ? ([['message', 0]] as const) : kinds;
        return counted.map(([kind, count]) => ({
          ...{ channel, month, kind, count },
          most: channel === 'zalo-bot' && kind === 'message' ? MESSAGES_A_MONTH : null,
        }));
      }),
    );
    return { zaloOaToken: await tokenState(), usage: usage.flat() };
  };
}
