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

/** Answers from whatever version `knowledge` gives, as the settings say. */
export function createAnswerers(
  knowledge: Parameters<typeof createExtractiveAnswerer>[0]['knowledge'],
  { answers, openai }: BotConfig,
  log: Log,
): Answerers {
  const { threshold, ...models } = loadReaderModels();
  const extractive = createExtractiveAnswerer({ knowledge, models, threshold });
  const plain = answerEachQuestion(extractive);
  if (answers.mode === 'extractive' || answers.model === null) return { answerer: plain, withoutModel: null };
  const composed = createComposedAnswerer({
    extractive,
    model: openChatModel({ ...openai, model: answers.model }, log),
    prompts: { answer: loadPrompt('answer'), repair: loadPrompt('repair') },
    threshold,
    maySendInternal: answers.maySendInternal,
  });
  return { answerer: answerEachQuestion(composed), withoutModel: plain };
}
