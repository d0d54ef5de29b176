import type { FactValue } from './fact-value.ts';
import type { CorpusSentence } from './quiz-corpus.ts';

export type FactKind = 'number' | 'date' | 'who' | 'how-many';

/** One exact thing in a sentence that can be asked for. */
export interface Fact {
  readonly kind: FactKind;
  readonly sentence: CorpusSentence;
  /** Stretch of the sentence that is asked for, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** The stretch as it stands there. */
  readonly answer: string;
  readonly value: FactValue;
  /** Values are offered beside each other only in one form: `day`, `percent`, `chỉ thị+date`. */
  readonly form: string;
  /** Wider form from which options are taken when the form itself has too few. */
  readonly wideForm: string | null;
  /** Figure without its unit, and the unit with the space before it. Empty unit for all that is no count. */
  readonly bare: string;
  readonly unit: string;
  /** Whether a sentence with another value in its place is worth the question whether it is true. */
  readonly canChange: boolean;
  /** Words that ask for the stretch in its place, or a whole question where that would be no Vietnamese. */
  readonly ask: { readonly words: string } | { readonly question: string } | null;
}
