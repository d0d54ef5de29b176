import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Composition } from './composition/composition.ts';
import type { Consultation } from './consult.ts';
import type { AnswerKnowledge } from './extractive-answerer.ts';
import type { Situation } from './situation/situation.ts';

/** What an answer rests on: the question as read and what the knowledge holds on it. */
export interface AnswerGrounds {
  /** The question, normalised. */
  readonly text: string;
  /** The time, place and level it is about. */
  readonly situation: Situation;
  /** How it was understood, where that may have changed what it means: one Vietnamese sentence each. */
  readonly readingNotes: readonly string[];
  readonly consultation: Consultation;
  readonly knowledge: AnswerKnowledge;
  /** Day on which validity is judged. */
  readonly day: CalendarDate;
}

/** Told how an answer comes about, while it does. */
export interface AnswerTrace {
  /** The documents were consulted; not for greetings, and for several questions several times. */
  consulted?(grounds: AnswerGrounds): void;
  /** A language model was considered. */
  composed?(composition: Composition): void;
}
