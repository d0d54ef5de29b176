import type { ValidityStatus } from '../../knowledge/model/validity.ts';
import type { CorpusSentence } from './quiz-corpus.ts';
import type { QuizKind } from './quiz-item.ts';

/** A question that has been proven, before it is given its order of options. */
export interface QuizDraft {
  readonly kind: QuizKind;
  readonly question: string;
  /** As the reader sees it among the options. */
  readonly right: string;
  readonly wrong: readonly string[];
  /** Right answer as it stands in the sentence. */
  readonly answer: string;
  /** First sentence of the explanation. */
  readonly verdict: string;
  readonly sentence: CorpusSentence;
  readonly validity: ValidityStatus;
}

/** A place where a question may be had; made only when it is its turn, since proving takes time. */
export interface QuizLead {
  readonly kind: QuizKind;
  readonly sentence: CorpusSentence;
  /** The same for leads that would ask for the same thing of the same matter in other words. */
  readonly asks: string;
  /** Null when there is no good question. */
  make(random: () => number): QuizDraft | null;
}
