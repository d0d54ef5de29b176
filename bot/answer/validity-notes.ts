import { formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { statusOn } from '../../knowledge/model/validity.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';

/** A cited document with the markers of its passages, `[1], [3]`. */
export interface CitedDocument {
  readonly document: Document;
  readonly markers: string;
}

/** What a reader must know before acting on these sources: succession, term, place, level, kind of text. */
export function validityNotes(cited: readonly CitedDocument[], day: CalendarDate): string[] {
  const notes: string[] = [];
  const grouped = (select: (document: Document) => string | null): [string, string][] => {
    const groups = new Map<string, string[]>();
    for (const { document, markers } of cited) {
      const key = select(document);
      if (key === null) continue;
      groups.set(key, [...(groups.get(key) ?? []), markers]);
    }
    return [...groups].map(([key, markers]) => [key, markers.join(', ')]);
  };
  for (const { document, markers } of cited) {
    if (statusOn(document, day) !== 'superseded') continue;
    const { supersededBy } = document.validity;
    notes.push(
      supersededBy === null
        ? ANSWER_MESSAGES.supersededUnknown(markers, nameOf(document))
        : ANSWER_MESSAGES.superseded(markers, nameOf(document), supersededBy),
    );
  }
  for (const [term, markers] of grouped((document) =>
    statusOn(document, day) === 'past-term' ? (document.term ?? '') : null,
  )) {
    notes.push(
      term === ''
        ? ANSWER_MESSAGES.pastTermUnknown(markers)
        : ANSWER_MESSAGES.pastTerm(markers, term.replace('-', '–')),
    );
  }
  for (const [place, markers] of grouped(localPlace)) notes.push(ANSWER_MESSAGES.local(markers, place));
  for (const [, markers] of grouped((document) =>
    document.level === 'district' && day >= '2025-07-01' ? 'x' : null,
  )) {
    notes.push(ANSWER_MESSAGES.endedLevel(markers));
  }
  for (const [, markers] of grouped((document) => (document.form === 'digest' ? 'x' : null)))
    notes.push(ANSWER_MESSAGES.digest(markers));
  for (const [, markers] of grouped((document) =>
    document.form === 'original' && document.kind === 'bao-chi' ? 'x' : null,
  )) {
    notes.push(ANSWER_MESSAGES.press(markers));
  }
  return notes;
}

/** A document as a reader names it: number with date, else its title. */
export function nameOf(document: Document): string {
  if (document.number === null) return document.title;
  return document.issuedOn === null
    ? document.number
    : `${document.number} ngày ${formatDate(document.issuedOn)}`;
}

function localPlace({ jurisdiction }: Document): string | null {
  if (jurisdiction.scope !== 'local') return null;
  const name = [jurisdiction.unit, jurisdiction.place].filter((part) => part !== null).join(' ');
  return jurisdiction.province === null || jurisdiction.province === jurisdiction.place
    ? name
    : `${name} (${jurisdiction.province})`;
}
