import type { ChannelLimits } from '../channel/channel.ts';

/** When a channel and its chats may be sent to. Times are milliseconds that only grow. */
export interface Pacing {
  /** How many parts the channel takes now. */
  budget(nowMs: number): number;
  /** Chats that must wait a little. */
  resting(nowMs: number): ReadonlySet<string>;
  /** A part goes out to this chat. */
  sent(chatId: string, isGroup: boolean, nowMs: number): void;
}

const MINUTE_MS = 60_000;

export function createPacing({ chatGapMs, groupPerMinute, perSecond }: ChannelLimits['pacing']): Pacing {
  const lastSent = new Map<string, number>();
  const groups = new Map<string, number[]>();
  let second: number[] = [];
  return {
    budget(nowMs) {
      second = second.filter((at) => at > nowMs - 1_000);
      return Math.max(0, Math.max(1, Math.floor(perSecond)) - second.length);
    },
    resting(nowMs) {
      const chats = new Set<string>();
      for (const [chatId, at] of lastSent)
        if (at + chatGapMs > nowMs) chats.add(chatId);
        else lastSent.delete(chatId);
      for (const [chatId, times] of groups) {
        const recent = times.filter((at) => at > nowMs - MINUTE_MS);
        if (recent.length === 0) groups.delete(chatId);
        else groups.set(chatId, recent);
        if (recent.length >= groupPerMinute) chats.add(chatId);
      }
      return chats;
    },
    sent(chatId, isGroup, nowMs) {
      second.push(nowMs);
      lastSent.set(chatId, nowMs);
      if (isGroup) groups.set(chatId, [...(groups.get(chatId) ?? []), nowMs]);
    },
  };
}
