import type { FastifyInstance } from 'fastify';
import type { ChannelName, ChatAddress } from './address.ts';
import type { IncomingEvent } from './incoming.ts';
import type { OutgoingMessage, OutgoingPart } from './outgoing.ts';

/** What a platform allows. The dialogue writes for these limits, the sender keeps them. */
export interface ChannelLimits {
  /** UTF-16 units of one text part. */
  readonly textUnits: number;
  /** `numbered`: no buttons; the choices are written as numbered lines and the person sends the number. */
  readonly buttons: 'inline' | 'numbered';
  readonly maxButtons: number;
  /** Whether a multiple-choice question can be sent as a poll that the platform marks. Default false. */
  readonly hasPolls?: boolean;
  /** Largest file that can be sent, 0 when files cannot be sent. */
  readonly fileBytes: number;
  readonly pacing: {
    /** Least time between two parts to one chat. */
    readonly chatGapMs: number;
    /** Parts to one group in a minute. */
    readonly groupPerMinute: number;
    /** Parts to all chats in a second. */
    readonly perSecond: number;
  };
  /** After this long an answer is no longer sent (the platform would refuse or bill it). Null: no such window. */
  readonly answerWithinMs: number | null;
}

/** What became of one call that sends a part. */
export type SendOutcome =
  /** `poll`: the platform's id of a poll, with our own word for it (`OutgoingQuiz.ref`). */
  | {
      readonly state: 'sent';
      readonly messageId: string | null;
      readonly poll?: { readonly id: string; readonly ref: string };
    }
  /** They answered no; the same part is not tried again. `chat`: this chat cannot be reached any more. `channel`: an administrator must act. */
  | { readonly state: 'refused'; readonly scope: 'part' | 'chat' | 'channel'; readonly code: string }
  /** Surely not accepted; tried again after the time, for this chat or for the whole channel. `afterMs` null: our own back-off. */
  | {
      readonly state: 'retry';
      readonly scope: 'chat' | 'channel';
      readonly afterMs: number | null;
      readonly code: string;
    }
  /** It may or may not have been accepted; never tried again by itself. */
  | { readonly state: 'unknown'; readonly code: string }
  /** The group has another id now; sent again there. */
  | { readonly state: 'moved'; readonly newChatId: string };

export interface ChannelHealth {
  readonly state: 'starting' | 'up' | 'degraded' | 'down';
  /** English word or code for logs and the health page, e.g. `polling-stuck`, `needs-reconsent`; null when up. */
  readonly problem: string | null;
  /** Moment (epoch ms) of the last sign of life from the platform; null: none yet. */
  readonly lastSeenMs: number | null;
}

/** Stores events durably. Resolves when they are on disk; rejects when they are not, and then nothing may be acknowledged. Events seen before are no error. */
export type AcceptEvents = (events: readonly IncomingEvent[]) => Promise<void>;

/** One platform. Knows its payloads; everybody else speaks our words. */
export interface Channel {
  readonly name: ChannelName;
  readonly limits: ChannelLimits;
  /** Parts of a message in the order of sending, each within the limits. Pure; never throws for any text. */
  format(message: OutgoingMessage): readonly OutgoingPart[];
  /** One call, no retries of its own (but a renewed token or a plain-text fallback, once). Never throws. */
  send(address: ChatAddress, part: OutgoingPart, signal: AbortSignal): Promise<SendOutcome>;
  /** Shows that work goes on, for some seconds. Never throws; does nothing where there is no such sign. */
  showTyping(address: ChatAddress): Promise<void>;
  /** Tells the platform at once that a tap or message was seen (answered tap, reaction). Never throws. */
  acknowledge(event: IncomingEvent): Promise<void>;
  /** Bytes of a file that was sent in. Rejects when larger than `maxBytes` or not to be had. */
  fetchFile(fileRef: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
  /** Address that opens the bot with this invitation code; null while it is not known. Absent where there is no such thing. */
  inviteLink?(code: string): string | null;
  /** Erases what the adapter itself keeps of a person. Absent where it keeps nothing. */
  erasePerson?(personId: string): Promise<void>;
  /** Adds the webhook route of this channel; called before the server listens, also when the channel polls (it then answers 404). */
  addRoutes(app: FastifyInstance, accept: AcceptEvents): void;
  /** Begins to receive and supervises it. Returns soon; trouble shows in `health`, and is retried. */
  start(accept: AcceptEvents): Promise<void>;
  /** Stops receiving; what was accepted stays accepted. May be called twice. */
  stop(): Promise<void>;
  health(): ChannelHealth;
}
