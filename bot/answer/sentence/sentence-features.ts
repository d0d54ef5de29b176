import type { QuestionTerm, QuestionTerms } from '../question/question-terms.ts';
import type { QuestionKind, QuestionType } from '../question/question-type.ts';
import type { Candidate } from './candidate.ts';
import { evidenceFor } from './evidence.ts';
import { bodiesIn, bodyMissing, namesOtherBody } from './asked-body.ts';
import { levelMissing, levelsIn } from './asked-level.ts';
import { askedFocus, focusHeld } from './asked-focus.ts';
import { asksForSuccession, tellsSuccession } from './succession.ts';
import { questionSlot, type QuestionSlot } from './question-slot.ts';
import { matchesIn } from './term-matches.ts';
import { matchOf, NO_WORDS, shareOf, shareOfValues, wordIndex, type WordIndex } from './word-index.ts';
import { alignment, type Alignment } from './alignment.ts';

/** The question as the ranker sees it. */
export interface AnalysedQuestion {
  readonly kind: QuestionKind;
  readonly terms: QuestionTerms;
}

/** Features by name, each about 0..1. The weights file holds one weight for each name. */
export type Features = Readonly<Record<FeatureName, number>>;
export const FEATURE_NAMES = [
  'unigrams',
  'bigrams',
  'trigrams',
  'rarest',
  'contextHeadings',
  'introduced',
  'contextDocument',
  'contextPrevious',
  'contextNext',
  'coveredAtAll',
  'missingHeaviest',
  'run',
  'order',
  'density',
  'precision',
  'length',
  'short',
  'passageScore',
  'passageTop',
  'passageRank',
  'passageCover',
  'passagePairs',
  'lead',
  'first',
  'last',
  'place',
  'sentences',
  'evidence',
  'noEvidence',
  'enumerates',
  'givesReason',
  'defines',
  'novelty',
  'placeMatch',
  'placeMismatch',
  'placeElsewhere',
  'levelMissing',
  'digest',
  'superseded',
  'announces',
  'announcesList',
  'question',
  'telling',
  'tellingPairs',
  'besideBestHere',
  'besideBest',
  'besideBestPairs',
  'continues',
  'previousLeads',
  'numerals',
  'head',
  'slotBefore',
  'slotAfter',
  'nearNumber',
  'nearName',
  'nearNew',
  'typedNear',
  'newNumbers',
  'newNames',
  'numberWanted',
  'nameWanted',
  'reasonWanted',
  'longWanted',
  'headNear',
  'besideBestTelling',
  'tellingInPassage',
  'passageLead',
  'focusHere',
  'focusAround',
  'evidenceFull',
  'bodyMissing',
  'bodyElsewhere',
  'otherBody',
  'definesAsked',
  'succession',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

const REASON = /\b(nhằm|để|do|vì|bởi|nhờ|nên|khiến|nguyên nhân|lý do|mục đích)\b/i;
const DEFINES = /\b(là|nghĩa là|được hiểu|gọi là)\b/i;
/** Openings that lean on the sentence before. */
const CONTINUES =
  /^[“"']?(?:Ông|Bà|Nó|Họ|Đây|Đó|Điều (?:này|đó)|Việc (?:này|đó)|Theo đó|Trong đó|Từ đó|Khi đó|Sau đó|Trước đó|Qua đó|Do đó|Vì (?:vậy|thế)|Tuy nhiên|Ngoài ra|Bên cạnh đó|Đồng thời|Cùng với đó|Đặc biệt|Cụ thể|Tương tự|Riêng|Còn|Những|Các|Sự kiện này|Nơi (?:này|đây)|Thời (?:gian|kỳ) này)(?=\s|,)/u;

/** How far behind a word its "là" stands, in characters. */
const DEFINED_WITHIN = 40;

const WANTS_NUMBER: ReadonlySet<QuestionType> = new Set(['when', 'how-many']);
const WANTS_NAME: ReadonlySet<QuestionType> = new Set(['who', 'where']);

/** What the features of one candidate are drawn from. */
interface Reading {
  readonly candidate: Candidate;
  readonly words: WordIndex;
  readonly own: readonly number[];
  readonly pairs: readonly number[];
}

/** Computes the features of all candidates of one question. */
export function sentenceFeatures(question: AnalysedQuestion, candidates: readonly Candidate[]): Features[] {
  const { unigrams, bigrams, syllables } = question.terms;
  const slot = questionSlot(syllables);
  const readings = candidates.map((candidate): Reading => {
    const words = wordIndex(candidate.sentence.text);
    return {
      candidate,
      words,
      own: matchesIn(unigrams, words),
      pairs: matchesIn(bigrams, words),
    };
  });
  const around = surroundings(question, readings);
  return readings.map((reading, i) =>
    featuresOf(
      question,
      slot,
      reading,
      around,
      readings[i + 1]?.candidate.passageRank === reading.candidate.passageRank,
    ),
  );
}

/** What is the same for all candidates of the question, or of a passage. */
interface Surroundings {
  readonly topScore: number;
  /** Score of the second passage as a share of the first. */
  readonly secondScore: number;
  readonly rarest: readonly QuestionTerm[];
  readonly trigrams: readonly string[];
  readonly numerals: readonly string[];
  /** Whether the question names a place that documents are about. */
  readonly isPlaceAsked: boolean;
  readonly levels: readonly number[];
  /** Bodies and posts that it names. */
  readonly bodies: ReadonlySet<number>;
  readonly asksForSuccession: boolean;
  /** The words for the very thing asked about. */
  readonly focus: readonly string[];
  /** The terms weighed by how well they tell the candidates apart. */
  readonly telling: readonly QuestionTerm[];
  readonly tellingPairs: readonly QuestionTerm[];
  readonly best: Covers;
  readonly byPassage: ReadonlyMap<number, PassageSurroundings>;
}
interface PassageSurroundings {
  readonly best: Covers;
  readonly cover: number;
  readonly pairs: number;
  readonly sentences: number;
  /** The words over the passage, and those that say what its document is about. */
  readonly headings: WordIndex;
  readonly about: WordIndex;
}
/** The most that any one sentence covers; never quite 0. */
interface Covers {
  cover: number;
  pairs: number;
  telling: number;
}

function surroundings({ terms }: AnalysedQuestion, readings: readonly Reading[]): Surroundings {
  const { unigrams, bigrams, syllables } = terms;
  const telling = tellingTerms(unigrams, readings, ({ own }) => own);
  const byPassage = new Map<
    number,
    { best: Covers; own: number[]; pairs: number[]; sentences: number; found: Candidate['found'] }
  >();
  const best: Covers = { cover: 1e-9, pairs: 1e-9, telling: 1e-9 };
  for (const { candidate, own, pairs } of readings) {
    const covers: Covers = {
      cover: shareOfValues(unigrams, own),
      pairs: shareOfValues(bigrams, pairs),
      telling: shareOfValues(telling, own),
    };
    const { passageRank, found } = candidate;
    const entry = byPassage.get(passageRank) ?? {
      best: { cover: 1e-9, pairs: 1e-9, telling: 1e-9 },
      own: [],
      pairs: [],
      sentences: 0,
      found,
    };
    byPassage.set(passageRank, entry);
    raise(best, covers);
    raise(entry.best, covers);
    own.forEach((value, i) => (entry.own[i] = Math.max(entry.own[i] ?? 0, value)));
    pairs.forEach((value, i) => (entry.pairs[i] = Math.max(entry.pairs[i] ?? 0, value)));
    entry.sentences++;
  }
  const scores = [...byPassage.values()].map(({ found }) => found.score).sort((a, b) => b - a);
  const topScore = Math.max(1e-9, scores[0] ?? 0);
  return {
    topScore,
    secondScore: (scores[1] ?? 0) / topScore,
    rarest: [...unigrams].sort((a, b) => b.weight - a.weight).slice(0, 2),
    trigrams: syllables.slice(2).map((third, i) => `${syllables[i]} ${syllables[i + 1]} ${third}`),
    numerals: syllables.filter((syllable) => /^\d+$/.test(syllable)),
    isPlaceAsked: readings.some(({ candidate }) => candidate.found.placeMatch !== null),
    levels: levelsIn(syllables),
    bodies: bodiesIn(` ${syllables.join(' ')} `),
    asksForSuccession: asksForSuccession(syllables.join(' ')),
    focus: askedFocus(syllables),
    telling,
    tellingPairs: tellingTerms(bigrams, readings, ({ pairs }) => pairs),
    best,
    byPassage: new Map(
      [...byPassage].map(([rank, { best: own, sentences, ...held }]) => [
        rank,
        {
          best: own,
          cover: shareOfValues(unigrams, held.own),
          pairs: shareOfValues(bigrams, held.pairs),
          sentences,
          headings: headingWords(held.found),
          about: documentWords(held.found),
        },
      ]),
    ),
  };
}

function raise(best: Covers, by: Covers): void {
  best.cover = Math.max(best.cover, by.cover);
  best.pairs = Math.max(best.pairs, by.pairs);
  best.telling = Math.max(best.telling, by.telling);
}

/** A term that every candidate holds tells nothing about which of them answers. */
function tellingTerms(
  terms: readonly QuestionTerm[],
  readings: readonly Reading[],
  matchesOf: (reading: Reading) => readonly number[],
): QuestionTerm[] {
  return terms.map((term, i) => {
    const holding = readings.filter((reading) => (matchesOf(reading)[i] ?? 0) > 0).length;
    const tells = Math.log((readings.length + 1) / (holding + 0.5)) / Math.log(readings.length + 2);
    return { ...term, weight: term.weight * Math.max(0, tells) };
  });
}

function featuresOf(
  { kind, terms }: AnalysedQuestion,
  slot: QuestionSlot | null,
  { candidate, words, own, pairs }: Reading,
  around: Surroundings,
  hasNext: boolean,
): Features {
  const { unigrams, bigrams, syllables } = terms;
  const { found, sentence, previous, next, index } = candidate;
  const { passage, document } = found;
  const here = around.byPassage.get(candidate.passageRank);
  const { headings, about } = here ?? { headings: NO_WORDS, about: NO_WORDS };
  const before = previous ? wordIndex(previous.text) : NO_WORDS;
  const after = next ? wordIndex(next.text) : NO_WORDS;
  const [inHeadings, inAbout] = [matchesIn(unigrams, headings), matchesIn(unigrams, about)];
  const [inBefore, inAfter] = [matchesIn(unigrams, before), matchesIn(unigrams, after)];
  const extra = (context: readonly number[]): number =>
    shareOf(unigrams, (_term, i) => Math.max(0, (context[i] ?? 0) - (own[i] ?? 0)));
  const anywhere = unigrams.map((_term, i) =>
    Math.max(own[i] ?? 0, inHeadings[i] ?? 0, inAbout[i] ?? 0, inBefore[i] ?? 0),
  );
  const heaviest = Math.max(1e-9, ...unigrams.map(({ weight }) => weight));
  const evidence = kind.needs.map((need) => evidenceFor(need, sentence.text));
  const matchedCount = own.filter((match) => match > 0).length;
  const content = words.sequence.length;
  const cover = shareOfValues(unigrams, own);
  const pairCover = shareOfValues(bigrams, pairs);
  const { type } = kind;
  const wantsNumber = WANTS_NUMBER.has(type);
  const wantsName = WANTS_NAME.has(type);
  const wantsLong = (type === 'list' || type === 'procedure') && kind.needs.length === 0;
  const announces = sentence.text.endsWith(':');
  const near: Alignment = alignment(terms, own, words);
  const continues = CONTINUES.test(sentence.text);
  const tellingCover = shareOfValues(around.telling, own);
  return {
    unigrams: cover,
    bigrams: pairCover,
    trigrams: ratio(
      around.trigrams.filter((three) => words.joined.includes(` ${three} `)).length,
      around.trigrams.length,
    ),
    rarest: shareOf(around.rarest, (term) => matchOf(term, words)),
    contextHeadings: extra(inHeadings),
    introduced: shareOfValues(unigrams, inHeadings),
    contextDocument: extra(inAbout),
    contextPrevious: extra(inBefore),
    contextNext: extra(inAfter),
    coveredAtAll: shareOfValues(unigrams, anywhere),
    missingHeaviest:
      Math.max(0, ...unigrams.map(({ weight }, i) => weight * (1 - (anywhere[i] ?? 0)))) / heaviest,
    run: near.longestRun / Math.max(4, syllables.length),
    order: near.inOrder,
    density: near.density,
    precision: content === 0 ? 0 : Math.min(1, matchedCount / content),
    length: Math.min(1, sentence.text.length / 400),
    short: sentence.text.length < 45 ? 1 : 0,
    passageScore: found.score / around.topScore,
    passageTop: candidate.passageRank === 0 ? 1 : 0,
    passageRank: 1 / (1 + candidate.passageRank),
    passageCover: here?.cover ?? 0,
    passagePairs: here?.pairs ?? 0,
    lead: passage.role === 'lead' ? 1 : 0,
    first: index === 0 ? 1 : 0,
    last: hasNext ? 0 : 1,
    place: Math.min(1, index / 8),
    sentences: Math.min(1, (here?.sentences ?? 1) / 10),
    evidence: evidence.length === 0 ? 0 : evidence.reduce((sum, value) => sum + value, 0) / evidence.length,
    noEvidence: evidence.some((value) => value === 0) ? 1 : 0,
    enumerates: (type === 'list' || type === 'procedure') && /[,;:].*[,;]/.test(sentence.text) ? 1 : 0,
    givesReason: type === 'why' && REASON.test(sentence.text) ? 1 : 0,
    defines: type === 'definition' && DEFINES.test(sentence.text) ? 1 : 0,
    novelty: Math.min(1, Math.max(0, content - matchedCount) / 40),
    placeMatch: found.placeMatch === true ? 1 : 0,
    placeMismatch: found.placeMatch === false ? 1 : 0,
    placeElsewhere: around.isPlaceAsked && found.placeMatch === null ? 1 : 0,
    levelMissing: levelMissing(around.levels, [words, before, headings, about]),
    digest: document.form === 'digest' ? 1 : 0,
    superseded: found.validity === 'superseded' ? 1 : 0,
    announces: announces && !wantsLong ? 1 : 0,
    announcesList: announces && wantsLong ? 1 : 0,
    question: /\?["”’]?$/.test(sentence.text) ? 1 : 0,
    telling: tellingCover,
    tellingPairs: shareOfValues(around.tellingPairs, pairs),
    besideBestHere: cover / (here?.best.cover ?? 1),
    besideBest: cover / around.best.cover,
    besideBestPairs: pairCover / around.best.pairs,
    continues: continues ? 1 : 0,
    previousLeads: continues ? shareOfValues(unigrams, inBefore) : 0,
    numerals: ratio(
      around.numerals.filter((numeral) => words.folded.has(numeral)).length,
      around.numerals.length,
    ),
    head: slot ? headHeld(slot.head, words) : 0,
    slotBefore: slot ? shareHeld(slot.before, words) : 0,
    slotAfter: slot ? shareHeld(slot.after, words) : 0,
    nearNumber: near.nearNumber,
    nearName: near.nearName,
    nearNew: near.nearNew,
    typedNear: wantsNumber
      ? near.nearNumber
      : wantsName
        ? Math.max(near.nearName, near.nearNew / 2)
        : near.nearNew,
    newNumbers: Math.min(1, near.newNumbers / 3),
    newNames: Math.min(1, near.newNames / 6),
    numberWanted: wantsNumber && near.newNumbers > 0 ? 1 : 0,
    nameWanted: wantsName && near.newNames > 0 ? 1 : 0,
    reasonWanted: type === 'why' ? shareOfValues(unigrams, inBefore) : 0,
    longWanted: type === 'list' || type === 'procedure' || type === 'why' ? Math.min(1, content / 60) : 0,
    headNear: slot ? headHeld(slot.head, words) * near.nearNew : 0,
    besideBestTelling: tellingCover / around.best.telling,
    tellingInPassage: tellingCover / (here?.best.telling ?? 1),
    passageLead: candidate.passageRank === 0 ? 1 - around.secondScore : 0,
    focusHere: focusHeld(around.focus, words),
    focusAround: Math.max(focusHeld(around.focus, headings), focusHeld(around.focus, before)),
    evidenceFull: evidence.length > 0 && evidence.every((value) => value === 1) ? 1 : 0,
    bodyMissing: bodyMissing(around.bodies, [words, before, headings, about]),
    bodyElsewhere: bodyMissing(around.bodies, [words]),
    otherBody: namesOtherBody(around.bodies, words) ? 1 : 0,
    succession: around.asksForSuccession && tellsSuccession(sentence.text) ? 1 : 0,
    definesAsked: type === 'definition' ? definesAsked(around.focus, words) : 0,
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** 1 for the whole head in a row, half for its last syllable alone. */
export function headHeld(head: readonly string[], words: WordIndex): number {
  if (head.length === 0) return 0;
  if (words.folded.has(head.join(' '))) return 1;
  return words.folded.has(head.at(-1) ?? '') ? 0.5 : 0;
}

/** 1 when the text says right behind the words asked about what they are; half when something stands between. */
function definesAsked(focus: readonly string[], words: WordIndex): number {
  const asked = focus.join(' ');
  if (asked === '') return 0;
  if (words.joined.includes(` ${asked} la `) || words.joined.includes(` ${asked} duoc hieu la `)) return 1;
  const start = words.joined.indexOf(` ${asked} `);
  return start >= 0 &&
    words.joined
      .slice(start)
      .slice(0, DEFINED_WITHIN + asked.length)
      .includes(' la ')
    ? 0.5
    : 0;
}

function shareHeld(syllables: readonly string[], words: WordIndex): number {
  return ratio(syllables.filter((syllable) => words.folded.has(syllable)).length, syllables.length);
}

function headingWords({ passage }: Candidate['found']): WordIndex {
  return wordIndex([...passage.headings, passage.list?.lead ?? ''].join(' . '));
}

function documentWords({ document }: Candidate['found']): WordIndex {
  return wordIndex(
    [document.title, placeWords(document), document.term ?? '', document.number ?? ''].join(' . '),
  );
}

function placeWords(document: Candidate['found']['document']): string {
  const { jurisdiction } = document;
  return jurisdiction.scope === 'local'
    ? [jurisdiction.unit, jurisdiction.place, jurisdiction.province].join(' ')
    : '';
}
