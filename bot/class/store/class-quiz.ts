import type { QuizItem } from '../../quiz/quiz-item.ts';
import type { ClassMember } from '../class-session.ts';

/** One quiz item put to a class. The item is kept as it was then. */
export interface QuizRun {
  readonly id: string;
  readonly sessionId: string;
  /** Counted from 1 within the class. */
  readonly number: number;
  readonly item: QuizItem;
  readonly openedAtMs: number;
  /** Null while it takes answers. */
  readonly closedAtMs: number | null;
  /** How many chose each option. */
  readonly counts: readonly number[];
}

/** Quiz items that classes answer. Who chose what is never read out, only how many. */
export interface ClassQuiz {
  /** Opens a run; the one that was open in this class is closed. */
  openRun(sessionId: string, item: QuizItem): Promise<QuizRun>;
  close(sessionId: string, runId: string): Promise<void>;
  find(runId: string): Promise<QuizRun | null>;
  openRunOf(sessionId: string): Promise<QuizRun | null>;
  /** The newest run, open or closed. */
  last(sessionId: string): Promise<QuizRun | null>;
  /** In order. */
  all(sessionId: string): Promise<readonly QuizRun[]>;
  /** The first answer of a person counts. `wrong-option`: there is no such option. */
  answer(
    runId: string,
    member: ClassMember,
    choice: number,
  ): Promise<'taken' | 'already' | 'closed' | 'wrong-option'>;
  choiceOf(runId: string, member: ClassMember): Promise<number | null>;
  /** Remembers the poll of a platform by which a run is answered. */
  notePoll(runId: string, pollId: string): Promise<void>;
  runOfPoll(pollId: string): Promise<QuizRun | null>;
  erase(member: ClassMember): Promise<void>;
}
