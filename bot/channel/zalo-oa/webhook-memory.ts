import type { SignedCall } from './webhook-signature.ts';

/** A call whose signature was wrong, as it came. */
export type QuarantinedCall = Omit<SignedCall, 'bodyTimestamp'>;

/** What the webhook remembers over a restart. */
export interface WebhookMemory {
  /** Keeps the call; the oldest give way beyond a fixed number. */
  quarantine(call: QuarantinedCall, atMs: number): Promise<void>;
  /** Oldest first. */
  quarantined(): Promise<readonly QuarantinedCall[]>;
  clearQuarantine(): Promise<void>;
  /** Drops what was kept longer ago than this. */
  forgetQuarantined(beforeMs: number): Promise<void>;
  /** Erases what holds the id of this person. */
  eraseQuarantined(personId: string): Promise<void>;
  /** Notes a genuine call. */
  heard(atMs: number): Promise<void>;
  /** Null: never yet. */
  lastHeardMs(): Promise<number | null>;
}
