import type { ChatModel } from '../../language-model/chat-model.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { AnswerGrounds } from '../answer-trace.ts';
import type { Consultation } from '../consult.ts';
import type { AnswerPart } from '../compose-answer.ts';
import type { Composition, FallbackReason } from './composition.ts';
import {
  composeWithModel,
  DEFAULT_COMPOSITION_LIMITS,
  type CompositionLimits,
  type CompositionPrompts,
} from './compose-with-model.ts';
import { writeComposedAnswer } from './write-composed-answer.ts';

export interface ComposedAnswererOptions {
  /** Finds the passages and answers when the model does not. */
  readonly extractive: Answerer;
  readonly model: ChatModel;
  readonly prompts: CompositionPrompts;
  /** Confidence from which the extractive answer is given. */
  readonly threshold: number;
  /** Whether papers for internal use may be sent to the model. Default false. */
  readonly maySendInternal?: boolean;
  readonly limits?: Partial<CompositionLimits>;
}

/** Down to this share of the threshold the model is asked though the extractive reader would say "not found". */
const NEARLY = 0.7;

/**
 * Answers in the words of a language model where every one of its sentences is verified, and with the extractive answer
 * otherwise. The model is asked only when the documents may hold the answer. Nothing is asked of it that the extractive
 * answerer could not have answered from the same passages.
 */
export function createComposedAnswerer(options: ComposedAnswererOptions): Answerer {
  const limits = { ...DEFAULT_COMPOSITION_LIMITS, ...options.limits };
  return {
    async answer(question, trace) {
      const started = performance.now();
      const consulted: AnswerGrounds[] = [];
      const fallback = await options.extractive.answer(question, {
        ...trace,
        consulted(grounds) {
          consulted.push(grounds);
          trace?.consulted?.(grounds);
        },
      });
      const [grounds] = consulted;
      if (!grounds || (fallback.status !== 'answered' && fallback.status !== 'not-found')) return fallback;
      const reason = reasonNotToAsk(grounds.consultation, options.threshold);
      const composition: Composition =
        reason === null
          ? await composeWithModel(
              options.model,
              options.prompts,
              {
                grounds,
                history: question.history ?? [],
                isSure: fallback.status === 'answered',
                maySendInternal: options.maySendInternal ?? false,
              },
              limits,
            )
          : { model: options.model.name, offers: [], rounds: [], outcome: { kind: 'fallback', reason } };
      trace?.composed?.(composition);
      return timed(answerFrom(composition, fallback, grounds), started);
    },
  };
}

/** Why the model is not asked at all; null when it is. */
function reasonNotToAsk({ parts, confidence }: Consultation, threshold: number): FallbackReason | null {
  if (parts.some(isContrasted)) return 'sources-disagree';
  return confidence < NEARLY * threshold ? 'not-confident' : null;
}

function answerFrom({ outcome }: Composition, fallback: Answer, grounds: AnswerGrounds): Answer {
  if (outcome.kind === 'fallback') return fallback;
  if (outcome.kind === 'not-found') {
    if (fallback.status === 'not-found') return fallback;
    return {
      ...withoutMore(fallback),
      status: 'not-found',
      text: grounds.notFound(),
      citations: [],
      notes: [],
    };
  }
  const composed = writeComposedAnswer(outcome.sentences, grounds);
  return composed.citations.length === 0
    ? fallback
    : { ...withoutMore(fallback), ...composed, status: 'answered', mode: 'llm' };
}

/** What waited behind the extractive answer belongs to its markers. */
function withoutMore({ more: _more, ...answer }: Answer): Answer {
  return answer;
}

/** With the time of the whole, the model's included. */
function timed(answer: Answer, started: number): Answer {
  const total = Math.round((performance.now() - started) * 100) / 100;
  const { timingsMs } = answer;
  return {
    ...answer,
    timingsMs: {
      ...timingsMs,
      answer: Math.max(timingsMs.answer, total - timingsMs.analyse - timingsMs.search),
      total,
    },
  };
}

/** Words that stand against those of another source, each under the name of its own: not to be told as one. */
function isContrasted(part: AnswerPart): boolean {
  return 'label' in part && part.label !== undefined;
}
