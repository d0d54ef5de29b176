import { z } from 'zod';
import type { ChatAddress } from '../channel/address.ts';
import type { Person } from './person.ts';

/** What the next message of a person is an answer to. */
export const expectationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('place') }),
  z.object({ kind: z.literal('dislike-comment'), answerKey: z.string(), question: z.string() }),
  z.object({ kind: z.literal('hand-off-reply'), code: z.string() }),
]);
export type Expectation = z.infer<typeof expectationSchema>;

/** What a person has told of their situation, until they change or erase it. */
export interface PersonSettings {
  readonly place: string | null;
  /** `2020-2025`. */
  readonly term: string | null;
}

/** The last questions of a private conversation are kept this many, and so long after the last one. */
export const MEMORY = { turns: 6, idleMs: 30 * 60_000 } as const;

/** Short memory of private conversations. One person in one chat; never read for anybody else. */
export interface Conversations {
  /** Questions of this person here, oldest first, without the turn that is being answered. */
  recent(address: ChatAddress, person: Person, exceptTurn: string): Promise<readonly string[]>;
  /** Adds a question; one with the same key (an edited message) takes the place of the first. */
  remember(turnKey: string, address: ChatAddress, person: Person, question: string): Promise<void>;
  expected(address: ChatAddress, person: Person): Promise<Expectation | null>;
  /** Null: nothing in particular. */
  expect(address: ChatAddress, person: Person, expectation: Expectation | null): Promise<void>;
  settings(person: Person): Promise<PersonSettings>;
  set(person: Person, settings: PersonSettings): Promise<void>;
  /** Drops what has been idle for too long; returns how many questions went. */
  forgetIdle(): Promise<number>;
  erase(person: Person): Promise<void>;
}
