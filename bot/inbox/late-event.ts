import { createHash } from 'node:crypto';
import { laneOf } from '../channel/address.ts';
import type { Channel } from '../channel/channel.ts';
import type { IncomingEvent } from '../channel/incoming.ts';
import type { OutboxEntry } from '../outbox/outbox.ts';
import { LATE_NOTICE } from './late-notice.vi.ts';
import type { Claim } from './inbox.ts';

/** A conversation is told once in this time. */
const ONCE_IN_MS = 6 * 3_600_000;

/** How long ago the person wrote, as far as is known. A clock that was set back makes it 0, not negative. */
export function ageOf({ event, receivedAtMs }: Claim, nowMs: number): number {
  const sentAt = event.sentAt === null ? NaN : Date.parse(event.sentAt);
  return Math.max(0, nowMs - (Number.isNaN(sentAt) ? receivedAtMs : Math.min(sentAt, receivedAtMs)));
}

/** Whether time makes the event worthless: words of a person, yes; that a group was left or moved, no. */
export function growsStale({ content }: IncomingEvent): boolean {
  return ['text', 'command', 'tap', 'file', 'unreadable'].includes(content.kind);
}

/** One notice for all the late events of a conversation: their keys are equal, and a key is stored once. */
export function lateNotice(event: IncomingEvent, channel: Channel, nowMs: number): readonly OutboxEntry[] {
  if (event.content.kind === 'tap') return [];
  const lane = createHash('sha256').update(laneOf(event.address)).digest('base64url').slice(0, 22);
  const period = Math.floor(nowMs / ONCE_IN_MS);
  return channel.format({ blocks: [{ spans: [{ text: LATE_NOTICE }] }] }).map((part, n) => ({
    key: `late:${lane}:${period}:${n}`,
    address: event.address,
    personId: event.senderId,
    part,
    sendBeforeMs: nowMs + ONCE_IN_MS,
  }));
}
