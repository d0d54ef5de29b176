import { dayInVietnam, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Answer, Answerer } from './answer.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import { composeAnswer, type AnswerPart } from './compose-answer.ts';
import { createInquiry, type Asked } from './inquiry.ts';
import { consultStep } from './step-asked.ts';
import { supportedParts } from './supported-parts.ts';
import { layOut } from './lay-out.ts';
import type { QuestionType } from './question/question-type.ts';
import { suggestQuestions, verdictsFor } from './suggest-questions.ts';
import { nameOf } from './validity-notes.ts';
import { MAY_SHOW } from './audience.ts';
import { isOutsideField } from './question/outside-field.ts';
import { readQuestion } from './question/read-question.ts';
import { resolveFollowUp } from './question/resolve-follow-up.ts';
import { replyUnheld } from './question/reply-unheld.ts';
import { chooseOption, withChoiceMade } from './situation/choose-option.ts';
import { nothingOfPlace, openingOf, type Opening } from './situation/first-line.ts';
import { resolveReplies } from './situation/resolve-reply.ts';
import type { Situation } from './situation/situation.ts';
import type { ReaderModels } from './read-answer.ts';
import { MAX_QUESTION_CHARACTERS } from '../question-text.ts';

const NEAREST_DOCUMENTS = 3;
/** Passages read to see whether a suggestion is answered: its own come first, so a few do. */
const SUGGESTION_PASSAGES = 6;

/** Answers to these are told in the order of their source. */
const TOLD_IN_ORDER: ReadonlySet<QuestionType> = new Set(['list', 'procedure', 'why']);

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
      const day = parseCalendarDate(question.asOf ?? '') ?? dayInVietnam(now());
      const { audience = 'public' } = question;
      const { models, threshold } = options;
      const inquiry = createInquiry({ knowledge, models, threshold, day, audience });
      const { place } = question;
      const asWith = (history: readonly string[]): Asked => ({
        history,
        ...(place === undefined ? {} : { place }),
      });
      const turns = resolveReplies(read.text, read.history, (turn, before) =>
        inquiry.choiceOf(turn, asWith(before)),
      );
      const asked = asWith(turns.history);
      const unheld = await replyUnheld(turns.text, knowledge, MAY_SHOW[audience], day);
      if (unheld) return finish(unheld);
      const choice = inquiry.choiceOf(turns.text, asked);
      const choosing = choice
        ? await chooseOption(
            choice,
            (words) => inquiry.ask(words, asked),
            (one) => inquiry.isAnswer(one),
          )
        : null;
      if (choice && choosing?.isForAsker)
        return finish({
          status: 'clarify',
          text: choice.text,
          suggestions: choice.options.map((option) => option.question),
        });
      const taken = choosing?.question ?? null;
      const text = taken ?? turns.text;
      const situation = withChoiceMade(inquiry.situationOf(text, asked), taken !== null);
      const step = await consultStep(text, turns.history, async (turn, before) => {
        const earlier = await inquiry.ask(turn, asWith(before));
        return inquiry.isAnswer(earlier) ? earlier : null;
      });
      const consulted = step ?? (await inquiry.ask(text, asked));
      const { confidence, found, timingsMs } = consulted;
      const parts = supportedParts(consulted.parts);
      const opening = (said: readonly AnswerPart[]): Opening => openingOf(said, situation, knowledge.reader);
      const notFound = (): string => notFoundText(found, situation);
      trace?.consulted?.({
        ...{ text, consultation: consulted, knowledge, day },
        ...{ opening, notes: read.notes, notFound },
      });
      const isAnswered = inquiry.isAnswer(consulted) && parts.length > 0;
      const meant = resolveFollowUp(text, turns.history).texts.map((one) => one.text);
      if (isOutsideField(meant, isAnswered ? confidence : null, knowledge.search))
        return finish({ status: 'refused', text: ANSWER_MESSAGES.outsideField, confidence }, timingsMs);
      if (!isAnswered) return finish({ status: 'not-found', text: notFound(), confidence }, timingsMs);
      const suggestions = await suggestQuestions(
        consulted,
        text,
        async (words) => inquiry.isAnswer(await inquiry.ask(words, {}, SUGGESTION_PASSAGES)),
        verdictsFor(knowledge.search, `${audience} ${day}`),
      );
      const isDirect = consulted.aspects.every(({ analysed }) => !TOLD_IN_ORDER.has(analysed.kind.type));
      const { shown, more } = layOut(parts, isDirect, opening(parts).line.length);
      const { line, told } = opening(shown);
      const composed = composeAnswer(shown, day, knowledge.reader.register(), told, more);
      const said = {
        text: line === '' ? composed.text : `${line}\n${composed.text}`,
        notes: [...read.notes, ...composed.notes],
      };
      return finish({ status: 'answered', ...composed, ...said, suggestions, confidence }, timingsMs);
    },
  };
}

function notFoundText(found: readonly RankedPassage[], situation: Situation): string {
  const ofPlace = nothingOfPlace(found, situation);
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
    ...(ofPlace === '' ? [] : [ofPlace]),
    ...(nearest.length > 0 ? [`${ANSWER_MESSAGES.nearest}\n${nearest.join('\n')}`] : []),
    ANSWER_MESSAGES.notFoundFollow,
  ].join('\n');
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
