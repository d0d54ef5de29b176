import type { ReaderModels } from '../../bot/answer/read-answer.ts';
import { FEATURE_NAMES } from '../../bot/answer/sentence/sentence-features.ts';
import { fitListwise, type TrainingList } from './listwise-fit.ts';
import { namedWeights } from './named-weights.ts';
import { openScratchVersion } from './scratch-version.ts';
import type { TrainingCorpus } from './training-corpora.ts';
import { readQuestions } from './training-set.ts';

const PASSAGES = 12;

/** The candidates of one question, with the set and the source that it belongs to. */
export interface RankingList extends TrainingList {
  readonly corpus: string;
  readonly source: string;
}

/** The candidate sentences of every question to be fitted on. */
export async function rankingLists(
  corpora: readonly TrainingCorpus[],
  say: (line: string) => void,
): Promise<RankingList[]> {
  const lists: RankingList[] = [];
  for (const { name, documents, register, questions, weight, fitEvery } of corpora) {
    const version = await openScratchVersion(documents, register);
    const asked = questions.filter((_, i) => i % fitEvery === 0);
    const read = await readQuestions(version.knowledge, asked, PASSAGES);
    for (const { question, features, right } of read) {
      const rows = features.map((row) => Float64Array.from(FEATURE_NAMES, (feature) => row[feature]));
      lists.push({ rows, right, weight, corpus: name, source: question.source ?? question.id });
    }
    const reachable = read.filter(({ right }) => right.some(Boolean)).length;
    say(`${name}: ${asked.length} questions, ${reachable} within reach of the ranker`);
    version.remove();
  }
  return lists;
}

/** The ranker on these lists. */
export function fitRanker(lists: readonly TrainingList[]): ReaderModels['sentence'] {
  const { weights } = fitListwise(lists, { iterations: 160, rate: 0.12, decay: 2e-4 });
  return namedWeights(FEATURE_NAMES, weights, 0);
}
