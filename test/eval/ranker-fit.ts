import type { ReaderModels } from '../../bot/answer/read-answer.ts';
import { FEATURE_NAMES } from '../../bot/answer/sentence/sentence-features.ts';
import { boost, type BoostOptions } from './boosting.ts';
import { fitListwise, type TrainingList } from './listwise-fit.ts';
import { namedWeights } from './named-weights.ts';
import { openScratchVersion } from './scratch-version.ts';
import { unmarked, type TrainingCorpus } from './training-corpora.ts';
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
  for (const { name, documents, register, questions, weight, fitEvery, isOfCadres } of corpora) {
    const version = await openScratchVersion(documents, register);
    const typed = questions.filter((_, i) => i % fitEvery === 0);
    const asked = isOfCadres ? [...typed, ...unmarked(typed)] : typed;
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

const TREES: BoostOptions = { rounds: 90, depth: 4, rate: 0.08, leastInLeaf: 3, decay: 3 };

/** The ranker on these lists: a linear one fitted listwise, and trees on what it leaves, by the same loss. */
export function fitRanker(
  lists: readonly TrainingList[],
  options: Partial<BoostOptions> = {},
): ReaderModels['sentence'] {
  const usable = lists.filter(({ right }) => right.some(Boolean) && right.some((value) => !value));
  const { weights } = fitListwise(usable, { iterations: 160, rate: 0.12, decay: 2e-3 });
  const linear = namedWeights(FEATURE_NAMES, weights, 0);
  const rows = usable.flatMap((list) => list.rows);
  const scores = Float64Array.from(rows, (row) =>
    FEATURE_NAMES.reduce((sum, name, k) => sum + linear.weights[name] * (row[k] ?? 0), 0),
  );
  const trees = boost(
    FEATURE_NAMES,
    rows,
    scores,
    (at, first, second) => {
      let from = 0;
      for (const { rows: members, right, weight } of usable) {
        const [all, good] = [
          sharesWithin(at, from, members.length),
          sharesWithin(at, from, members.length, right),
        ];
        for (let i = 0; i < members.length; i++) {
          const share = all[i] ?? 0;
          first[from + i] = weight * (share - (good[i] ?? 0));
          second[from + i] = weight * share * (1 - share);
        }
        from += members.length;
      }
    },
    { ...TREES, ...options },
  );
  return { ...linear, trees };
}

/** The softmax of the scores of one list, over the candidates that count. */
function sharesWithin(
  at: Float64Array,
  from: number,
  size: number,
  counts?: readonly boolean[],
): Float64Array {
  let top = -Infinity;
  for (let i = 0; i < size; i++) if (counts?.[i] ?? true) top = Math.max(top, at[from + i] ?? 0);
  const shares = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    if (!(counts?.[i] ?? true)) continue;
    shares[i] = Math.exp((at[from + i] ?? 0) - top);
    sum += shares[i] ?? 0;
  }
  return shares.map((value) => value / sum);
}
