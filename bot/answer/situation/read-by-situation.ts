import type { RankedPassage } from '../../../knowledge/search/search.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import { numberKey } from '../../../knowledge/model/document-number.ts';
import type { AnswerPart } from '../compose-answer.ts';
import type { Situation } from './situation.ts';
import { amendments, isOtherPaper, isPaper, placeFit, sourceFit, type SourceFit } from './source-fit.ts';

/** What a reader makes of some passages. */
export interface Readable {
  /** 0..1 */
  readonly confidence: number;
  readonly parts: readonly AnswerPart[];
}

/** How much surer an answer from worse fitting sources must be before it is taken instead of one from better ones. */
const MARGIN = 0.2;

/** Groups of sources from the best fitting to the worst; each holds those that may answer in its turn. */
type Tier = (fit: SourceFit) => boolean;

const ofPlace = ({ place }: SourceFit): boolean => place === 'here' || place === 'above' || place === 'below';
const NO_PLACE: readonly Tier[] = [
  ({ time, place }) => time === 'fits' && place === 'general',
  ({ time }) => time === 'fits',
  ({ place }) => place === 'general',
  () => true,
];
/** What is said of a place in passing counts less than its own papers, be they older. */
const WITH_PLACE: readonly Tier[] = [
  (fit) => fit.time === 'fits' && ofPlace(fit),
  ofPlace,
  (fit) => ofPlace(fit) || fit.place === 'named',
  ({ time, place }) => time === 'fits' && (place === 'general' || place === 'named'),
  ({ place }) => place === 'general' || place === 'named',
];

function isMeant(document: Document, { papers }: Situation): boolean {
  return papers.some(({ meant }) => meant !== null && isPaper(document, meant));
}

/** The fit of a source; a paper asked for by its number, and what is of its term, is asked for as it was. */
function askedFit(
  { passage, document }: RankedPassage,
  situation: Situation,
  numbers: ReadonlySet<string>,
): SourceFit {
  const fit = sourceFit(passage, document, situation);
  // What was amended comes after the words that amend it, when these are among the sources.
  if (fit.time === 'fits' && amendments(document, situation).some((by) => numbers.has(numberKey(by))))
    return { ...fit, time: 'superseded' };
  const isAskedFor = situation.papers.some(
    ({ meant, isTimeOnly }) =>
      meant !== null &&
      !isTimeOnly &&
      (isPaper(document, meant) || (meant.term !== null && meant.term === document.term)),
  );
  return isAskedFor ? { ...fit, time: 'fits' } : fit;
}

/**
 * Reads the answer from the sources that fit the situation best. Sources of another place, and namesakes of the paper
 * that is meant, never answer; replaced, past and merely local ones only when those that fit answer clearly worse.
 */
export function readBySituation<R extends Readable>(
  found: readonly RankedPassage[],
  situation: Situation,
  readAll: (found: readonly RankedPassage[]) => R | null,
  threshold: number,
): R | null {
  const read = (from: readonly RankedPassage[]): R | null => {
    const reading = readAll(from);
    return reading && isOfOthers(reading, situation) ? null : reading;
  };
  const numbers = new Set(
    found.flatMap(({ document }) => (document.number === null ? [] : [numberKey(document.number)])),
  );
  const fits = found
    .filter(({ document }) => !isOtherPaper(document, situation))
    .filter(({ document }) => situation.isOnlyMeantPaper !== true || isMeant(document, situation))
    .map((ranked) => ({ ranked, fit: askedFit(ranked, situation, numbers) }))
    .filter(({ fit }) => fit.place !== 'elsewhere');
  const [first, ...rest] = situation.places.length > 0 ? WITH_PLACE : NO_PLACE;
  if (!first || fits.length === 0) return null;
  const whole = readAll(fits.map(({ ranked }) => ranked));
  const best = new Set(fits.filter(({ fit }) => first(fit)).map(({ ranked }) => ranked.passage.id));
  // Mostly the sources that fit best answer anyway.
  if (whole === null) return null;
  if (whole.parts.every(({ citation }) => best.has(citation.passage.id))) return whole;
  const counts = new Set([fits.length]);
  for (const tier of [first, ...rest]) {
    const used = fits.filter(({ fit }) => tier(fit));
    // A later tier of the same size holds mostly the same, and reading costs time.
    if (used.length === 0 || counts.has(used.length)) continue;
    counts.add(used.length);
    const reading = read(used.map(({ ranked }) => ranked));
    if (reading === null || reading.confidence < whole.confidence - MARGIN) continue;
    // One sentence about a list is a poorer answer than the list.
    if (isList(whole) && !isList(reading)) continue;
    // Fewer rivals make a reader surer than it should be.
    const confidence = Math.min(reading.confidence, whole.confidence);
    if (confidence >= threshold) return { ...reading, confidence };
  }
  return isOfOthers(whole, situation) ? null : whole;
}

function isList({ parts }: Readable): boolean {
  return parts.filter((part) => part.as === 'line').length > 2;
}

/** Whether what was read besides an introduction (a list is read to its end) is of other places. */
function isOfOthers({ parts }: Readable, { places }: Situation): boolean {
  const saying = parts.filter(({ citation }) => !citation.quote.endsWith(':'));
  return saying.some(
    ({ citation: { passage }, document }) => placeFit(passage, document, places) === 'elsewhere',
  );
}
