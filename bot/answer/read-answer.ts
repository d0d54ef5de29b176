import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { citePassage } from '../../knowledge/model/citation.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import type { AnswerPart } from './compose-answer.ts';
import { answerFeatures, type AnswerFeatures } from './sentence/answer-features.ts';
import { candidatesOf } from './sentence/candidate.ts';
import { wholeListAt } from './sentence/expand-list.ts';
import { linearScore, logistic, type LinearModel } from './sentence/linear-model.ts';
import { selectSentences, type SelectionLimits } from './sentence/select-sentences.ts';
import { sentenceFeatures, type AnalysedQuestion, type FeatureName } from './sentence/sentence-features.ts';
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
  readonly day: CalendarDate;
}

/** Default size of an answer. */
export const SENTENCE_LIMITS: SelectionLimits = { maxCharacters: 480, maxSentences: 4, maxGap: 2.5 };

/**
 * Reads the answer out of the passages found: ranks their sentences, takes the best, a whole list where the question
 * asks for one, and says how sure that is. Null when the passages hold no sentence at all.
 */
export function readAnswer(
  question: AnalysedQuestion,
  found: readonly RankedPassage[],
  models: ReaderModels,
  context: ReadingContext,
  limits: SelectionLimits = SENTENCE_LIMITS,
): Reading | null {
  const candidates = candidatesOf(found);
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
  const list = asksForList(question)
    ? listParts(best.candidate.found, best.candidate.sentence.text, context)
    : null;
  const parts =
    list ??
    chosen.flatMap(({ candidate: { found: ranked, sentence } }): AnswerPart[] => {
      const citation = citePassage(ranked.passage, sentence.text);
      return citation ? [{ citation, document: ranked.document, as: 'sentence' }] : [];
    });
  return { parts, confidence: logistic(linearScore(models.confidence, read)), features: read };
}

function asksForList({ kind }: AnalysedQuestion): boolean {
  return kind.type === 'list' || kind.type === 'procedure';
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
