import { z } from 'zod';
import type { ChatAddress } from '../channel/address.ts';
import type { Person } from './person.ts';

const source = z.object({
  marker: z.string(),
  documentId: z.string(),
  passageId: z.string(),
  quote: z.string(),
});

/** What a button or a numbered reply stands for. Kept here, so that nothing a client sends back is believed. */
export const offerSchema = z.discriminatedUnion('kind', [
  /** Shows the quotation with its surroundings. */
  z.object({ kind: z.literal('source'), source }),
  /** Shows what else the passages say, when something waits; else the quotations of all sources of an answer. */
  z.object({
    kind: z.literal('more'),
    sources: z.array(source),
    rest: z.object({ text: z.string(), notes: z.array(z.string()), sources: z.array(source) }).optional(),
  }),
  /** Sends the document file. */
  z.object({ kind: z.literal('file'), documentId: z.string() }),
  /** Asks this question. */
  z.object({ kind: z.literal('ask'), question: z.string() }),
  z.object({ kind: z.literal('like'), answerKey: z.string(), question: z.string() }),
  z.object({ kind: z.literal('dislike'), answerKey: z.string(), question: z.string() }),
  z.object({
    kind: z.literal('dislike-reason'),
    answerKey: z.string(),
    question: z.string(),
    reason: z.enum(['wrong', 'outdated', 'incomplete', 'unclear', 'other']),
  }),
  /** Passes the question on to the responsible people. */
  z.object({ kind: z.literal('hand-off'), question: z.string(), answer: z.string() }),
  /** A responsible person begins to answer. */
  z.object({ kind: z.literal('answer-hand-off'), code: z.string() }),
  z.object({
    kind: z.literal('save-approved'),
    code: z.string(),
    // Of buttons from before it could be chosen, the narrower one.
    audience: z.enum(['public', 'invited']).default('invited'),
  }),
  z.object({ kind: z.literal('documents'), page: z.number().int(), wanted: z.string() }),
  z.object({ kind: z.literal('set-place'), place: z.string().nullable() }),
  z.object({ kind: z.literal('set-term'), term: z.string().nullable() }),
  z.object({ kind: z.literal('erase') }),
  z.object({ kind: z.literal('cancel') }),
  z.object({
    kind: z.literal('publish'),
    version: z.string(),
    previous: z.string().nullable(),
    file: z.string().nullable(),
  }),
  z.object({ kind: z.literal('reject'), version: z.string(), file: z.string().nullable() }),
  z.object({ kind: z.literal('roll-back') }),
  /** Answers a quiz item of a class; `choice` counted from 0. */
  z.object({ kind: z.literal('quiz-answer'), run: z.string(), choice: z.number().int() }),
]);
export type Offer = z.infer<typeof offerSchema>;
export type OfferedSource = z.infer<typeof source>;
export type OfferedRest = NonNullable<Extract<Offer, { kind: 'more' }>['rest']>;

export interface HeldOffer {
  readonly offer: Offer;
  readonly lane: string;
  readonly person: Person;
  readonly madeAtMs: number;
}

/** What was offered to whom, where and when. */
export interface Offers {
  /**
   * Keeps the offers of one message under its key and returns their ids in order (ASCII, at most 40 characters). Doing
   * it again for the same message replaces the first ones.
   */
  put(
    messageKey: string,
    address: ChatAddress,
    person: Person,
    offers: readonly Offer[],
  ): Promise<readonly string[]>;
  /** Null for an id that was never given out or is forgotten. */
  find(id: string): Promise<HeldOffer | null>;
  /** The n-th offer (from 1) of the last message with offers to this person in this chat. */
  numbered(address: ChatAddress, person: Person, number: number): Promise<HeldOffer | null>;
  forgetOlder(ageMs: number): Promise<number>;
  /** A group has another id. */
  move(address: ChatAddress, newChatId: string): Promise<void>;
  erase(person: Person): Promise<void>;
}
