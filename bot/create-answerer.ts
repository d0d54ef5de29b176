import type { Log } from '../knowledge/log.ts';
import { loadPrompt } from '../prompts/load-prompt.ts';
import type { Answerer } from './answer/answer.ts';
import { answerEachQuestion } from './answer/answer-each-question.ts';
import { createComposedAnswerer } from './answer/composition/composed-answerer.ts';
import { createExtractiveAnswerer } from './answer/extractive-answerer.ts';
import { loadReaderModels } from './answer/weights/load-reader-models.ts';
import type { BotConfig } from './config.ts';
import { openChatModel } from './language-model/open-chat-model.ts';

export interface Answerers {
  readonly answerer: Answerer;
  /** The same without a language model; null when none is configured, for then it is the same. */
  readonly withoutModel: Answerer | null;
}

type KnowledgeNow = Parameters<typeof createExtractiveAnswerer>[0]['knowledge'];

/** The extractive answerer with the weights of the product. */
export function createExtractive(knowledge: KnowledgeNow): ReturnType<typeof createExtractiveAnswerer> {
  const { threshold, ...models } = loadReaderModels();
  return createExtractiveAnswerer({ knowledge, models, threshold });
}

/** Answers from whatever version `knowledge` gives, as the settings say. */
export function createAnswerers(
  knowledge: KnowledgeNow,
  { answers, openai }: BotConfig,
  log: Log,
): Answerers {
  const extractive = createExtractive(knowledge);
  const plain = answerEachQuestion(extractive);
  if (answers.mode === 'extractive' || answers.model === null) return { answerer: plain, withoutModel: null };
  const composed = createComposedAnswerer({
    extractive,
    model: openChatModel({ ...openai, model: answers.model }, log),
    prompts: { answer: loadPrompt('answer'), repair: loadPrompt('repair') },
    threshold: loadReaderModels().threshold,
    maySendInternal: answers.maySendInternal,
  });
  return { answerer: answerEachQuestion(composed), withoutModel: plain };
}
