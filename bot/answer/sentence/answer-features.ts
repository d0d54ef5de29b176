import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { Need } from '../question/question-type.ts';
import type { QuestionTerm } from '../question/question-terms.ts';
import { bodiesIn, bodyMissing, namesOtherBody } from './asked-body.ts';
import { countTold } from './counted.ts';
import { evidenceFor } from './evidence.ts';
import { lacksPart, missingNumerals } from './missing-numerals.ts';
import { askedFocus, focusHeld } from './asked-focus.ts';
import { instancesTold } from './instances.ts';
import { isolatedIn, isolatedTerms } from './isolated-terms.ts';
import { soundMatch, type Cooccurrence } from './sound-match.ts';
import { questionSlot } from './question-slot.ts';
import { sharesOf, type ScoredCandidate } from './select-sentences.ts';
import { headHeld, type AnalysedQuestion, type Features } from './sentence-features.ts';
import { matchesIn } from './term-matches.ts';
import { shareOf, shareOfValues, wordIndex, type WordIndex } from './word-index.ts';

export const ANSWER_FEATURE_NAMES = [
  'unigrams',
  'bigrams',
  'trigrams',
  'rarest',
  'coveredAtAll',
  'missingHeaviest',
  'run',
  'order',
  'density',
  'telling',
  'tellingPairs',
  'passageCover',
  'passagePairs',
  'introduced',
  'typedNear',
  'nearNew',
  'slotBefore',
  'slotAfter',
  'union',
  'unionPairs',
  'around',
  'aroundPairs',
  'missingAround',
  'secondMissingAround',
  'unknown',
  'needs',
  'evidence',
  'looseEvidence',
  'lacksNumber',
  'lacksDate',
  'lacksName',
  'lacksBody',
  'lacksOther',
  'head',
  'headHeld',
  'headNowhere',
  'numeralMissing',
  'numeralNear',
  'margin',
  'lead',
  'share',
  'score',
  'placeMismatch',
  'placeElsewhere',
  'levelMissing',
  'missingInSentence',
  'headNear',
  'wantsNumber',
  'wantsPerson',
  'wantsReason',
  'wantsYesNo',
  'wantsMeaning',
  'terms',
  'soundUnion',
  'soundAround',
  'soundMissing',
  'soundMissingAround',
  'soundMissingInDocument',
  'focus',
  'focusInAnswer',
  'focusAround',
  'focusInDocument',
  'focusUnknown',
  'evidenceMean',
  'placeNotHeld',
  'digest',
  'wholeList',
  'stretches',
  'characters',
  'wantsMany',
  'wantsCount',
  'wantsDate',
  'wantsName',
  'wantsPlaceName',
  'partMissing',
  'bodyAsked',
  'bodyMissing',
  'bodyMissingInAnswer',
  'otherBody',
  'definesAsked',
  'isolated',
  'isolatedMost',
  'isolatedInDocument',
  'isolatedInDocumentMost',
  'isolatedAround',
  'isolatedAroundMost',
  'focusSound',
  'focusSoundAround',
  'lacksMoney',
  'lacksVenue',
  'countTold',
  'countMissing',
  'instancesAsked',
  'instancesTold',
  'unknownMost',
  'unknownPairs',
] as const;
export type AnswerFeatureName = (typeof ANSWER_FEATURE_NAMES)[number];
export type AnswerFeatures = Readonly<Record<AnswerFeatureName, number>>;

/** Ages and shares are told without a number right beside their name. */
const UNCOUNTED = new Set(['tuoi', 'phan', '%']);

/** What was chosen to answer with, and what it stands among. */
export interface ChosenAnswer {
  /** The words of the answer, stretch by stretch. */
  readonly quotes: readonly string[];
  /** What says what these words are about: passage, headings, title, place. */
  readonly surroundings: readonly string[];
  readonly best: { readonly features: Features; readonly score: number };
  readonly chosen: readonly ScoredCandidate[];
  readonly scored: readonly ScoredCandidate[];
  /** Whether a list is given whole. */
  readonly isList: boolean;
  /** Names of the places that the question is about. */
  readonly placesAsked: readonly string[];
}

/** What speaks for and against the chosen words answering the question, for the confidence model. Each about 0..1. */
export function answerFeatures(
  { kind, terms }: AnalysedQuestion,
  { quotes, surroundings, best, chosen, scored, isList, placesAsked }: ChosenAnswer,
  search: Cooccurrence,
): AnswerFeatures {
  const { unigrams, bigrams, syllables } = terms;
  const { features } = best;
  const union = quotes.map(wordIndex);
  const around = [...union, ...surroundings.map(wordIndex)];
  const heaviest = Math.max(1e-9, ...unigrams.map(({ weight }) => weight));
  const [held, heldAround] = [mostHeldOf(unigrams, union), mostHeldOf(unigrams, around)];
  const [pairs, pairsAround] = [mostHeldOf(bigrams, union), mostHeldOf(bigrams, around)];
  const missing = unigrams
    .map((term, i) => (term.weight * (1 - (heldAround[i] ?? 0))) / heaviest)
    .sort((a, b) => b - a);
  const evidence = kind.needs.map((need) => bestEvidence(need, quotes));
  const shares = sharesOf(scored);
  const shareOfChosen = scored.reduce(
    (sum, one, i) => sum + (chosen.includes(one) ? (shares[i] ?? 0) : 0),
    0,
  );
  const bestDocument = chosen[0]?.candidate.found.document.id;
  const rival = scored
    .filter(({ candidate }) => candidate.found.document.id !== bestDocument)
    .reduce((max, { score }) => Math.max(max, score), best.score - 3);
  const head = questionSlot(syllables)?.head ?? [];
  const numerals = syllables.filter((syllable) => /^\d+$/.test(syllable));
  const lacks = (...kinds: readonly Need['kind'][]): number =>
    flag(kind.needs.some((need, i) => kinds.includes(need.kind) && evidence[i] === 0));
  const flag = (value: boolean): number => (value ? 1 : 0);
  const inDocument = [...around, ...passagesOfBest(chosen, scored).map(wordIndex)];
  const askedPairs = new Set(syllables.slice(1).map((syllable, i) => `${syllables[i] ?? ''} ${syllable}`));
  // The wider the circle of texts, the more it holds: each term is looked up in the texts that are new to it.
  const soundIn = (texts: readonly WordIndex[], known: readonly number[]): number[] =>
    unigrams.map((term, i) =>
      texts.reduce(
        (max, words) => (max === 1 ? 1 : Math.max(max, soundMatch(term, words, askedPairs, search))),
        known[i] ?? 0,
      ),
    );
  const soundUnion = soundIn(union, []);
  const soundAround = soundIn(around.slice(union.length), soundUnion);
  const soundInDocument = soundIn(inDocument.slice(around.length), soundAround);
  const missingMost = (sounds: readonly number[]): number =>
    Math.max(0, ...unigrams.map((term, i) => (term.weight * (1 - (sounds[i] ?? 0))) / heaviest));
  const focus = askedFocus(syllables);
  const bodies = bodiesIn(` ${syllables.join(' ')} `);
  const focusIn = (texts: readonly WordIndex[]): number =>
    texts.reduce((max, words) => Math.max(max, focusHeld(focus, words)), 0);
  const wants = (...kinds: readonly Need['kind'][]): number =>
    flag(kind.needs.some((need) => kinds.includes(need.kind)));
  const all = Math.max(
    1e-9,
    unigrams.reduce((sum, { weight }) => sum + weight, 0),
  );
  const shareOfAll = (some: readonly QuestionTerm[]): number =>
    some.reduce((sum, { weight }) => sum + weight, 0) / all;
  const mostOf = (some: readonly QuestionTerm[]): number =>
    Math.max(0, ...some.map(({ weight }) => weight)) / heaviest;
  const isolated = isolatedTerms(terms, {
    pair: (pair) => search.has(pair),
    term: ({ folded }) => search.has(folded),
  });
  const [isolatedHere, isolatedNear] = [isolatedIn(terms, inDocument), isolatedIn(terms, around)];
  const focusSoundOf = (sounds: readonly number[]): number =>
    Math.min(1, ...unigrams.flatMap(({ folded }, i) => (focus.includes(folded) ? (sounds[i] ?? 0) : [])));
  const lackingPlaces = placesAsked.filter((place) => {
    const name = ` ${foldedSyllables(place).join(' ')} `;
    return !around.some(({ joined }) => joined.includes(name));
  });
  const counting = kind.needs.find((need) => need.kind === 'quantity');
  const isCounted = counting !== undefined && !UNCOUNTED.has(counting.unit[0] ?? '');
  const counted = isCounted
    ? quotes.reduce((max, quote) => Math.max(max, countTold(counting.unit, syllables, quote)), 0)
    : null;
  const asksInstances = head.length > 0 && kind.needs.length === 0;
  return {
    unigrams: features.unigrams,
    bigrams: features.bigrams,
    trigrams: features.trigrams,
    rarest: features.rarest,
    coveredAtAll: features.coveredAtAll,
    missingHeaviest: features.missingHeaviest,
    run: features.run,
    order: features.order,
    density: features.density,
    telling: features.telling,
    tellingPairs: features.tellingPairs,
    passageCover: features.passageCover,
    passagePairs: features.passagePairs,
    introduced: features.introduced,
    typedNear: features.typedNear,
    nearNew: features.nearNew,
    slotBefore: features.slotBefore,
    slotAfter: features.slotAfter,
    union: shareOfValues(unigrams, held),
    unionPairs: shareOfValues(bigrams, pairs),
    around: shareOfValues(unigrams, heldAround),
    aroundPairs: shareOfValues(bigrams, pairsAround),
    missingAround: missing[0] ?? 0,
    secondMissingAround: missing[1] ?? 0,
    unknown: shareOf(unigrams, ({ folded }) => flag(!search.has(folded))),
    needs: flag(kind.needs.length > 0),
    evidence: share(evidence, (value) => value === 1),
    looseEvidence: share(evidence, (value) => value > 0 && value < 1),
    lacksNumber: lacks('quantity'),
    lacksDate: lacks('date', 'issue-date', 'term'),
    lacksName: lacks('person-name', 'place-name'),
    lacksBody: lacks('person'),
    lacksOther: lacks('ordinal', 'phone', 'email', 'document-number'),
    head: flag(head.length > 0),
    headHeld: mostHeld(head, union),
    headNowhere: flag(head.length > 0 && mostHeld(head, around) === 0),
    numeralMissing: flag(missingNumerals(syllables, [...quotes, ...surroundings]).length > 0),
    numeralNear: share(numerals, (numeral) => union.some(({ folded }) => folded.has(numeral))),
    margin: Math.min(1, Math.max(0, (best.score - rival) / 3)),
    lead: Math.max(0, ...shares),
    share: shareOfChosen,
    score: Math.max(-1, Math.min(1.5, best.score / 20)),
    placeMismatch: features.placeMismatch,
    placeElsewhere: features.placeElsewhere,
    levelMissing: features.levelMissing,
    missingInSentence:
      Math.max(0, ...unigrams.map((term, i) => term.weight * (1 - (held[i] ?? 0)))) / heaviest,
    headNear: features.headNear,
    wantsNumber: flag(kind.type === 'how-many' || kind.type === 'when'),
    wantsPerson: flag(kind.needs.some((need) => need.kind === 'person-name' || need.kind === 'person')),
    wantsReason: flag(kind.type === 'why'),
    wantsYesNo: flag(kind.type === 'yes-no'),
    wantsMeaning: flag(kind.type === 'definition'),
    terms: Math.min(1, unigrams.length / 15),
    soundUnion: shareOfValues(unigrams, soundUnion),
    soundAround: shareOfValues(unigrams, soundAround),
    soundMissing: missingMost(soundUnion),
    soundMissingAround: missingMost(soundAround),
    soundMissingInDocument: missingMost(soundInDocument),
    focus: flag(focus.length > 0),
    focusInAnswer: focusIn(union),
    focusAround: focusIn(around),
    focusInDocument: focusIn(inDocument),
    focusUnknown: flag(focus.length > 1 && !search.has(focus.slice(0, 2).join(' '))),
    evidenceMean:
      evidence.length === 0 ? 0 : evidence.reduce((sum, value) => sum + value, 0) / evidence.length,
    placeNotHeld: placesAsked.length === 0 ? 0 : lackingPlaces.length / placesAsked.length,
    digest: flag(chosen[0]?.candidate.found.document.form === 'digest'),
    wholeList: flag(isList),
    stretches: Math.min(1, quotes.length / 6),
    characters: Math.min(1, quotes.reduce((sum, { length }) => sum + length, 0) / 1_000),
    wantsMany: flag(kind.type === 'list' || kind.type === 'procedure'),
    wantsCount: wants('quantity'),
    wantsDate: wants('date', 'issue-date', 'term'),
    wantsName: wants('person-name'),
    wantsPlaceName: wants('place-name'),
    bodyAsked: flag(bodies.size > 0),
    bodyMissing: bodyMissing(bodies, around),
    bodyMissingInAnswer: bodyMissing(bodies, union),
    otherBody: share(union, (words) => namesOtherBody(bodies, words)),
    definesAsked: features.definesAsked,
    isolated: shareOfAll(isolated),
    isolatedMost: mostOf(isolated),
    isolatedInDocument: shareOfAll(isolatedHere),
    isolatedInDocumentMost: mostOf(isolatedHere),
    isolatedAround: shareOfAll(isolatedNear),
    isolatedAroundMost: mostOf(isolatedNear),
    focusSound: focusSoundOf(soundUnion),
    focusSoundAround: focusSoundOf(soundAround),
    lacksMoney: lacks('money'),
    lacksVenue: lacks('venue', 'hour'),
    countTold: counted ?? 0,
    countMissing: counted === null ? 0 : 1 - counted,
    instancesAsked: flag(asksInstances),
    instancesTold: asksInstances ? instancesTold(head, quotes) : 0,
    unknownMost: mostOf(unigrams.filter(({ folded }) => !search.has(folded))),
    unknownPairs: shareOf(bigrams, ({ folded }) => flag(!search.has(folded))),
    partMissing: flag(lacksPart(syllables, [...quotes, ...surroundings])),
  };
}

/** The best that any of the quotes does for the need. */
export function bestEvidence(need: Need, quotes: readonly string[]): number {
  return Math.max(0, ...quotes.map((quote) => evidenceFor(need, quote)));
}

/** Every passage looked at of the document that answers best. */
function passagesOfBest(chosen: readonly ScoredCandidate[], scored: readonly ScoredCandidate[]): string[] {
  const id = chosen[0]?.candidate.found.document.id;
  return [
    ...new Set(
      scored.flatMap(({ candidate: { found } }) => (found.document.id === id ? [found.passage.text] : [])),
    ),
  ];
}

function share<T>(values: readonly T[], keep: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(keep).length / values.length;
}

/** The best that any of the texts holds of each term. */
function mostHeldOf(terms: readonly QuestionTerm[], texts: readonly WordIndex[]): number[] {
  const most = terms.map(() => 0);
  for (const words of texts)
    matchesIn(terms, words).forEach((match, i) => (most[i] = Math.max(most[i] ?? 0, match)));
  return most;
}

function mostHeld(head: readonly string[], texts: readonly WordIndex[]): number {
  return texts.reduce((max, words) => Math.max(max, headHeld(head, words)), 0);
}
