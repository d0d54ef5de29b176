import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { RankedPassage } from '../../knowledge/search/search.ts';
import type { Question } from './answer.ts';
import { MAY_SHOW } from './audience.ts';
import type { AnswerPart } from './compose-answer.ts';
import type { AnswerKnowledge } from './extractive-answerer.ts';
import { understandQuestion } from './question/understand-question.ts';
import { ONE_ASPECT, readAnswer, WHOLE_ANSWER, type Reading, type ReaderModels } from './read-answer.ts';

const PASSAGES_READ = 28;

/** What the knowledge holds on one question. */
export interface Consultation {
  readonly parts: readonly AnswerPart[];
  /** 0..1 */
  readonly confidence: number;
  /** Every passage looked at, best first. */
  readonly found: readonly RankedPassage[];
  readonly timingsMs: { readonly analyse: number; readonly search: number; readonly answer: number };
}

/** Understands the question, searches and reads the answer out of the passages. `text` is normalised and not empty. */
export async function consult(
  text: string,
  situation: Pick<Question, 'history' | 'place' | 'audience'>,
  { reader, search }: AnswerKnowledge,
  models: ReaderModels,
  day: CalendarDate,
  passages = PASSAGES_READ,
): Promise<Consultation> {
  const started = performance.now();
  const aspects = understandQuestion(text, situation, search);
  const analysed = performance.now();
  const mayShow = MAY_SHOW[situation.audience ?? 'public'];
  const found = await Promise.all(
    aspects.map(({ texts, places }) => search.search({ texts, asOf: day, places, mayShow, top: passages })),
  );
  const searched = performance.now();
  const readings = aspects.map((aspect, i) =>
    readAnswer(
      aspect.analysed,
      found[i] ?? [],
      models,
      { search, passagesOf: (id) => reader.passagesOf(id) },
      aspects.length === 1 ? WHOLE_ANSWER : ONE_ASPECT,
    ),
  );
  return {
    ...joinReadings(readings),
    found: found.flat(),
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
