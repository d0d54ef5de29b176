import type { ChannelName } from '../channel/address.ts';

/** A trainer's class: who joins by its code asks as usual, and what is asked is kept for the class. */
export interface ClassSession {
  readonly id: string;
  /** What participants type or scan: `KTM482`. One open class has it at a time. */
  readonly code: string;
  /** Secret of the presenter page of this class. */
  readonly viewKey: string;
  readonly title: string;
  readonly openedAtMs: number;
  /** It ends by itself then, unless the trainer ended it before. */
  readonly endsAtMs: number;
  readonly endedAtMs: number | null;
}

/** Somebody in a class, by the id of the platform; on the web by a random id that only their browser has. */
export interface ClassMember {
  readonly channel: ChannelName | 'web';
  readonly id: string;
}

export const CLASS_HOURS = 12;
/** After this many days a class is dropped with everything asked in it; people are told this figure. */
export const CLASS_DAYS = 30;

export function isOpen(
  { endsAtMs, endedAtMs }: Pick<ClassSession, 'endsAtMs' | 'endedAtMs'>,
  nowMs: number,
): boolean {
  return endedAtMs === null && nowMs < endsAtMs;
}
