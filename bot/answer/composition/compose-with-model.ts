import { randomBytes } from 'node:crypto';
import type { Prompt } from '../../../prompts/load-prompt.ts';
import type { ChatMessage, ChatModel } from '../../language-model/chat-model.ts';
import { ChatModelFailure } from '../../language-model/chat-model-failure.ts';
import { tokensOf } from '../../language-model/token-count.ts';
import type { AnswerGrounds } from '../answer-trace.ts';
import { draftMessages, repairMessages } from './build-messages.ts';
import { checkDraftSentence } from './check-draft-sentence.ts';
import type { CheckedSentence, Composition, CompositionRound, FallbackReason, Offer } from './composition.ts';
import { offerPassages } from './offer-passages.ts';
import { DraftReader, type DraftPiece } from './read-draft.ts';
import { servesQuestion } from './serves-question.ts';

export interface CompositionPrompts {
  readonly answer: Prompt;
  readonly repair: Prompt;
}

/** What one question may take. */
export interface CompositionLimits {
  /** Tokens of all that is sent for one draft, about. */
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
  /** For both drafts together. */
  readonly timeoutMs: number;
  /** Sentences of a draft that are looked at. */
  readonly maxSentences: number;
}

/** Fits models with a window of 4,096 tokens. */
export const DEFAULT_COMPOSITION_LIMITS: CompositionLimits = {
  maxInputTokens: 3_300,
  maxOutputTokens: 700,
  timeoutMs: 20_000,
  maxSentences: 30,
};

export interface CompositionRequest {
  readonly grounds: AnswerGrounds;
  readonly history: readonly string[];
  /** Whether the extractive reader holds the documents to have the answer. */
  readonly isSure: boolean;
  readonly maySendInternal: boolean;
  readonly signal?: AbortSignal;
}

/** What is kept free beside the passages for the question, and for a second draft. */
const SPARE_TOKENS = 150;

/**
 * Lets the model draft an answer from the passages and keeps the sentences that they support; when those do not answer,
 * the model is told what was wrong and tries once more. Never throws for what the model or its server does.
 */
export async function composeWithModel(
  model: ChatModel,
  prompts: CompositionPrompts,
  request: CompositionRequest,
  limits: CompositionLimits = DEFAULT_COMPOSITION_LIMITS,
): Promise<Composition> {
  const { grounds, history, isSure, maySendInternal } = request;
  const question = {
    question: grounds.text,
    history,
    day: grounds.day,
    fence: randomBytes(5).toString('hex'),
  };
  const frame = draftMessages(prompts.answer, { ...question, offers: [] });
  const offers = offerPassages(grounds.consultation, grounds.day, {
    maxTokens: limits.maxInputTokens - tokensIn(frame) - SPARE_TOKENS,
    maySendInternal,
  });
  const rounds: CompositionRound[] = [];
  const end = (outcome: Composition['outcome']): Composition => ({
    model: model.name,
    offers: offers ?? [],
    rounds,
    outcome,
  });
  const fallBack = (reason: FallbackReason): Composition => end({ kind: 'fallback', reason });
  if (offers === null) return fallBack('not-to-be-sent');
  if (offers.length === 0) return fallBack('nothing-to-offer');

  const late = AbortSignal.timeout(limits.timeoutMs);
  const signal = request.signal === undefined ? late : AbortSignal.any([late, request.signal]);
  let messages = draftMessages(prompts.answer, { ...question, offers });
  for (const prompt of [prompts.answer, prompts.repair]) {
    const round = await draftOnce(model, prompt, messages, { offers, signal, limits });
    rounds.push(round);
    if (round.failure !== null && round.failure !== 'too-long') return fallBack('model-failed');
    const kept = round.sentences.filter(({ findings }) => findings.length === 0);
    if (servesQuestion(kept, grounds.consultation, isSure)) return end({ kind: 'used', sentences: kept });
    if (round.saysNotFound && round.sentences.length === 0) return end({ kind: 'not-found' });
    if (prompt === prompts.answer)
      messages = repairMessages(prompts.repair, messages, round.raw, round.sentences);
  }
  return fallBack('not-answered');
}

/** One draft, each sentence verified as soon as it has arrived. */
async function draftOnce(
  model: ChatModel,
  prompt: Prompt,
  messages: readonly ChatMessage[],
  by: { readonly offers: readonly Offer[]; readonly signal: AbortSignal; readonly limits: CompositionLimits },
): Promise<CompositionRound> {
  const { offers, signal, limits } = by;
  const started = performance.now();
  const reader = new DraftReader();
  let sentences: CheckedSentence[] = [];
  let saysNotFound = false;
  let raw = '';
  let servedModel: string | null = null;
  let failure: CompositionRound['failure'] = null;
  let firstTextMs: number | null = null;
  const take = (piece: DraftPiece): void => {
    if (piece.kind === 'restart') [sentences, saysNotFound] = [[], false];
    else if (piece.kind === 'not-found') saysNotFound = true;
    else if (sentences.length < limits.maxSentences && !isRepeated(piece.sentence.text, sentences))
      sentences.push(checkDraftSentence(piece.sentence, offers));
  };
  try {
    for await (const event of model.reply({ messages, maxOutputTokens: limits.maxOutputTokens, signal })) {
      if (event.kind === 'end') {
        servedModel = event.servedModel;
        if (event.finish === 'length') failure = 'too-long';
        continue;
      }
      firstTextMs ??= round(performance.now() - started);
      raw += event.text;
      reader.push(event.text).forEach(take);
    }
    reader.end(failure === 'too-long').forEach(take);
  } catch (error) {
    if (!(error instanceof ChatModelFailure)) throw error;
    failure = error.code;
  }
  return {
    prompt: { name: prompt.name, version: prompt.version, sha256: prompt.sha256 },
    raw,
    sentences,
    servedModel,
    failure,
    saysNotFound,
    firstTextMs,
    totalMs: round(performance.now() - started),
  };
}

function isRepeated(text: string, known: readonly CheckedSentence[]): boolean {
  return known.some((other) => other.text === text);
}

function tokensIn(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + tokensOf(content), 0);
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
