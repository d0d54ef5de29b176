import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Composition } from './composition/composition.ts';
import type { AnswerPart } from './compose-answer.ts';
import type { Consultation } from './consult.ts';
import type { AnswerKnowledge } from './extractive-answerer.ts';
import type { Opening } from './situation/first-line.ts';

/** What an answer rests on: the question as read and what the knowledge holds on it. */
export interface AnswerGrounds {
  /** The question, normalised. */
  readonly text: string;
  readonly consultation: Consultation;
  readonly knowledge: AnswerKnowledge;
  /** Day on which validity is judged. */
  readonly day: CalendarDate;
  /** What must stand before an answer made of these parts. */
  readonly opening: (parts: readonly AnswerPart[]) => Opening;
  /** Notes on how the question was understood, before those on the sources. */
  readonly notes: readonly string[];
  /** What is said when the documents do not answer. */
  readonly notFound: () => string;
}

/** Told how an answer comes about, while it does. */
export interface AnswerTrace {
  /** The documents were consulted; not for greetings, and once for each question of a message. */
  consulted?(grounds: AnswerGrounds): void;
  /** A language model was considered. */
  composed?(composition: Composition): void;
}
