import type { Passage } from '../../../knowledge/model/passage.ts';
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

/** Questions that the class sees, with their passages, public ones only. */
export function shownQuestions(
  shown: readonly ClassQuestion[],
  knowledge: Pick<DocumentSource, 'document'>,
): ShownQuestion[] {
  // Many questions lead to the same few papers.
  const read = new Map<string, ReadonlyMap<string, string>>();
  const textsOf = (documentId: string): ReadonlyMap<string, string> => {
    const passages = (): readonly Passage[] => knowledge.document(documentId)?.passages ?? [];
    const texts = read.get(documentId) ?? new Map(passages().map(({ id, text }) => [id, text]));
    read.set(documentId, texts);
    return texts;
  };
  return shown.map(({ id, question, answer }) => ({
    ...{ id, question, answer },
    sources: answer.citations.map((citation): ShownSource => ({
      citation,
      text: textsOf(citation.documentId).get(citation.passageId) ?? null,
    })),
  }));
}
