import { dayInVietnam, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Answer, Answerer } from './answer.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import { composeAnswer, type AnswerPart } from './compose-answer.ts';
import { nameOf } from './validity-notes.ts';
import { smallTalk } from './question/small-talk.ts';
import { understandQuestion } from './question/understand-question.ts';
import { readAnswer, ONE_ASPECT, WHOLE_ANSWER, type Reading, type ReaderModels } from './read-answer.ts';

/** Longest question read, in characters after normalising. */
export const MAX_QUESTION_CHARACTERS = 2_000;
const PASSAGES_READ = 24;
const NEAREST_DOCUMENTS = 3;

/** One version of the knowledge with the search over it. */
export interface OpenKnowledge {
  readonly reader: KnowledgeReader;
  readonly search: KnowledgeSearch;
}

export interface ExtractiveAnswererOptions {
  /** The current knowledge, or null before the first publication. Asked once for each question. */
  readonly knowledge: () => OpenKnowledge | null;
  readonly models: ReaderModels;
  /** Confidence below which the answer is "not found". */
  readonly threshold: number;
  readonly now?: () => Date;
}

/**
 * Answers with sentences of the passages themselves; needs no model and no network. Every sentence is a verbatim quote
 * by construction.
 */
export function createExtractiveAnswerer(options: ExtractiveAnswererOptions): Answerer {
  const now = options.now ?? (() => new Date());
  return {
    async answer(question) {
      const started = performance.now();
      const text = foldSpaces(question.text).slice(0, MAX_QUESTION_CHARACTERS);
      const knowledge = options.knowledge();
      const finish = (
        part: Partial<Answer> & Pick<Answer, 'status' | 'text'>,
        timings = { analyse: 0, search: 0, answer: 0 },
      ): Answer => ({
        citations: [],
        notes: [],
        suggestions: [],
        confidence: 0,
        mode: 'extractive',
        knowledgeVersion: knowledge?.reader.manifest.name ?? '',
        ...part,
        timingsMs: { ...timings, total: round(performance.now() - started) },
      });
      if (!knowledge) return finish({ status: 'not-found', text: ANSWER_MESSAGES.noKnowledge });
      if (text === '') return finish({ status: 'clarify', text: ANSWER_MESSAGES.empty });
      const talk = smallTalk(text);
      if (talk) return finish({ status: 'clarify', text: ANSWER_MESSAGES[talk] });

      const day = parseCalendarDate(question.asOf ?? '') ?? dayInVietnam(now());
      const aspects = understandQuestion(text, question, knowledge.search);
      const analysedAt = performance.now();
      const found = await Promise.all(
        aspects.map(({ texts, places }) =>
          knowledge.search.search({ texts, asOf: day, places, top: PASSAGES_READ }),
        ),
      );
      const searchedAt = performance.now();
      const readings = aspects.map(({ analysed }, i) =>
        readAnswer(
          analysed,
          found[i] ?? [],
          options.models,
          { search: knowledge.search, passagesOf: (id) => knowledge.reader.passagesOf(id) },
          aspects.length === 1 ? WHOLE_ANSWER : ONE_ASPECT,
        ),
      );
      const reading = joinReadings(readings);
      const timings = {
        analyse: round(analysedAt - started),
        search: round(searchedAt - analysedAt),
        answer: round(performance.now() - searchedAt),
      };
      const { confidence } = reading;
      if (reading.parts.length === 0 || confidence < options.threshold) {
        return finish({ status: 'not-found', text: notFoundText(found.flat()), confidence }, timings);
      }
      return finish({ status: 'answered', ...composeAnswer(reading.parts, day), confidence }, timings);
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

function notFoundText(found: readonly RankedPassage[]): string {
  const names = [
    ...new Set(
      found.map(
        ({ document }) => nameOf(document) + (document.number === null ? '' : ` – ${document.title}`),
      ),
    ),
  ];
  const nearest = names.slice(0, NEAREST_DOCUMENTS).map((name) => `• ${name}`);
  return [
    ANSWER_MESSAGES.notFound,
    ...(nearest.length > 0 ? [`${ANSWER_MESSAGES.nearest}\n${nearest.join('\n')}`] : []),
    ANSWER_MESSAGES.notFoundFollow,
  ].join('\n');
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
