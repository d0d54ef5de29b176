import type { Person } from './person.ts';

export type Redeemed = 'paired' | 'wrong' | 'too-many';

/** An invitation as an administrator may see it: never the code itself. */
export interface Invitation {
  /** First signs of the code. */
  readonly label: string;
  readonly endsAtMs: number;
  readonly state: 'open' | 'used' | 'ended' | 'revoked';
}

/** Wrong codes that one person may try within an hour. */
export const CODE_TRIES = { most: 5, withinMs: 60 * 60_000 } as const;

/** Who has been told what is kept, and who has been invited. Rights come from here and from the settings, never from words. */
export interface People {
  /** Whether this event is the one with which the first notice goes out; it is then marked as given. */
  takeNotice(person: Person, eventKey: string): Promise<boolean>;
  isInvited(person: Person): Promise<boolean>;
  /** Makes a code that pairs one person. The event that asked for it makes one code, however often it is answered. */
  invite(eventKey: string, validMs: number): Promise<{ readonly code: string; readonly endsAtMs: number }>;
  /** `wrong` for codes unknown, used, ended or revoked alike. */
  redeem(code: string, person: Person, eventKey: string): Promise<Redeemed>;
  invitations(): Promise<readonly Invitation[]>;
  /** Revokes a code and the access it gave; false when there is no such label. */
  revoke(label: string): Promise<boolean>;
  /** How many people of a channel have written to the bot. */
  count(channel: string): Promise<number>;
  forgetAttempts(): Promise<void>;
  erase(person: Person): Promise<void>;
}
