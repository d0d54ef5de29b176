import type { Passage } from '../../../knowledge/model/passage.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import type { ChatModelFailureCode } from '../../language-model/chat-model-failure.ts';
import type { Finding } from '../../verify/finding.ts';

/** A passage offered to the model under a number. */
export interface Offer {
  /** 1-based; what the model cites. */
  readonly marker: number;
  readonly passage: Passage;
  readonly document: Document;
}

/** One sentence of a draft as the model wrote it, without its markers. */
export interface DraftSentence {
  readonly text: string;
  readonly markers: readonly number[];
  readonly as: 'sentence' | 'line';
}

/** What is wrong with a sentence of a draft: with its words, or with what it cites. */
export type DraftFinding =
  | Finding
  | { readonly kind: 'no-source' | 'unknown-source' | 'script' | 'wording' | 'form'; readonly text: string };

/** A sentence after verification. Kept when there are no findings. */
export interface CheckedSentence extends DraftSentence {
  readonly findings: readonly DraftFinding[];
  /** For a kept sentence: the offers that support it, each with the words that do; otherwise empty. */
  readonly support: readonly SentenceSupport[];
}

export interface SentenceSupport {
  readonly offer: Offer;
  /** Verbatim from the passage. */
  readonly quote: string;
}

/** One request to the model and what came of it. */
export interface CompositionRound {
  readonly prompt: { readonly name: string; readonly version: string; readonly sha256: string };
  /** What the model wrote, word for word. */
  readonly raw: string;
  readonly sentences: readonly CheckedSentence[];
  readonly servedModel: string | null;
  /** Why the reply is not complete; null when it is. */
  readonly failure: ChatModelFailureCode | 'too-long' | null;
  readonly saysNotFound: boolean;
  readonly firstTextMs: number | null;
  readonly totalMs: number;
}

/** Why the extractive answer was given instead. */
export type FallbackReason =
  /** The documents hold too little; the model was not asked. */
  | 'not-confident'
  /** Two sources say different things; both are given in their own words. */
  | 'sources-disagree'
  /** The answer rests on papers that may not be sent away. */
  | 'not-to-be-sent'
  | 'nothing-to-offer'
  /** The model failed; see the last round. */
  | 'model-failed'
  /** What was left after verification does not answer. */
  | 'not-answered';

export interface Composition {
  readonly model: string;
  readonly offers: readonly Offer[];
  readonly rounds: readonly CompositionRound[];
  readonly outcome:
    | { readonly kind: 'used'; readonly sentences: readonly CheckedSentence[] }
    | { readonly kind: 'not-found' }
    | { readonly kind: 'fallback'; readonly reason: FallbackReason };
}
