import type { Jurisdiction } from '../../../knowledge/model/jurisdiction.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import type { QuestionTerm } from '../question/question-terms.ts';
import { questionSlot } from './question-slot.ts';
import { headHeld, type AnalysedQuestion } from './sentence-features.ts';
import { matchOf, shareOf, wordIndex, type WordIndex } from './word-index.ts';

/** A list among the passages found, with how well what introduces it fits the question. */
export interface FoundList {
  /** One item of the list. */
  readonly member: RankedPassage;
  /** 0..1: share of the question's words in lead, headings and document title; more when the number of items is asked. */
  readonly fit: number;
  /** Whether it has just as many items as the question says. */
  readonly hasSizeAsked: boolean;
}

/** What a list adds when the question names how many items it has ("5 bước") and it has just so many. */
const SIZE_FITS = 0.25;
/** Least share of what the document as a whole does not name that lead and headings must name. */
const MUST_TELL = 0.35;
/** What a list adds that is introduced by the very thing asked about ("những bài học nào": "các bài học"). */
const HEAD_FITS = 0.15;
/** What a list of steps adds when steps are asked for. */
const STEPS_FIT = 0.1;

/** The best-fitting list that the question may mean as a whole, or null when none of the passages is an item of one. */
export function findList(question: AnalysedQuestion, found: readonly RankedPassage[]): FoundList | null {
  const { unigrams, bigrams, syllables } = question.terms;
  const asked = sizeAsked(syllables);
  const head = questionSlot(syllables)?.head ?? [];
  const wantsSteps = syllables.includes('buoc');
  let best: FoundList | null = null;
  const seen = new Set<string>();
  for (const member of found) {
    const { passage } = member;
    const { id, title, term, jurisdiction } = member.document;
    if (!passage.list) continue;
    const key = `${id} ${passage.list.group}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const own = wordIndex([passage.list.lead, ...passage.headings].join(' . '));
    const document = wordIndex([title, term ?? '', ...placeOf(jurisdiction)].join(' . '));
    if (asked !== passage.list.size && telling(unigrams, own, document) < MUST_TELL) continue;
    const fit =
      coverage(unigrams, [own, document]) * 0.6 +
      coverage(bigrams, [own, document]) * 0.4 +
      (headHeld(head, own) === 1 ? HEAD_FITS : 0) +
      (asked === passage.list.size ? SIZE_FITS : 0) +
      (wantsSteps && /^buoc \d/.test(foldDiacritics(passage.text)) ? STEPS_FIT : 0);
    if (!best || fit > best.fit) best = { member, fit, hasSizeAsked: asked === passage.list.size };
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

function coverage(terms: readonly QuestionTerm[], texts: readonly WordIndex[]): number {
  return shareOf(terms, (term) => Math.max(...texts.map((words) => matchOf(term, words))));
}

/**
 * Coverage by lead and headings of the terms that the document as a whole does not name: in a paper on one place each of
 * its lists would fit the name of the place.
 */
function telling(terms: readonly QuestionTerm[], own: WordIndex, document: WordIndex): number {
  const others = terms.filter((term) => matchOf(term, document) === 0);
  return others.length === 0 ? 1 : coverage(others, [own]);
}

function placeOf(jurisdiction: Jurisdiction): string[] {
  return jurisdiction.scope === 'local'
    ? [jurisdiction.unit ?? '', jurisdiction.place, jurisdiction.province ?? '']
    : [];
}
