import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import type { Consultation } from '../consult.ts';
import type { Need } from '../question/question-type.ts';
import { bestEvidence } from '../sentence/answer-features.ts';
import type { CheckedSentence } from './composition.ts';

/** A list of so many items or more is given whole or not at all. */
const LIST_ITEMS = 3;
/** How much of the question must stand in and around what is cited, when the extractive reader was not sure. */
const COVERED = 0.7;

/**
 * Whether the sentences that passed verification do for the question what the extractive answer does: each thing asked
 * for stands in them at least as well, and a list is as whole. When the extractive reader was not sure (`isSure` false)
 * they must do it by themselves: everything asked for stands exactly, and the sources speak of what the question names.
 */
export function servesQuestion(
  sentences: readonly CheckedSentence[],
  { aspects, parts }: Pick<Consultation, 'aspects' | 'parts'>,
  isSure: boolean,
): boolean {
  if (sentences.length === 0) return false;
  const said = sentences.map(({ text }) => text);
  const quotes = parts.map(({ citation }) => citation.quote);
  const needs = aspects.flatMap(({ analysed }) => analysed.kind.needs);
  const isMet = (need: Need): boolean =>
    bestEvidence(need, said) >= (isSure ? bestEvidence(need, quotes) : 1);
  if (!needs.every(isMet)) return false;
  if (!isSure) return aspects.every((aspect) => coverage(aspect, sentences) >= COVERED);
  const cited = new Set(sentences.flatMap(({ support }) => support.map(({ offer }) => offer.passage.id)));
  const items = parts.filter(({ as, citation }) => as === 'line' && citation.passage.list !== null);
  return items.length < LIST_ITEMS || items.every(({ citation }) => cited.has(citation.passage.id));
}

/** Share of the question's weight that stands in the cited words, their headings and titles. */
function coverage(
  { analysed }: Consultation['aspects'][number],
  sentences: readonly CheckedSentence[],
): number {
  const texts = sentences.flatMap(({ support }) =>
    support.flatMap(({ offer: { passage, document }, quote }) => [
      quote,
      document.title,
      ...passage.headings,
    ]),
  );
  const held = new Set(texts.flatMap((text) => syllablesOf(text).map(({ folded }) => folded)));
  const { unigrams } = analysed.terms;
  const total = unigrams.reduce((sum, { weight }) => sum + weight, 0);
  const found = unigrams.reduce((sum, { folded, weight }) => sum + (held.has(folded) ? weight : 0), 0);
  return total === 0 ? 0 : found / total;
}
