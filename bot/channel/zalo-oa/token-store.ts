export interface TokenPair {
  /** Empty when only a refresh token is known. */
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessExpiresMs: number;
}

/** The consent of an OA as it is held: lost when its refresh token is, for that works once. */
export interface StoredGrant extends TokenPair {
  /** Grows by one with every pair. */
  readonly version: number;
  readonly refreshIssuedMs: number;
  /** `needs-reconsent`: the platform refused to renew; a person must give a new pair. */
  readonly state: 'active' | 'needs-reconsent';
  /** A renewal of this pair was begun then and its end is not recorded: it runs now, or its process died or was left without an answer. */
  readonly renewalBegunMs: number | null;
}

/** What became of a renewal, or of a pair given by a person (`seeded`). */
export type RotationResult = 'seeded' | 'begun' | 'renewed' | 'refused' | 'not-done' | 'unknown';

export interface RotationEntry {
  readonly atMs: number;
  readonly version: number;
  readonly result: RotationResult;
  /** Of the refresh token of that version: enough to recognise it, useless to anybody else. */
  readonly refreshHash: string;
}

/** Keeps the pair on disk, the same for all processes. What is written is flushed when the promise resolves. */
export interface TokenStore {
  /** Null while there is none. Rejects with `TokensUnreadable` when it was sealed with another secret. */
  read(): Promise<StoredGrant | null>;
  /** Takes over a pair given by a person, unless its refresh token was ever held before. True when taken over. */
  seed(pair: TokenPair, atMs: number): Promise<boolean>;
  /** The right to renew, for one owner among all processes, until the time is over. False while another has it. */
  lock(owner: string, nowMs: number, forMs: number): Promise<boolean>;
  unlock(owner: string): Promise<void>;
  /** Notes that the refresh token of this version is about to be used. */
  beginRenewal(version: number, atMs: number): Promise<void>;
  /** The pair that follows `version`. False, and nothing changes, when another pair already does. */
  save(version: number, pair: TokenPair, atMs: number): Promise<boolean>;
  /** Notes a renewal of this version that brought no pair. `refused` makes the state `needs-reconsent`, unless a newer pair is there. */
  endRenewal(version: number, result: 'refused' | 'not-done' | 'unknown', atMs: number): Promise<void>;
  /** The newest first. */
  history(most: number): Promise<readonly RotationEntry[]>;
}

/** The stored pair cannot be opened: the App Secret has changed, or the file is of another application. */
export class TokensUnreadable extends Error {
  override readonly name = 'TokensUnreadable';
}
