import type { Answer } from '../../answer/answer.ts';
import type { ClassMember } from '../class-session.ts';

/** `waiting`: only the trainer sees it. `shown`: on the presenter page and in the handout. */
export const QUESTION_STATES = ['waiting', 'shown', 'hidden'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** What of an answer is kept for the class. */
export type KeptAnswer = Pick<Answer, 'status' | 'text' | 'citations' | 'notes' | 'knowledgeVersion'>;

/** One question of a class; whose it is, is told to nobody. */
export interface ClassQuestion {
  readonly id: number;
  readonly question: string;
  readonly answer: KeptAnswer;
  readonly state: QuestionState;
  readonly askedAtMs: number;
}

/** What was asked in classes, oldest first. */
export interface ClassQuestions {
  /** Kept once for an event, however often it is answered. */
  record(
    eventKey: string,
    sessionId: string,
    member: ClassMember,
    question: string,
    answer: KeptAnswer,
  ): Promise<void>;
  all(sessionId: string): Promise<readonly ClassQuestion[]>;
  /** Those that the class sees. */
  shown(sessionId: string): Promise<readonly ClassQuestion[]>;
  /** `most` of them beginning with the `from`-th (from 0), the newest first. */
  newest(sessionId: string, from: number, most: number): Promise<readonly ClassQuestion[]>;
  count(sessionId: string): Promise<number>;
  ofMember(sessionId: string, member: ClassMember): Promise<readonly ClassQuestion[]>;
  /** False when the class has no such question. */
  decide(sessionId: string, id: number, state: QuestionState): Promise<boolean>;
  erase(member: ClassMember): Promise<void>;
}
