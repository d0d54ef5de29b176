import { dayInVietnam, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import { expandUnambiguous } from '../../knowledge/text/abbreviations.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Answer, Answerer, Question } from './answer.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import { composeAnswer, type ComposedAnswer } from './compose-answer.ts';
import { nameOf } from './validity-notes.ts';
import { questionKind } from './question/question-type.ts';
import { questionTerms } from './question/question-terms.ts';
import { resolveFollowUp } from './question/resolve-follow-up.ts';
import { smallTalk } from './question/small-talk.ts';
import { readAnswer, type ReaderModels } from './read-answer.ts';
import type { AnalysedQuestion } from './sentence/sentence-features.ts';

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
      const { texts, analysed, places } = understand(text, question, knowledge.search);
      const analysedAt = performance.now();
      const found = await knowledge.search.search({ texts, asOf: day, places, top: PASSAGES_READ });
      const searchedAt = performance.now();
      const reading = readAnswer(analysed, found, options.models, {
        search: knowledge.search,
        passagesOf: (id) => knowledge.reader.passagesOf(id),
        day,
      });
      const timings = (): { analyse: number; search: number; answer: number } => ({
        analyse: round(analysedAt - started),
        search: round(searchedAt - analysedAt),
        answer: round(performance.now() - searchedAt),
      });
      if (!reading || reading.parts.length === 0 || reading.confidence < options.threshold) {
        const nearest = notFoundText(found);
        return finish(
          { status: 'not-found', text: nearest, confidence: reading?.confidence ?? 0 },
          timings(),
        );
      }
      const composed: ComposedAnswer = composeAnswer(reading.parts, day);
      return finish({ status: 'answered', ...composed, confidence: reading.confidence }, timings());
    },
  };
}

/** The question with its readings, what it asks for and the places it means. */
export function understand(
  text: string,
  question: Pick<Question, 'history' | 'place'>,
  search: Pick<KnowledgeSearch, 'idf' | 'placesIn'>,
): { texts: { text: string; weight: number }[]; analysed: AnalysedQuestion; places: string[] } {
  const resolved = resolveFollowUp(text, question.history ?? []);
  const own = search.placesIn(text);
  const given = question.place === undefined ? [] : [question.place];
  const inherited = resolved.isFollowUp
    ? resolved.texts.slice(1).flatMap((turn) => search.placesIn(turn.text))
    : [];
  const places = own.length > 0 ? own : given.length > 0 ? given : inherited;
  const expanded = expandUnambiguous(text);
  const [main, ...earlier] = resolved.texts.map((turn) => ({
    ...questionTerms(turn.text, search.idf),
    weight: turn.weight,
  }));
  const scale = <T extends { weight: number }>(terms: readonly T[], factor: number): T[] =>
    terms.map((term) => ({ ...term, weight: term.weight * factor }));
  const terms = {
    unigrams: [
      ...(main?.unigrams ?? []),
      ...earlier.flatMap(({ unigrams, weight }) => scale(unigrams, weight * 0.5)),
    ],
    bigrams: [
      ...(main?.bigrams ?? []),
      ...earlier.flatMap(({ bigrams, weight }) => scale(bigrams, weight * 0.5)),
    ],
    syllables: main?.syllables ?? [],
  };
  const texts = resolved.texts.map(({ text: typed, weight }) => ({ text: expandUnambiguous(typed), weight }));
  return { texts, analysed: { kind: questionKind(expanded), terms }, places };
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
