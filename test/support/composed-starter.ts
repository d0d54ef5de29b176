import { answerEachQuestion } from '../../bot/answer/answer-each-question.ts';
import { createExtractiveAnswerer } from '../../bot/answer/extractive-answerer.ts';
import { createComposedAnswerer } from '../../bot/answer/composition/composed-answerer.ts';
import type { ComposedAnswererOptions } from '../../bot/answer/composition/composed-answerer.ts';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import type { Answerer } from '../../bot/answer/answer.ts';
import type { ChatModel } from '../../bot/language-model/chat-model.ts';
import type { OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import { loadPrompt } from '../../prompts/load-prompt.ts';

/** The answerer as the bot wires it when a model is configured, with this model in its place. */
export function composedAnswerer(
  knowledge: OpenKnowledge,
  model: ChatModel,
  over: Partial<ComposedAnswererOptions> = {},
): Answerer {
  const { threshold, ...models } = loadReaderModels();
  return answerEachQuestion(
    createComposedAnswerer({
      extractive: createExtractiveAnswerer({ knowledge: () => knowledge, models, threshold }),
      model,
      prompts: { answer: loadPrompt('answer'), repair: loadPrompt('repair') },
      threshold,
      ...over,
    }),
  );
}

/** A source as it stands in what was sent to the model. */
export interface SentSource {
  readonly marker: number;
  readonly text: string;
}

/** The sources in a message, read as a model would. */
export function sourcesIn(content: string): SentSource[] {
  return [...content.matchAll(/<<<NGUỒN (\d+) [0-9a-f]+>>>\n([\s\S]*?)\n<<<HẾT NGUỒN \1 /g)].map(
    ([, marker, block = '']) => ({
      marker: Number(marker),
      text: /^Nội dung: (.*)$/m.exec(block)?.[1] ?? '',
    }),
  );
}
