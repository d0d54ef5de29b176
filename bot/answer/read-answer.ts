import { withoutLookAlikes } from './situation/without-look-alikes.ts';
import { congressOfTerm } from '../../knowledge/model/congress-term.ts';
import { citePassage } from '../../knowledge/model/citation.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import type { AnswerPart } from './compose-answer.ts';
import type { Need } from './question/question-type.ts';
import { answerFeatures, bestEvidence, type AnswerFeatures } from './sentence/answer-features.ts';
import { missingNumerals } from './sentence/missing-numerals.ts';
import { candidatesOf, type Candidate } from './sentence/candidate.ts';
import { findList } from './sentence/find-list.ts';
import { wholeListAt } from './sentence/expand-list.ts';
import { linearScore, logistic, type LinearModel } from './sentence/linear-model.ts';
import { selectSentences, type ScoredCandidate, type SelectionLimits } from './sentence/select-sentences.ts';
import { wholeQuotation } from './sentence/whole-quotation.ts';
import { yearsHeld } from './situation/source-fit.ts';
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
export const WHOLE_ANSWER: SelectionLimits = { maxCharacters: 540, maxSentences: 4, maxGap: 2.5 };
/** Size of one side of a comparison. */
export const ONE_ASPECT: SelectionLimits = { maxCharacters: 300, maxSentences: 2, maxGap: 2 };

/** What must stand in an answer when it is asked for: no date, no answer to "ngày nào". */
const MUST_STAND: ReadonlySet<Need['kind']> = new Set([
  'date',
  'issue-date',
  'term',
  'ordinal',
  'quantity',
  'phone',
  'email',
]);
/** What is left of the confidence when it does not, or when only something like it does (a count of other things). */
function keptWith(evidence: number): number {
  if (evidence === 0) return 0.25;
  return evidence < 1 ? 0.7 : 1;
}

/** What is left of it when a number of the question ("Điều 15", "Đại hội XV") stands nowhere around the answer. */
const WITHOUT_ITS_NUMBER = 0.5;

/** `2. `, `a) `, `- ` before the words of an item that is quoted alone. */
const LIST_MARK = /^(?:\d{1,2}[.)]|[a-zđ][.)]|[-–•*+])\s+/u;

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
  const candidates = withoutLookAlikes(question, candidatesOf(ofAskedTerm(question, ofAskedPlace(found))));
  const othersSpeak = candidates.some(({ found: { document } }) => document.jurisdiction.scope !== 'local');
  const features = sentenceFeatures(question, candidates);
  const scored = candidates.map((candidate, i) => ({
    candidate,
    score:
      (features[i] ? linearScore(models.sentence, features[i]) : -Infinity) - loss(candidate, othersSpeak),
  }));
  const chosen = selectSentences(scored, limits);
  const [best] = chosen;
  const bestFeatures = best && features[candidates.indexOf(best.candidate)];
  if (!best || !bestFeatures) return null;
  const bestDocument = best.candidate.found.document.id;
  const runnerUp = scored
    .filter(({ candidate }) => candidate.found.document.id !== bestDocument)
    .reduce<number | null>((max, { score }) => (max === null || score > max ? score : max), null);
  const list =
    wholeList(question, ofAskedPlace(found), best.candidate, bestFeatures, context) ??
    (announces(best) ? listParts(best.candidate.found, best.candidate.sentence.text, context) : null);
  const saying = chosen.filter((one) => !announces(one));
  const parts = list ?? sentenceParts(inListOrder(saying.length > 0 ? saying : chosen));
  const quotes = parts.map(({ citation }) => citation.quote);
  const read = answerFeatures(
    question,
    chosen,
    quotes,
    { features: bestFeatures, score: best.score },
    runnerUp,
    context.search,
  );
  const standing = question.kind.needs
    .filter(({ kind }) => MUST_STAND.has(kind))
    .map((need) => keptWith(bestEvidence(need, quotes)));
  const lacksNumber = missingNumerals(question.terms.syllables, parts.map(surroundings)).length > 0;
  const confidence =
    logistic(linearScore(models.confidence, read)) *
    Math.min(1, ...standing) *
    (lacksNumber ? WITHOUT_ITS_NUMBER : 1);
  return { parts, confidence, features: read };
}

/** Everything that says what the words of a part are about. */
function surroundings({ citation: { passage }, document }: AnswerPart): string {
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
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(' . ');
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

/** The chosen sentences with the items of one list in the order of the list, where the first of them stands. */
function inListOrder(chosen: readonly ScoredCandidate[]): ScoredCandidate[] {
  const groupOf = ({ candidate: { found } }: ScoredCandidate): string | null =>
    found.passage.list === null ? null : `${found.document.id} ${found.passage.list.group}`;
  const ordered: ScoredCandidate[] = [];
  for (const one of chosen) {
    const group = groupOf(one);
    if (ordered.includes(one)) continue;
    const members = group === null ? [one] : chosen.filter((other) => groupOf(other) === group);
    ordered.push(
      ...members.sort(
        (a, b) => a.candidate.found.row - b.candidate.found.row || a.candidate.index - b.candidate.index,
      ),
    );
  }
  return ordered;
}

/** When there is something of the place asked about, other places have no say. */
function ofAskedPlace(found: readonly RankedPassage[]): readonly RankedPassage[] {
  return found.some(({ placeMatch }) => placeMatch === true)
    ? found.filter(({ placeMatch }) => placeMatch !== false)
    : found;
}

/** When the question names a term and there is something of that term, papers of other terms have no say. */
function ofAskedTerm({ terms }: AnalysedQuestion, found: readonly RankedPassage[]): readonly RankedPassage[] {
  const years = terms.syllables.filter((syllable) => /^(?:19|20)\d{2}$/.test(syllable));
  const asked = found
    .map(({ document }) => document.term)
    .find((term) => term?.split('-').every((year) => years.includes(year)));
  if (asked === undefined) return found;
  return found.filter(({ document }) => document.term === null || document.term === asked);
}

/**
 * A list is given whole when the question names what introduces it (heading, lead) rather than one item: "gồm những bước
 * nào" against "chọn mấy đơn vị làm điểm".
 */
function wholeList(
  { kind, terms }: AnalysedQuestion,
  found: readonly RankedPassage[],
  best: Candidate,
  { introduced, unigrams }: Features,
  context: ReadingContext,
): AnswerPart[] | null {
  if (kind.type !== 'list' && kind.type !== 'procedure') return null;
  const list = findList({ kind, terms }, found);
  if (list && list.fit >= LIST_FITS && list.fit >= unigrams) return listParts(list.member, '', context);
  return introduced >= Math.max(LIST_FITS, unigrams)
    ? listParts(best.found, best.sentence.text, context)
    : null;
}

function sentenceParts(chosen: readonly ScoredCandidate[]): AnswerPart[] {
  const taken: { readonly passage: Passage; start: number; end: number }[] = [];
  return chosen.flatMap(({ candidate: { found: ranked, index } }): AnswerPart[] => {
    const { passage, document } = ranked;
    const { start: from, end } = wholeQuotation(passage.text, sentencesOf(passage.text), index);
    const start = from + (LIST_MARK.exec(passage.text.slice(from, end))?.[0].length ?? 0);
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
