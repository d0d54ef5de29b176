import { askedTerms, speaksOfAnother } from '../../../knowledge/text/look-alikes.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import type { Candidate } from '../sentence/candidate.ts';
import type { AnalysedQuestion } from '../sentence/sentence-features.ts';

/** The sentences without those that speak of a look-alike of what is asked: a pilot congress for a model congress. */
export function withoutLookAlikes(
  { terms }: AnalysedQuestion,
  candidates: readonly Candidate[],
): Candidate[] {
  const asked = askedTerms(terms.syllables.join(' '));
  if (asked.contrasts.length === 0) return [...candidates];
  return candidates.filter(({ sentence, found: { passage } }) => {
    const context = [passage.headings.at(-1) ?? '', passage.list?.lead ?? ''].join(' . ');
    return !speaksOfAnother(asked, sentence.text, context);
  });
}

/** The passages without items of lists that are about a look-alike: five steps of appointing for five of a congress. */
export function withoutLookAlikeLists(
  { terms }: AnalysedQuestion,
  found: readonly RankedPassage[],
): readonly RankedPassage[] {
  const asked = askedTerms(terms.syllables.join(' '));
  if (asked.contrasts.length === 0) return found;
  return found.filter(
    ({ passage: { list, headings } }) =>
      list === null || !speaksOfAnother(asked, list.lead, headings.at(-1) ?? ''),
  );
}
