import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { expandUnambiguous } from '../../../knowledge/search/abbreviations.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import type { QuestionTerm } from '../question/question-terms.ts';
import type { AnalysedQuestion } from './sentence-features.ts';

/** A list among the passages found, with how well what introduces it fits the question. */
export interface FoundList {
  /** One item of the list. */
  readonly member: RankedPassage;
  /** 0..1: share of the question's words in lead, headings and document title; more when the number of items is asked. */
  readonly fit: number;
}

/** What a list adds when the question names how many items it has ("5 bước") and it has just so many. */
const SIZE_FITS = 0.25;
/** What a list of steps adds when steps are asked for. */
const STEPS_FIT = 0.1;

/** The best-fitting list that the question may mean as a whole, or null when none of the passages is an item of one. */
export function findList(question: AnalysedQuestion, found: readonly RankedPassage[]): FoundList | null {
  const asked = sizeAsked(question.terms.syllables);
  const wantsSteps = question.terms.syllables.includes('buoc');
  let best: FoundList | null = null;
  const seen = new Set<string>();
  for (const member of found) {
    const { passage, document } = member;
    if (!passage.list) continue;
    const key = `${document.id} ${passage.list.group}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const introduction = [passage.list.lead, ...passage.headings, document.title, document.term ?? ''].join(
      ' . ',
    );
    const fit =
      coverage(question.terms.unigrams, introduction) * 0.6 +
      coverage(question.terms.bigrams, introduction) * 0.4 +
      (asked === passage.list.size ? SIZE_FITS : 0) +
      (wantsSteps && /^buoc \d/.test(foldDiacritics(passage.text)) ? STEPS_FIT : 0);
    if (!best || fit > best.fit) best = { member, fit };
  }
  return best;
}

const NUMBERS = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

/** `5` of "quy trình 5 bước"; null when the question names no number of items. */
function sizeAsked(syllables: readonly string[]): number | null {
  for (const [i, syllable] of syllables.entries()) {
    if (!/^(buoc|noi|dieu|tieu|nguyen|truong|nhom|y|muc)$/.test(syllables[i + 1] ?? '')) continue;
    if (/^\d{1,2}$/.test(syllable)) return Number(syllable);
    const word = NUMBERS.indexOf(syllable);
    if (word >= 0) return word + 1;
  }
  return null;
}

function coverage(terms: readonly QuestionTerm[], text: string): number {
  const folded = syllablesOf(expandUnambiguous(text)).map((syllable) => syllable.folded);
  const words = new Set(folded.flatMap((syllable, i) => [syllable, `${syllable} ${folded[i + 1] ?? ''}`]));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  return terms.reduce((sum, { folded: term, weight }) => sum + (words.has(term) ? weight : 0), 0) / total;
}
