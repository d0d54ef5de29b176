import type { Document } from '../../../knowledge/model/document.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import type { AnalysedQuestion } from './sentence-features.ts';

/** The passages that have a say in this question, in their order. */
export function withinScope(
  question: AnalysedQuestion,
  found: readonly RankedPassage[],
): readonly RankedPassage[] {
  return papersBeforeDigests(ofAskedTerm(question, ofAskedPlace(found)));
}

/** When there is something of the place asked about, other places have no say. */
export function ofAskedPlace(found: readonly RankedPassage[]): readonly RankedPassage[] {
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

/** A digest gives way to the paper that it sums up, where both are found. */
function papersBeforeDigests(found: readonly RankedPassage[]): readonly RankedPassage[] {
  const papers = new Set(found.map(({ document }) => document).filter(({ form }) => form === 'original'));
  return found.filter(
    ({ document }) => document.form !== 'digest' || ![...papers].some((paper) => isDigestOf(document, paper)),
  );
}

/** Whether the digest sums up the paper: same number and day; or reports on the same place in the same term. */
export function isDigestOf(digest: Document, paper: Document): boolean {
  if (digest.number !== null || paper.number !== null)
    return digest.number === paper.number && digest.issuedOn === paper.issuedOn;
  const [one, other] = [digest.jurisdiction, paper.jurisdiction];
  return (
    digest.kind === paper.kind &&
    digest.term === paper.term &&
    one.scope === 'local' &&
    other.scope === 'local' &&
    foldDiacritics(one.place) === foldDiacritics(other.place)
  );
}
