import { dayInVietnam, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Answer, Answerer, Question } from './answer.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import { composeAnswer, type AnswerPart } from './compose-answer.ts';
import { consult, type Consultation } from './consult.ts';
import { suggestQuestions, verdictsFor } from './suggest-questions.ts';
import { nameOf } from './validity-notes.ts';
import { MAY_SHOW } from './audience.ts';
import { isOutsideField } from './question/outside-field.ts';
import { readQuestion } from './question/read-question.ts';
import { resolveFollowUp } from './question/resolve-follow-up.ts';
import { replyUnheld } from './question/reply-unheld.ts';
import { firstLine } from './situation/first-line.ts';
import { readSituation, situationFacts, type SituationFacts } from './situation/read-situation.ts';
import type { Situation } from './situation/situation.ts';
import type { ReaderModels } from './read-answer.ts';

/** Longest question read, in characters after normalising. */
export const MAX_QUESTION_CHARACTERS = 2_000;
const NEAREST_DOCUMENTS = 3;
/** Passages read to see whether a suggestion is answered: its own come first, so a few do. */
const SUGGESTION_PASSAGES = 6;

/** One version of the knowledge with the search over it. */
export interface AnswerKnowledge {
  readonly reader: KnowledgeReader;
  readonly search: KnowledgeSearch;
}

export interface ExtractiveAnswererOptions {
  /** The current knowledge, or null before the first publication. Asked once for each question. */
  readonly knowledge: () => AnswerKnowledge | null;
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
    async answer(question, trace) {
      const started = performance.now();
      const typed = foldSpaces(question.text).slice(0, MAX_QUESTION_CHARACTERS);
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
        timingsMs: {
          analyse: round(timings.analyse),
          search: round(timings.search),
          answer: round(timings.answer),
          total: round(performance.now() - started),
        },
      });
      if (!knowledge) return finish({ status: 'not-found', text: ANSWER_MESSAGES.noKnowledge });
      const read = readQuestion(typed, question.history ?? [], knowledge.search);
      if (read.reply) return finish(read.reply);
      const { text, history } = read;

      const day = parseCalendarDate(question.asOf ?? '') ?? dayInVietnam(now());
      const { audience = 'public' } = question;
      const facts = factsOf(knowledge);
      const { threshold } = options;
      const situationOf = (words: string, asked: Pick<Question, 'history' | 'place'>): Situation =>
        readSituation(words, { ...asked, asOf: day, facts });
      const asked = { ...question, history };
      const situation = situationOf(text, asked);
      const unheld = await replyUnheld(text, knowledge, MAY_SHOW[audience], day);
      if (unheld) return finish(unheld);
      const consulted = await consult(text, asked, knowledge, options.models, situation, { threshold });
      const opening = (said: readonly AnswerPart[]): string => firstLine(said, situation, knowledge.reader);
      trace?.consulted?.({
        text,
        consultation: consulted,
        knowledge,
        day,
        opening,
        notes: read.notes,
        notFound: () => notFoundText(consulted.found),
      });
      const { parts, confidence, found, timingsMs } = consulted;
      const isAnswer = (one: Consultation): boolean => one.parts.length > 0 && one.confidence >= threshold;
      const answeredWith = isAnswer(consulted) ? confidence : null;
      const meant = resolveFollowUp(text, history).texts.map((one) => one.text);
      if (isOutsideField(meant, answeredWith, knowledge.search))
        return finish({ status: 'refused', text: ANSWER_MESSAGES.outsideField, confidence }, timingsMs);
      if (!isAnswer(consulted)) {
        return finish({ status: 'not-found', text: notFoundText(found), confidence }, timingsMs);
      }
      const suggestions = await suggestQuestions(
        consulted,
        text,
        async (words) =>
          isAnswer(
            await consult(words, { audience }, knowledge, options.models, situationOf(words, {}), {
              threshold,
              passages: SUGGESTION_PASSAGES,
            }),
          ),
        verdictsFor(knowledge.search, `${audience} ${day}`),
      );
      const composed = composeAnswer(parts, day, knowledge.reader.register());
      const first = opening(parts);
      const framed = {
        ...composed,
        text: first === '' ? composed.text : `${first}\n${composed.text}`,
        notes: [...read.notes, ...composed.notes],
      };
      return finish({ status: 'answered', ...framed, suggestions, confidence }, timingsMs);
    },
  };
}

const factsByReader = new WeakMap<KnowledgeReader, SituationFacts>();

/** The facts of a version, worked out once. */
function factsOf({ reader, search }: AnswerKnowledge): SituationFacts {
  const facts = factsByReader.get(reader) ?? situationFacts(reader, search);
  factsByReader.set(reader, facts);
  return facts;
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
