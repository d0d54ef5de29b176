import type { ChatAddress } from '../channel/address.ts';
import type { Person } from './person.ts';

/** A question that a responsible person is to answer. */
export interface HandOff {
  /** What the responsible person names it by: `H7K2M`. */
  readonly code: string;
  readonly asker: Person;
  readonly address: ChatAddress;
  readonly question: string;
  /** What the bot had said. */
  readonly answer: string;
  readonly openedAtMs: number;
  readonly reply: string | null;
  readonly repliedAtMs: number | null;
}

export interface HandOffs {
  /** Opens one for the event; asked again for the same event, gives the same one. */
  open(eventKey: string, asked: Pick<HandOff, 'asker' | 'address' | 'question' | 'answer'>): Promise<HandOff>;
  /** However the code is typed; null when there is none (any more). */
  find(code: string): Promise<HandOff | null>;
  /** Keeps the reply of the event. False when another event has replied already. */
  reply(code: string, eventKey: string, text: string): Promise<boolean>;
  openCount(): Promise<number>;
  forgetOlder(ageMs: number): Promise<number>;
  erase(person: Person): Promise<void>;
}
