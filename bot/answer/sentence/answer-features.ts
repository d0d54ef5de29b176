import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import { expandUnambiguous } from '../../../knowledge/search/abbreviations.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import type { Need } from '../question/question-type.ts';
import { evidenceFor } from './evidence.ts';
import type { AnalysedQuestion, Features } from './sentence-features.ts';
import type { ScoredCandidate } from './select-sentences.ts';

export const ANSWER_FEATURE_NAMES = [
  'unigrams',
  'bigrams',
  'rarest',
  'coveredAtAll',
  'run',
  'density',
  'union',
  'passage',
  'missingRarest',
  'unknown',
  'needs',
  'evidence',
  'looseEvidence',
  'margin',
  'placeMismatch',
  'score',
] as const;
export type AnswerFeatureName = (typeof ANSWER_FEATURE_NAMES)[number];
export type AnswerFeatures = Readonly<Record<AnswerFeatureName, number>>;

/** What speaks for and against the chosen sentences answering the question, for the confidence model. */
export function answerFeatures(
  question: AnalysedQuestion,
  chosen: readonly ScoredCandidate[],
  quotes: readonly string[],
  best: { readonly features: Features; readonly score: number },
  runnerUp: number | null,
  search: Pick<KnowledgeSearch, 'has'>,
): AnswerFeatures {
  const { unigrams } = question.terms;
  const total = unigrams.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const union = foldedSet(chosen.map(({ candidate }) => candidate.sentence.text));
  const [first] = chosen;
  const about = first
    ? foldedSet([
        first.candidate.found.passage.text,
        first.candidate.found.document.title,
        ...first.candidate.found.passage.headings,
        first.candidate.found.passage.list?.lead ?? '',
        ...placesOf(first),
      ])
    : new Set<string>();
  const missing = unigrams.filter(({ folded }) => !about.has(folded)).map(({ weight }) => weight);
  const heaviest = Math.max(1e-9, ...unigrams.map(({ weight }) => weight));
  const weightOf = (keep: (folded: string) => boolean): number =>
    unigrams.reduce((sum, { folded, weight }) => sum + (keep(folded) ? weight : 0), 0) / total;
  const { features } = best;
  const evidence = question.kind.needs.map((need) => bestEvidence(need, quotes));
  const share = (values: readonly number[], keep: (value: number) => boolean): number =>
    values.length === 0 ? 0 : values.filter(keep).length / values.length;
  return {
    unigrams: features.unigrams,
    bigrams: features.bigrams,
    rarest: features.rarest,
    coveredAtAll: features.coveredAtAll,
    run: features.run,
    density: features.density,
    union: weightOf((folded) => union.has(folded)),
    passage: weightOf((folded) => about.has(folded)),
    missingRarest: Math.max(0, ...missing) / heaviest,
    unknown: weightOf((folded) => !search.has(folded)),
    needs: question.kind.needs.length > 0 ? 1 : 0,
    evidence: share(evidence, (value) => value === 1),
    looseEvidence: share(evidence, (value) => value > 0 && value < 1),
    margin: runnerUp === null ? 1 : Math.min(1, Math.max(0, best.score - runnerUp) / 3),
    placeMismatch: features.placeMismatch,
    score: Math.max(-1, Math.min(1, best.score / 10)),
  };
}

/** The best that any of the quotes does for the need. */
export function bestEvidence(need: Need, quotes: readonly string[]): number {
  return Math.max(0, ...quotes.map((quote) => evidenceFor(need, quote)));
}

function foldedSet(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => syllablesOf(expandUnambiguous(text)).map(({ folded }) => folded)));
}

function placesOf({ candidate }: ScoredCandidate): string[] {
  const { jurisdiction } = candidate.found.document;
  return jurisdiction.scope === 'local'
    ? [jurisdiction.unit ?? '', jurisdiction.place, jurisdiction.province ?? '']
    : [];
}
