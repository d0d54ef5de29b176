import { formatDate } from '../../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS } from '../../../knowledge/model/document.ts';
import { placeKey, provinceNow } from '../../../knowledge/places/provinces.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { splitComparison } from '../question/split-comparison.ts';
import type { NamedPaper, PaperIdentity } from './paper-identities.ts';
import type { Home } from './read-places.ts';
import { homesOf } from './home-of-place.ts';
import type { SituationFacts } from './read-situation.ts';
import { SITUATION_MESSAGES as SAY } from './situation-messages.vi.ts';
import type { AskedPlace, Situation } from './situation.ts';

/** One thing that a question may mean. */
export interface ChoiceOption {
  /** As a reader tells it from the others. */
  readonly label: string;
  /** The question with the thing named in full; it can be sent as it is. */
  readonly question: string;
  /** Folded words, any of which alone names this one among the options: `2019`, `30/5/2019`, `2020-2025`, `son ha`. */
  readonly keys: readonly string[];
}

/** What to ask back, when a question may mean several things. */
export interface Choice {
  readonly text: string;
  readonly options: readonly ChoiceOption[];
}

/** More are no help to choose from. */
const MOST = 4;
const LONGEST_TITLE = 90;
/** A question about all the papers of one number needs no choice. */
const ABOUT_ALL =
  /\b(trung so|cung so|phan biet|(?:hai|2) (?:van ban|chi thi|quy dinh|huong dan|ket luan|ct|kl|hd|qd)|may (van ban|chi thi)|nhung (van ban|chi thi) nao)\b/;

/** The papers or places of which the question may mean each, or null when it is plain. */
export function findChoice(text: string, situation: Situation, facts: SituationFacts): Choice | null {
  const question = foldSpaces(text);
  if (ABOUT_ALL.test(foldDiacritics(question)) || splitComparison(question)) return null;
  const paper = situation.papers.find(({ meant, isTimeOnly }) => meant === null && !isTimeOnly);
  if (paper) return paperChoice(question, paper, situation);
  for (const place of situation.places) {
    const homes = homesOf(place, facts.places.homes);
    if (place.isNamed && homes.length > 1) return placeChoice(question, place, homes);
  }
  return null;
}

function paperChoice(question: string, paper: NamedPaper, { asOf }: Situation): Choice | null {
  const papers = paper.candidates
    .filter(({ issuedOn }) => issuedOn !== null && issuedOn <= asOf)
    .slice(0, MOST);
  if (papers.length < 2) return null;
  const options = papers.map((one): ChoiceOption => {
    const name = `${one.number}${one.issuedOn === null ? '' : ` ngày ${formatDate(one.issuedOn)}`}`;
    return {
      label: `${name}${one.term === null ? '' : ` (nhiệm kỳ ${one.term.replace('-', '–')})`} – ${shortened(one.title)}`,
      question: `${question.slice(0, paper.start)}${kindTyped(paper.words, one)}${name}${question.slice(paper.end)}`,
      keys: [
        ...(one.issuedOn === null ? [] : [one.issuedOn.slice(0, 4), formatDate(one.issuedOn)]),
        ...(one.term === null ? [] : [one.term]),
      ],
    };
  });
  return { text: asked(SAY.whichPaper(paper.words, options.length), options), options };
}

/** "Chỉ thị " of "Chỉ thị 35" and of "ct 35"; nothing where only the number itself was named. */
function kindTyped(words: string, { kind }: PaperIdentity): string {
  const typed = /^(.*?)(?: (?:số|so))? ?0*\d+$/iu.exec(words)?.[1]?.trim();
  if (typed === undefined || typed === '') return '';
  return `${typed.length <= 3 ? DOCUMENT_KINDS[kind] : typed} `;
}

function placeChoice(question: string, place: AskedPlace, homes: readonly Home[]): Choice | null {
  const at = spanOf(question, place.name);
  if (!at) return null;
  const options = homes.slice(0, MOST).map((home): ChoiceOption => {
    const unit = place.unit === null && home.unit !== null ? `${home.unit} ` : '';
    const province =
      home.province === null || placeKey(home.province) === placeKey(home.name)
        ? ''
        : `${provinceNow(home.province)?.name === home.province ? (provinceNow(home.province)?.unit ?? 'tỉnh') : 'tỉnh'} ${home.province}`;
    const name = `${unit}${question.slice(at.start, at.end)}${province === '' ? '' : `, ${province}`}`;
    return {
      label: [home.unit ?? place.unit ?? '', home.name, province === '' ? '' : `(${province})`]
        .filter((part) => part !== '')
        .join(' '),
      question: `${question.slice(0, at.start)}${name}${question.slice(at.end)}`,
      keys: [
        ...(home.province === null ? [] : [foldDiacritics(home.province)]),
        ...(home.unit === null ? [] : [foldDiacritics(`${home.unit} ${home.name}`)]),
      ],
    };
  });
  return { text: asked(SAY.whichPlace(place.name, options.length), options), options };
}

function asked(question: string, options: readonly ChoiceOption[]): string {
  return [question, ...options.map(({ label }, i) => `${i + 1}. ${label}`)].join('\n');
}

/** Where the name stands in the question. */
function spanOf(question: string, name: string): { start: number; end: number } | null {
  const syllables = syllablesOf(question);
  const wanted = placeKey(name).split(' ');
  for (let i = 0; i + wanted.length <= syllables.length; i++) {
    const [first, last] = [syllables[i], syllables[i + wanted.length - 1]];
    if (first && last && wanted.every((word, k) => syllables[i + k]?.folded === word))
      return { start: first.start, end: last.end };
  }
  return null;
}

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  return `${title.slice(0, title.lastIndexOf(' ', LONGEST_TITLE))}…`;
}
