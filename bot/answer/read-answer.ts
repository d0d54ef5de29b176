import { citePassage } from '../../knowledge/model/citation.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import type { AnswerPart } from './compose-answer.ts';
import { answerFeatures, type AnswerFeatures } from './sentence/answer-features.ts';
import { candidatesOf } from './sentence/candidate.ts';
import { wholeListAt } from './sentence/expand-list.ts';
import { linearScore, logistic, type LinearModel } from './sentence/linear-model.ts';
import { selectSentences, type ScoredCandidate, type SelectionLimits } from './sentence/select-sentences.ts';
import { wholeQuotation } from './sentence/whole-quotation.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import {
  sentenceFeatures,
  type AnalysedQuestion,
  type FeatureName,
  type Features,
} from './sentence/sentence-features.ts';
import type { AnswerFeatureName } from './sentence/answer-features.ts';

/** The fitted models of the reader. */
export interface ReaderModels {
  readonly sentence: LinearModel<FeatureName>;
  readonly confidence: LinearModel<AnswerFeatureName>;
}

/** What was read out of the passages for one question. */
export interface Reading {
  readonly parts: readonly AnswerPart[];
  /** Probability that the parts answer the question. */
  readonly confidence: number;
  readonly features: AnswerFeatures;
}

export interface ReadingContext {
  readonly search: Pick<KnowledgeSearch, 'has'>;
  readonly passagesOf: (id: DocumentId) => readonly Passage[];
}

/** Size of an answer to one question. */
export const WHOLE_ANSWER: SelectionLimits = { maxCharacters: 540, maxSentences: 4, maxGap: 3 };
/** Size of one side of a comparison. */
export const ONE_ASPECT: SelectionLimits = { maxCharacters: 300, maxSentences: 2, maxGap: 2 };

/** Share of the question's words that must stand in heading and lead before a list is given whole. */
const INTRODUCED_AT_LEAST = 0.5;

/**
 * Reads the answer out of the passages found: ranks their sentences, takes the best, a whole list where the question
 * asks for one, and says how sure that is. Null when the passages hold no sentence at all.
 */
export function readAnswer(
  question: AnalysedQuestion,
  found: readonly RankedPassage[],
  models: ReaderModels,
  context: ReadingContext,
  limits: SelectionLimits = WHOLE_ANSWER,
): Reading | null {
  const candidates = candidatesOf(ofAskedPlace(found));
  const features = sentenceFeatures(question, candidates);
  const scored = candidates.map((candidate, i) => ({
    candidate,
    score: features[i] ? linearScore(models.sentence, features[i]) : -Infinity,
  }));
  const chosen = selectSentences(scored, limits);
  const [best] = chosen;
  const bestFeatures = best && features[candidates.indexOf(best.candidate)];
  if (!best || !bestFeatures) return null;
  const bestDocument = best.candidate.found.document.id;
  const runnerUp = scored
    .filter(({ candidate }) => candidate.found.document.id !== bestDocument)
    .reduce<number | null>((max, { score }) => (max === null || score > max ? score : max), null);
  const read = answerFeatures(
    question,
    chosen,
    { features: bestFeatures, score: best.score },
    runnerUp,
    context.search,
  );
  const list = asksForWholeList(question, bestFeatures)
    ? listParts(best.candidate.found, best.candidate.sentence.text, context)
    : null;
  const parts = list ?? sentenceParts(chosen);
  return { parts, confidence: logistic(linearScore(models.confidence, read)), features: read };
}

/** When there is something of the place asked about, other places have no say. */
function ofAskedPlace(found: readonly RankedPassage[]): readonly RankedPassage[] {
  return found.some(({ placeMatch }) => placeMatch === true)
    ? found.filter(({ placeMatch }) => placeMatch !== false)
    : found;
}

/**
 * A list is given whole when the question names what introduces it (heading, lead) rather than one item: "gồm những bước
 * nào" against "chọn mấy đơn vị làm điểm".
 */
function asksForWholeList({ kind }: AnalysedQuestion, { introduced, unigrams }: Features): boolean {
  if (kind.type !== 'list' && kind.type !== 'procedure') return false;
  return introduced >= Math.max(INTRODUCED_AT_LEAST, unigrams);
}

function sentenceParts(chosen: readonly ScoredCandidate[]): AnswerPart[] {
  const taken: { readonly passage: Passage; start: number; end: number }[] = [];
  return chosen.flatMap(({ candidate: { found: ranked, index } }): AnswerPart[] => {
    const { passage, document } = ranked;
    const { start, end } = wholeQuotation(passage.text, sentencesOf(passage.text), index);
    if (taken.some((other) => other.passage.id === passage.id && start < other.end && other.start < end))
      return [];
    taken.push({ passage, start, end });
    const citation = citePassage(passage, passage.text.slice(start, end));
    return citation ? [{ citation, document, as: 'sentence' }] : [];
  });
}

function listParts(
  found: RankedPassage,
  sentence: string,
  { passagesOf }: ReadingContext,
): AnswerPart[] | null {
  const { passage, document } = found;
  const list = wholeListAt(passage, sentence, passagesOf(document.id));
  if (!list) return null;
  const lines = [...(list.lead ? [list.lead] : []), ...list.items];
  return lines.map((citation) => ({ citation, document, as: 'line' }));
}
