import { dayInVietnam, formatDate } from '../../../knowledge/model/calendar-date.ts';
import type { AnswerCitation } from '../../answer/answer.ts';
import { paperName, sourceLine } from '../../dialogue/source-line.ts';
import type { ClassSession } from '../class-session.ts';
import type { ClassQuestion } from '../store/class-questions.ts';
import { HANDOUT_TEXTS as SAY } from './handout-messages.vi.ts';

/** One approved question as the handout prints it. */
export interface HandoutQuestion {
  readonly number: number;
  readonly question: string;
  /** Lines of the answer with their markers. */
  readonly answer: readonly string[];
  readonly notes: readonly string[];
  /** Source line and quotation of each marker. */
  readonly sources: readonly { readonly line: string; readonly quote: string }[];
}

/** What a handout says, whatever the kind of file. */
export interface Handout {
  readonly title: string;
  readonly date: string;
  readonly about: string;
  readonly questions: readonly HandoutQuestion[];
  /** Every document that is cited, once, in the order of first use. */
  readonly documents: readonly string[];
}

/** Kinds of files in which a handout comes. */
export type HandoutKind = 'docx' | 'pdf';
/** The bytes of the file. */
export type WriteHandout = (kind: HandoutKind, handout: Handout) => Promise<Buffer>;

/** The handout of a class: what the trainer lets be shown, with its sources. */
export function makeHandout({ title, openedAtMs }: ClassSession, all: readonly ClassQuestion[]): Handout {
  const shown = all.filter(({ state }) => state === 'shown');
  const versions = [...new Set(shown.map(({ answer }) => answer.knowledgeVersion))];
  return {
    title,
    date: SAY.date(formatDate(dayInVietnam(new Date(openedAtMs)))),
    about: SAY.about(versions.join(', ')),
    questions: shown.map(({ question, answer }, i) => ({
      number: i + 1,
      question,
      answer: answer.text.split('\n').filter((line) => line.trim() !== ''),
      notes: answer.notes.filter((note) => !answer.text.includes(note.replace(/[.]$/, ''))),
      sources: answer.citations.map((citation) => ({ line: sourceLine(citation), quote: citation.quote })),
    })),
    documents: documentsOf(shown.flatMap(({ answer }) => answer.citations)),
  };
}

function documentsOf(citations: readonly AnswerCitation[]): string[] {
  const byId = new Map<string, string>();
  for (const citation of citations)
    if (!byId.has(citation.documentId)) byId.set(citation.documentId, documentLine(citation));
  return [...byId.values()];
}

function documentLine(citation: AnswerCitation): string {
  const { number, title, issuer } = citation;
  // A paper without a number is called by its title already.
  const parts = [paperName(citation), issuer, number === null ? null : title];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
