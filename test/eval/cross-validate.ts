import { createExtractiveAnswerer } from '../../bot/answer/extractive-answerer.ts';
import { loadReaderModels } from '../../bot/answer/weights/load-reader-models.ts';
import { answerMetrics, type AnswerMetrics, type QuestionOutcome } from './answer-metrics.ts';
import { evaluateAnswers } from './evaluate-answers.ts';
import { foldOf, FOLDS } from './folds.ts';
import { fitRanker, rankingLists } from './ranker-fit.ts';
import { openScratchVersion } from './scratch-version.ts';
import { loadCorpora } from './training-corpora.ts';

/**
 * The answers to one set by a reader whose ranker was fitted without the sources that they are asked on, five times a
 * fifth; thresholds and confidence as shipped. Throws when there is no set of that name.
 */
export async function crossValidateAnswers(
  sharedFolder: string,
  set: string,
  say: (line: string) => void,
): Promise<AnswerMetrics> {
  const corpora = await loadCorpora(sharedFolder);
  const corpus = corpora.find(({ name }) => name === set);
  if (!corpus) throw new Error(`no set "${set}"; there are: ${corpora.map(({ name }) => name).join(', ')}`);
  const { threshold, ...shipped } = loadReaderModels();
  const lists = await rankingLists(corpora, say);
  const version = await openScratchVersion(corpus.documents, corpus.register);
  const outcomes: QuestionOutcome[] = [];
  try {
    for (let fold = 0; fold < FOLDS; fold++) {
      const sentence = fitRanker(lists.filter(({ source }) => foldOf(source) !== fold));
      const answerer = createExtractiveAnswerer({
        knowledge: () => version.knowledge,
        models: { ...shipped, sentence },
        threshold,
      });
      const questions = corpus.questions.filter(({ source, id }) => foldOf(source ?? id) === fold);
      outcomes.push(...(await evaluateAnswers(answerer, questions)).outcomes);
    }
  } finally {
    version.remove();
  }
  return answerMetrics(outcomes);
}
