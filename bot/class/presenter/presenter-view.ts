import type { AnswerCitation } from '../../answer/answer.ts';
import type { DocumentSource } from '../../http/document-source.ts';
import type { ClassSession } from '../class-session.ts';
import type { ClassQuestion, KeptAnswer } from '../store/class-questions.ts';
import type { QuizRun } from '../store/class-quiz.ts';

/** A cited passage as it stands in the knowledge of today; text null when it is no longer there. */
export interface ShownSource {
  readonly citation: AnswerCitation;
  readonly text: string | null;
}

export interface ShownQuestion {
  readonly id: number;
  readonly question: string;
  readonly answer: KeptAnswer;
  readonly sources: readonly ShownSource[];
}

export interface PresenterView {
  readonly session: ClassSession;
  readonly isOpen: boolean;
  readonly people: number;
  /** The ways in, null where a channel is off. */
  readonly web: { readonly url: string; readonly qr: string };
  readonly telegram: { readonly url: string; readonly qr: string } | null;
  readonly hasZalo: boolean;
  /** Approved ones only, in order. */
  readonly questions: readonly ShownQuestion[];
  /** The last run, when it is open or the newest thing of the class. */
  readonly run: QuizRun | null;
  readonly mark: number;
  /** Address that tells whether anything has changed. */
  readonly liveUrl: string;
}

/** The approved questions with their passages, public ones only. */
export function shownQuestions(
  all: readonly ClassQuestion[],
  knowledge: Pick<DocumentSource, 'document'>,
): ShownQuestion[] {
  return all
    .filter(({ state }) => state === 'shown')
    .map(({ id, question, answer }) => ({
      ...{ id, question, answer },
      sources: answer.citations.map((citation): ShownSource => {
        const passages = knowledge.document(citation.documentId)?.passages ?? [];
        return {
          citation,
          text: passages.find((passage) => passage.id === citation.passageId)?.text ?? null,
        };
      }),
    }));
}
