import type { ChannelName } from './address.ts';

/** What was sent, by calendar month in Việt Nam, on channels that limit or bill it. Survives restarts. */
export interface UsageStore {
  /** Adds one of that kind, e.g. `message` or `reply`; resolves with the month's new count. */
  add(channel: ChannelName, month: string, kind: string): Promise<number>;
  count(channel: ChannelName, month: string, kind: string): Promise<number>;
  /** Notes that this person is served; resolves with how many there are. The id itself is not kept. */
  addPerson(channel: ChannelName, personId: string): Promise<number>;
  /** By kind. */
  month(channel: ChannelName, month: string): Promise<Readonly<Record<string, number>>>;
}
