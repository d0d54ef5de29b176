import { dayInVietnam, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { KnowledgeSearch, RankedPassage } from '../../knowledge/search/search.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { Answer, Answerer, Question } from './answer.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import { composeAnswer } from './compose-answer.ts';
import { consult, type Consultation } from './consult.ts';
import { suggestQuestions } from './suggest-questions.ts';
import { nameOf } from './validity-notes.ts';
import { firstLine, nothingOfPlace } from './situation/first-line.ts';
import { chooseOption, withChoiceMade } from './situation/choose-option.ts';
import { findChoice, type Choice } from './situation/find-choice.ts';
import { resolveReplies } from './situation/resolve-reply.ts';
import { readSituation, withoutMeantPapers } from './situation/read-situation.ts';
import { versionFacts } from './situation/version-facts.ts';
import type { Situation } from './situation/situation.ts';
import { smallTalk } from './question/small-talk.ts';
import type { ReaderModels } from './read-answer.ts';

/** Longest question read, in characters after normalising. */
export const MAX_QUESTION_CHARACTERS = 2_000;
const NEAREST_DOCUMENTS = 3;

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
        timingsMs: {
          analyse: round(timings.analyse),
          search: round(timings.search),
          answer: round(timings.answer),
          total: round(performance.now() - started),
        },
      });
      if (!knowledge) return finish({ status: 'not-found', text: ANSWER_MESSAGES.noKnowledge });
      if (text === '') return finish({ status: 'clarify', text: ANSWER_MESSAGES.empty });
      const talk = smallTalk(text);
      if (talk) return finish({ status: 'clarify', text: ANSWER_MESSAGES[talk] });

      const day = parseCalendarDate(question.asOf ?? '') ?? dayInVietnam(now());
      const { audience = 'public' } = question;
      const facts = versionFacts(knowledge.reader, knowledge.search, audience);
      const { threshold } = options;
      const situationOf = (words: string, asked: Pick<Question, 'history' | 'place'>): Situation =>
        readSituation(words, { ...asked, asOf: day, facts });
      const isAnswer = (one: Consultation): boolean => one.parts.length > 0 && one.confidence >= threshold;
      const consultOn = (words: string, asked: Pick<Question, 'history' | 'place'>, own: Situation) =>
        consult(words, { ...asked, audience }, knowledge, options.models, own, threshold);
      const ask = async (
        words: string,
        asked: Pick<Question, 'history' | 'place'>,
      ): Promise<Consultation> => {
        const own = situationOf(words, asked);
        const consulted = await consultOn(words, asked, own);
        const ofPaper = isAnswer(consulted) ? null : withoutMeantPapers(words, own);
        if (ofPaper === null) return consulted;
        const again = await consultOn(ofPaper, asked, { ...own, isOnlyMeantPaper: true });
        return isAnswer(again) ? again : consulted;
      };
      const { place } = question;
      const choiceOf = (turn: string, before: readonly string[]): Choice | null =>
        findChoice(
          turn,
          situationOf(turn, { history: before, ...(place === undefined ? {} : { place }) }),
          facts,
        );
      const turns = resolveReplies(text, question.history ?? [], choiceOf);
      const asked = { ...question, ...turns };
      const choice = choiceOf(turns.text, turns.history);
      const choosing = choice ? await chooseOption(choice, (words) => ask(words, asked), isAnswer) : null;
      if (choice && choosing?.isForAsker)
        return finish({
          status: 'clarify',
          text: choice.text,
          suggestions: choice.options.map((option) => option.question),
        });
      const taken = choosing?.question ?? null;
      const wording = taken ?? turns.text;
      const situation = withChoiceMade(situationOf(wording, asked), taken !== null);
      const consulted = await ask(wording, asked);
      const { parts, confidence, found, timingsMs } = consulted;
      if (!isAnswer(consulted)) {
        return finish({ status: 'not-found', text: notFoundText(found, situation), confidence }, timingsMs);
      }
      const suggestions = await suggestQuestions(consulted, turns.text, async (words) =>
        isAnswer(await ask(words, {})),
      );
      const composed = composeAnswer(parts, day, knowledge.reader.register());
      const first = firstLine(parts, situation, knowledge.reader);
      const said = first === '' ? composed.text : `${first}\n${composed.text}`;
      return finish({ status: 'answered', ...composed, text: said, suggestions, confidence }, timingsMs);
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
