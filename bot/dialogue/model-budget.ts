import type { Person } from './person.ts';

/** How often a language model has been asked for a person on a day: the money it may cost. */
export interface ModelBudget {
  /** Takes one turn of the day; false when the person has used up `most`. */
  take(person: Person, day: string, most: number): Promise<boolean>;
  /** Drops the days before this one. */
  forgetBefore(day: string): Promise<void>;
  erase(person: Person): Promise<void>;
}
