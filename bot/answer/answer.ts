import type { AnswerTrace } from './answer-trace.ts';
import type { Audience } from './audience.ts';

/** What the bot says to one question. The shape is the JSON contract of `ask --json` and `POST /api/ask`. */
export interface Answer {
  readonly id?: string;
  readonly status: 'answered' | 'not-found' | 'clarify' | 'refused';
  /** What the reader sees: plain text with markers [1] [2]. */
  readonly text: string;
  readonly citations: readonly AnswerCitation[];
  /** Validity, locality, level: one Vietnamese sentence each. */
  readonly notes: readonly string[];
  /** Next questions that these documents can answer. */
  readonly suggestions: readonly string[];
  /** What else the cited passages say, for whoever asks for more ("xem thêm"). Its markers go on from those of the text. */
  readonly more?: MoreText;
  /** 0..1. */
  readonly confidence: number;
  readonly mode: 'extractive' | 'llm';
  readonly knowledgeVersion: string;
  readonly timingsMs: {
    readonly analyse: number;
    readonly search: number;
    readonly answer: number;
    readonly total: number;
  };
}

/** Verbatim words with markers, and what these stand for. */
export interface MoreText {
  readonly text: string;
  readonly citations: readonly AnswerCitation[];
}

/** One cited passage, with everything a reader needs to check it. */
export interface AnswerCitation {
  /** As it stands in the text, without brackets: `1`. */
  readonly marker: string;
  readonly documentId: string;
  /** For the source view: `/documents/<documentId>#p-<passageId>`. */
  readonly passageId: string;
  readonly number: string | null;
  readonly title: string;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly kind: string;
  /** `digest`: our own summary of the paper, not the paper. */
  readonly form: 'original' | 'digest';
  readonly locator: string | null;
  readonly page: number | null;
  /** Verbatim from the stored passage (NFC, white space folded). */
  readonly quote: string;
  /** Source file name as ingested. */
  readonly file: string;
  readonly validity: 'in-force' | 'superseded' | 'past-term' | 'unknown';
  readonly supersededBy: string | null;
}

/** One question with what is known of its asker's situation. */
export interface Question {
  readonly text: string;
  /** Earlier turns of the person, oldest first. */
  readonly history?: readonly string[];
  /** `YYYY-MM-DD`; today in Việt Nam when absent. */
  readonly asOf?: string;
  readonly place?: string;
  /** Decides which documents may be used. Default: `public`. */
  readonly audience?: Audience;
}

/** Answers questions from the current knowledge version. Never throws for what a person may type. */
export interface Answerer {
  answer(question: Question, trace?: AnswerTrace): Promise<Answer>;
}
