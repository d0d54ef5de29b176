import { withoutLookAlikeLists, withoutLookAlikes } from './situation/without-look-alikes.ts';
import { congressOfTerm } from '../../knowledge/model/congress-term.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import { formatLocator, type Passage } from '../../knowledge/model/passage.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import type { AnswerPart } from './compose-answer.ts';
import type { Need } from './question/question-type.ts';
import {
  answerFeatures,
  bestEvidence,
  type AnswerFeatureName,
  type AnswerFeatures,
} from './sentence/answer-features.ts';
import { listParts, sentenceParts } from './sentence/answer-parts.ts';
import { candidatesOf, type Candidate } from './sentence/candidate.ts';
import { findList } from './sentence/find-list.ts';
import { withoutGlossaryRows } from './sentence/glossary-row.ts';
import { boostedScore, type BoostedModel } from './sentence/boosted-model.ts';
import { logistic } from './sentence/linear-model.ts';
import { withoutOtherProvinces } from './sentence/without-other-provinces.ts';
import { withoutEchoes } from './sentence/without-echoes.ts';
import { lacksArticle } from './sentence/missing-numerals.ts';
import { withinScope } from './sentence/reading-scope.ts';
import { selectSentences, type ScoredCandidate, type SelectionLimits } from './sentence/select-sentences.ts';
import { yearsHeld } from './situation/source-fit.ts';
import {
  sentenceFeatures,
  type AnalysedQuestion,
  type FeatureName,
  type Features,
} from './sentence/sentence-features.ts';

/** The fitted models of the reader. */
export interface ReaderModels {
  readonly sentence: BoostedModel<FeatureName>;
  readonly confidence: BoostedModel<AnswerFeatureName>;
  /** Threshold of refusal for questions that have nothing of the field in them; the general one when absent. */
  readonly thresholdElsewhere?: number | undefined;
}

/** What was read out of the passages for one question. */
export interface Reading {
  readonly parts: readonly AnswerPart[];
  /** Probability that the parts answer the question. */
  readonly confidence: number;
  readonly features: AnswerFeatures;
}

export interface ReadingContext {
  readonly search: Pick<KnowledgeSearch, 'has' | 'idf'>;
  /** Names of the places that the question is about. */
  readonly placesAsked?: readonly string[];
  /** Names of the larger units that hold them. */
  readonly placesAround?: readonly string[];
  readonly passagesOf: (id: DocumentId) => readonly Passage[];
}

/** Size of an answer to one question. */
export const WHOLE_ANSWER: SelectionLimits = { maxCharacters: 640, maxSentences: 5, worth: 4e-4 };
/** Size of one side of a comparison. */
export const ONE_ASPECT: SelectionLimits = { maxCharacters: 320, maxSentences: 2, worth: 6e-4 };

/** What a further sentence must bring where several things are asked for, beside other questions. */
const OF_SEVERAL = 0.5;

/** Passages whose sentences are ranked, of those that have a say. */
const PASSAGES_RANKED = 18;

/** How much of the question must stand in heading and lead before a list is given whole. */
const LIST_FITS = 0.6;

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
  const inScope = withinScope(question, found);
  const candidates = [withoutLookAlikes, withoutGlossaryRows, withoutEchoes].reduce(
    (kept, without) => without(question, kept),
    withoutOtherProvinces(
      [...(context.placesAsked ?? []), ...(context.placesAround ?? [])],
      candidatesOf(inScope.slice(0, PASSAGES_RANKED)),
    ),
  );
  const othersSpeak = candidates.some(({ found: { document } }) => document.jurisdiction.scope !== 'local');
  const features = sentenceFeatures(question, candidates);
  const scored = candidates.map((candidate, i) => ({
    candidate,
    score:
      (features[i] ? boostedScore(models.sentence, features[i]) : -Infinity) - loss(candidate, othersSpeak),
  }));
  const chosen = selectSentences(scored, {
    ...limits,
    ...(question.kind.type === 'list'
      ? { worth: limits.worth * OF_SEVERAL, known: question.terms.syllables }
      : {}),
  });
  const [best] = chosen;
  const bestFeatures = best && features[candidates.indexOf(best.candidate)];
  if (!best || !bestFeatures) return null;
  const list =
    wholeList(question, withoutLookAlikeLists(question, inScope), best.candidate, bestFeatures, context) ??
    listOfSeveral(question, chosen, context) ??
    (announces(best)
      ? listParts(best.candidate.found, best.candidate.sentence.text, context.passagesOf)
      : null);
  const saying = chosen.filter((one) => !announces(one));
  const parts = list ?? sentenceParts(saying.length > 0 ? saying : chosen, context.passagesOf);
  const quotes = parts.map(({ citation }) => citation.quote);
  const around = [...new Set(parts.flatMap(surroundings))];
  const read = answerFeatures(
    question,
    {
      quotes,
      surroundings: around,
      best: { features: bestFeatures, score: best.score },
      chosen,
      scored,
      isList: list !== null,
      placesAsked: context.placesAsked ?? [],
    },
    context.search,
  );
  const locators = parts.flatMap(({ citation }) => formatLocator(citation.passage.locator) ?? []);
  const isOfOther =
    lacksArticle(question.terms.syllables, [...quotes, ...around, ...locators]) ||
    (read.placeNotHeld === 1 && asksForEvent(question)) ||
    question.kind.needs.some((need) => EXACT.has(need.kind) && bestEvidence(need, quotes) === 0);
  const confidence = isOfOther ? 0 : logistic(boostedScore(models.confidence, read));
  return { parts, confidence, features: read };
}

/** What nothing else can stand for: without it in the words themselves there is no answer. */
const EXACT: ReadonlySet<Need['kind']> = new Set(['issue-date', 'phone', 'email', 'hour']);

/** By when something has to be done is ruled for all. */
const DEADLINE =
  /\b(?:truoc ngay|cham nhat|muon nhat|han (?:chot|cuoi)|phai xong|xong truoc|hoan thanh|hoan tat)\b/;

/** Whether only words on the very place can answer: the day that something took place there, the name of a person. */
function asksForEvent({ kind, terms }: AnalysedQuestion): boolean {
  const words = terms.syllables.join(' ');
  return kind.needs.some(
    (need) =>
      need.kind === 'person-name' || (need.kind === 'date' && need.unit === 'ngay' && !DEADLINE.test(words)),
  );
}

/** Everything that says what the words of a part are about. */
function surroundings({ citation: { passage }, document }: AnswerPart): string[] {
  const { jurisdiction } = document;
  const place =
    jurisdiction.scope === 'local' ? [jurisdiction.unit, jurisdiction.place, jurisdiction.province] : [];
  return [
    passage.text,
    ...passage.headings,
    passage.list?.lead,
    document.title,
    document.number,
    document.term,
    document.term === null ? null : congressOfTerm(document.term),
    document.issuedOn,
    ...yearsHeld(document),
    ...place,
  ].filter((part) => part !== null && part !== undefined);
}

/** Cells of a table read badly as a sentence; they answer when nothing else does. */
const TABLE_ROW_LOSS = 1;
/** A local paper has little to say to a question that names no place, when other papers speak to it. */
const LOCAL_LOSS = 1;

function loss({ found: { passage, document, placeMatch } }: Candidate, othersSpeak: boolean): number {
  const isLocal = othersSpeak && placeMatch === null && document.jurisdiction.scope === 'local';
  return (passage.role === 'table-row' ? TABLE_ROW_LOSS : 0) + (isLocal ? LOCAL_LOSS : 0);
}

/** A sentence that only announces what follows says nothing alone. */
function announces({ candidate }: ScoredCandidate): boolean {
  return candidate.sentence.text.endsWith(':');
}

/** A question for one of these has a short answer, whatever its wording. */
const ANSWERED_SHORTLY: ReadonlySet<Need['kind']> = new Set([
  'date',
  'issue-date',
  'term',
  'ordinal',
  'quantity',
  'phone',
  'email',
  'person-name',
]);

/**
 * A list is given whole when the question names what introduces it (heading, lead) rather than one item: "gồm những bước
 * nào" against "chọn mấy đơn vị làm điểm".
 */
function wholeList(
  { kind, terms }: AnalysedQuestion,
  found: readonly RankedPassage[],
  best: Candidate,
  { introduced, unigrams }: Features,
  { passagesOf }: ReadingContext,
): AnswerPart[] | null {
  if (kind.type !== 'list' && kind.type !== 'procedure') return null;
  if (kind.needs.some((need) => ANSWERED_SHORTLY.has(need.kind))) return null;
  const list = findList({ kind, terms }, found);
  if (list && list.fit >= LIST_FITS && (list.hasSizeAsked || list.fit >= unigrams))
    return listParts(list.member, '', passagesOf);
  return introduced >= Math.max(LIST_FITS, unigrams)
    ? listParts(best.found, best.sentence.text, passagesOf)
    : null;
}

/** Longest list that is given whole only because several of its items answer, in characters. */
const SHORT_LIST = 800;

/** When several items of one list answer a question for a list, the rest belongs to the answer. */
function listOfSeveral(
  { kind }: AnalysedQuestion,
  chosen: readonly ScoredCandidate[],
  { passagesOf }: ReadingContext,
): AnswerPart[] | null {
  if (kind.type !== 'list' && kind.type !== 'procedure') return null;
  const fellowsOf = ({ candidate: { found } }: ScoredCandidate): ScoredCandidate[] =>
    found.passage.list === null
      ? []
      : chosen.filter(
          ({ candidate: { found: other } }) =>
            other.document.id === found.document.id &&
            other.passage.list?.group === found.passage.list?.group,
        );
  const item = chosen.find((one) => fellowsOf(one).length > 1);
  if (!item) return null;
  const { found } = item.candidate;
  const parts = listParts(found, item.candidate.sentence.text, passagesOf);
  const length = parts?.reduce((sum, { citation }) => sum + citation.quote.length, 0) ?? 0;
  return length <= SHORT_LIST ? parts : null;
}
