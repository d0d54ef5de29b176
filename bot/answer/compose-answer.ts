import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Citation } from '../../knowledge/model/citation.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import { formatLocator, type PassageId } from '../../knowledge/model/passage.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { AnswerCitation, MoreText } from './answer.ts';
import { markerWords } from './marker-words.ts';
import { statusOn } from '../../knowledge/model/validity.ts';
import type { Told } from './situation/first-line.ts';
import { successionNotes, validityNotes, type CitedDocument } from './validity-notes.ts';

/** One stretch of an answer: words of one passage, as a sentence or as a line of a list. */
export interface AnswerPart {
  readonly citation: Citation;
  readonly document: Document;
  readonly as: 'sentence' | 'line';
  /** Whose words these are, before a colon, where two sources stand against each other. */
  readonly label?: string;
  /** 0 for the sentence that answers best, then the ones that support it. */
  readonly rank?: number;
}

export interface ComposedAnswer {
  readonly text: string;
  readonly citations: readonly AnswerCitation[];
  readonly notes: readonly string[];
  readonly more?: MoreText;
}

/**
 * Puts the parts into one text with a marker after each; a passage keeps one marker, its quote covers all words used.
 * `told` is what the line before them says already; `more` waits behind "xem thêm", its markers go on.
 */
export function composeAnswer(
  parts: readonly AnswerPart[],
  day: CalendarDate,
  register: readonly RegisterEntry[],
  told: ReadonlySet<Told> = new Set(),
  more: readonly AnswerPart[] = [],
): ComposedAnswer {
  const markers = new Map<PassageId, number>();
  const { text, citations } = writeParts(parts, markers, day);
  const cited = citedDocuments(parts, markers);
  const named = successionNotes(
    parts.map(({ citation }) => citation.quote),
    cited.map(({ document }) => document),
    register,
  );
  const composed = { text, citations, notes: [...validityNotes(cited, day, told), ...named] };
  return more.length === 0 ? composed : { ...composed, more: writeParts(more, markers, day) };
}

/** The parts with a marker behind each; passages without one get the next of `markers`. */
function writeParts(
  parts: readonly AnswerPart[],
  markers: Map<PassageId, number>,
  day: CalendarDate,
): MoreText {
  const quotes = new Map<PassageId, string[]>();
  let text = '';
  let previous: AnswerPart['as'] | null = null;
  for (const { citation, as, label } of parts) {
    const { id } = citation.passage;
    const marker = markers.get(id) ?? markers.size + 1;
    markers.set(id, marker);
    quotes.set(id, [...(quotes.get(id) ?? []), citation.quote]);
    const separator = text === '' ? '' : as === 'line' || previous === 'line' ? '\n' : ' ';
    text += `${separator}${label === undefined ? '' : `${label}: `}${citation.quote} [${marker}]`;
    previous = as;
  }
  const byPassage = new Map(parts.map((part) => [part.citation.passage.id, part]));
  const citations = [...quotes].flatMap(([id, own]) => {
    const part = byPassage.get(id);
    if (!part) return [];
    const quote = spanOf(part.citation.passage.text, own);
    return [toAnswerCitation(part, String(markers.get(id)), quote, day)];
  });
  return { text, citations };
}

function citedDocuments(
  parts: readonly AnswerPart[],
  markers: ReadonlyMap<PassageId, number>,
): CitedDocument[] {
  const documents = new Map<DocumentId, { document: Document; markers: Set<number> }>();
  for (const { citation, document } of parts) {
    const entry = documents.get(document.id) ?? { document, markers: new Set<number>() };
    entry.markers.add(markers.get(citation.passage.id) ?? 0);
    documents.set(document.id, entry);
  }
  return [...documents.values()].map(({ document, markers: own }) => ({
    document,
    markers: markerWords([...own]),
  }));
}

/** The stretch of the passage from the first to the last of the words used: verbatim, and it supports them all. */
function spanOf(text: string, quotes: readonly string[]): string {
  const folded = foldSpaces(text);
  const starts = quotes.map((quote) => folded.indexOf(quote));
  const ends = quotes.map((quote, i) => (starts[i] ?? 0) + quote.length);
  return folded.slice(Math.min(...starts), Math.max(...ends));
}

function toAnswerCitation(
  { citation, document }: AnswerPart,
  marker: string,
  quote: string,
  day: CalendarDate,
): AnswerCitation {
  const { passage } = citation;
  return {
    marker,
    documentId: document.id,
    passageId: passage.id,
    number: document.number,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    kind: document.kind,
    form: document.form,
    locator: formatLocator(passage.locator),
    page: passage.locator.page,
    quote,
    file: document.file,
    validity: statusOn(document, day),
    supersededBy: document.validity.supersededBy,
  };
}
