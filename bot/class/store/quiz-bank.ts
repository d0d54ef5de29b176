import type { QuizItem } from '../../quiz/quiz-item.ts';

/** Nothing is run in a class that a trainer has not approved. */
export const ITEM_STATES = ['waiting', 'approved', 'rejected'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface BankItem {
  readonly item: QuizItem;
  readonly state: ItemState;
  /** Whether a trainer has changed its words. */
  readonly isEdited: boolean;
}

/** Generated quiz items and what trainers decided on them. */
export interface QuizBank {
  /** Adds the ones whose question is new, to be reviewed; returns how many were. What was decided before stays decided. */
  add(items: readonly QuizItem[]): Promise<number>;
  find(id: string): Promise<BankItem | null>;
  /** Oldest first. */
  list(state: ItemState, from: number, most: number): Promise<readonly BankItem[]>;
  counts(): Promise<Readonly<Record<ItemState, number>>>;
  decide(id: string, state: ItemState): Promise<boolean>;
  /** Puts the changed item in the place of the one with its id; it must be approved anew. False when there is none, or another asks the same. */
  change(item: QuizItem): Promise<boolean>;
}
