import type { RankedPassage } from '../../knowledge/search/search.ts';
import type { Question } from './answer.ts';
import { MAY_SHOW } from './audience.ts';
import type { AnswerPart } from './compose-answer.ts';
import type { AnswerKnowledge } from './extractive-answerer.ts';
import { understandQuestion, type Aspect } from './question/understand-question.ts';
import type { AnswerFeatures } from './sentence/answer-features.ts';
import { findConflict } from './situation/find-conflict.ts';
import { lacksYearAsked } from './situation/lacks-year-asked.ts';
import { placesToSearch, situationOfAspect } from './situation/aspect-situation.ts';
import { withoutTimePapers } from './situation/read-situation.ts';
import { readBySituation } from './situation/read-by-situation.ts';
import type { Situation } from './situation/situation.ts';
import { ONE_ASPECT, readAnswer, WHOLE_ANSWER, type Reading, type ReaderModels } from './read-answer.ts';

const PASSAGES_READ = 28;

/** How much is looked at. */
export interface ConsultLimits {
  /** Confidence below which a reading counts as none. */
  readonly threshold: number;
  /** Most passages read for each aspect. Default 24. */
  readonly passages?: number;
}

/** What the knowledge holds on one question. */
export interface Consultation {
  readonly parts: readonly AnswerPart[];
  /** 0..1 */
  readonly confidence: number;
  /** Every passage looked at, best first. */
  readonly found: readonly RankedPassage[];
  /** What was looked up, and for each what its reading rests on; null when its passages hold no sentence. */
  readonly aspects: readonly Aspect[];
  readonly features: readonly (AnswerFeatures | null)[];
  readonly timingsMs: { readonly analyse: number; readonly search: number; readonly answer: number };
}

/**
 * Understands the question, searches and reads the answer out of the passages that fit its situation. `text` is
 * normalised and not empty.
 */
export async function consult(
  text: string,
  asked: Pick<Question, 'history' | 'place' | 'audience'>,
  { reader, search }: AnswerKnowledge,
  models: ReaderModels,
  situation: Situation,
  { threshold, passages = PASSAGES_READ }: ConsultLimits,
): Promise<Consultation> {
  const started = performance.now();
  const aspects = understandQuestion(withoutTimePapers(text, situation), asked, search);
  const analysed = performance.now();
  const mayShow = MAY_SHOW[asked.audience ?? 'public'];
  const situations = aspects.map(({ places }) => situationOfAspect(situation, places, aspects.length));
  const found = await Promise.all(
    aspects.map(({ texts, places }, i) =>
      search.search({
        texts,
        asOf: situation.period?.to ?? situation.asOf,
        places: placesToSearch(situations[i] ?? situation, places),
        mayShow,
        top: passages,
      }),
    ),
  );
  const searched = performance.now();
  const readings = aspects.map((aspect, i) => {
    const read = (passages: readonly RankedPassage[]): Reading | null =>
      readAnswer(
        aspect.analysed,
        passages,
        models,
        {
          search,
          passagesOf: (id) => reader.passagesOf(id),
          placesAsked: (situations[i] ?? situation).places.map(({ name }) => name),
          placesAround: (situations[i] ?? situation).places.flatMap(({ within }) => within),
        },
        aspects.length === 1 ? WHOLE_ANSWER : ONE_ASPECT,
      );
    const [passages, own] = [found[i] ?? [], situations[i] ?? situation];
    const reading = readBySituation(passages, own, read, threshold);
    const conflict = reading && findConflict(reading.parts, passages, own);
    if (!reading) return null;
    const isOfOther = lacksYearAsked(aspect.analysed.terms.syllables, reading.parts, own.asOf);
    const confidence = isOfOther ? 0 : reading.confidence;
    return { ...reading, confidence, ...(conflict ? { parts: conflict } : {}) };
  });
  return {
    ...joinReadings(readings),
    found: found.flat(),
    aspects,
    features: readings.map((reading) => reading?.features ?? null),
    timingsMs: {
      analyse: analysed - started,
      search: searched - analysed,
      answer: performance.now() - searched,
    },
  };
}

/** The readings of all aspects as one, as sure as they are on the average. */
function joinReadings(readings: readonly (Reading | null)[]): Pick<Reading, 'parts' | 'confidence'> {
  const parts: AnswerPart[] = [];
  for (const part of readings.flatMap((reading) => reading?.parts ?? [])) {
    const { passage, quote } = part.citation;
    if (!parts.some(({ citation }) => citation.passage.id === passage.id && citation.quote === quote))
      parts.push(part);
  }
  const sum = readings.reduce((total, reading) => total + (reading?.confidence ?? 0), 0);
  return { parts, confidence: readings.length === 0 ? 0 : sum / readings.length };
}
