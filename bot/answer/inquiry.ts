import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Question } from './answer.ts';
import type { Audience } from './audience.ts';
import { consult, type Consultation } from './consult.ts';
import type { AnswerKnowledge } from './extractive-answerer.ts';
import type { ReaderModels } from './read-answer.ts';
import { isOfField } from './question/outside-field.ts';
import { findChoice, type Choice } from './situation/find-choice.ts';
import { readSituation, withoutMeantPapers } from './situation/read-situation.ts';
import type { Situation } from './situation/situation.ts';
import { versionFacts } from './situation/version-facts.ts';

/** Earlier turns and the place a question is asked with. */
export type Asked = Pick<Question, 'history' | 'place'>;

export interface InquiryOptions {
  readonly knowledge: AnswerKnowledge;
  readonly models: ReaderModels;
  /** Confidence below which a reading is no answer. */
  readonly threshold: number;
  /** Day of asking. */
  readonly day: CalendarDate;
  readonly audience: Audience;
}

/** Questions of one asker to one version of the knowledge. */
export interface Inquiry {
  situationOf(words: string, asked: Asked): Situation;
  /** Reads the answer to the words; `passages` is the most looked at for each aspect. */
  ask(words: string, asked: Asked, passages?: number): Promise<Consultation>;
  isAnswer(consulted: Consultation): boolean;
  /** The papers or places the words may mean each, or null when they are plain. */
  choiceOf(words: string, asked: Asked): Choice | null;
}

/** Looks questions up. When a paper that was named holds no answer, the question is asked once more without its name. */
export function createInquiry(options: InquiryOptions): Inquiry {
  const { knowledge, models, threshold, day, audience } = options;
  const facts = versionFacts(knowledge.reader, knowledge.search, audience);
  const situations = new Map<string, Situation>();
  const situationOf: Inquiry['situationOf'] = (words, asked) => {
    const key = [words, asked.place ?? '', ...(asked.history ?? [])].join('\n');
    const situation = situations.get(key) ?? readSituation(words, { ...asked, asOf: day, facts });
    situations.set(key, situation);
    return situation;
  };
  const thresholdOf = (texts: readonly string[]): number =>
    texts.some(isOfField) ? threshold : (models.thresholdElsewhere ?? threshold);
  const isAnswer: Inquiry['isAnswer'] = ({ parts, confidence, aspects }) =>
    parts.length > 0 &&
    confidence >= thresholdOf(aspects.flatMap(({ texts }) => texts.map(({ text }) => text)));
  return {
    situationOf,
    isAnswer,
    choiceOf: (words, asked) => findChoice(words, situationOf(words, asked), facts),
    async ask(words, asked, passages) {
      const situation = situationOf(words, asked);
      const limits = { threshold: thresholdOf([words]), ...(passages === undefined ? {} : { passages }) };
      const consultOn = (text: string, own: Situation): Promise<Consultation> =>
        consult(text, { ...asked, audience }, knowledge, models, own, limits);
      const consulted = await consultOn(words, situation);
      const ofPaper = isAnswer(consulted) ? null : withoutMeantPapers(words, situation);
      if (ofPaper === null) return consulted;
      const again = await consultOn(ofPaper, { ...situation, isOnlyMeantPaper: true });
      return isAnswer(again) ? again : consulted;
    },
  };
}
