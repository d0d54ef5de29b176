import { calendarDate, formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { findDocumentNumbers, numberKey } from '../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import { statusOn } from '../../knowledge/model/validity.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';

/** A cited document with the markers of its passages, `[1], [3]`. */
export interface CitedDocument {
  readonly document: Document;
  readonly markers: string;
}

/** What a reader must know before acting on these sources: succession, term, place, level, kind of text, disclosure. */
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
  for (const [caution, markers] of grouped((document) => document.validity.caution ?? null))
    notes.push(ANSWER_MESSAGES.caution(markers, caution));
  for (const { document, markers } of cited) {
    if (statusOn(document, day) === 'superseded') continue;
    const amendments = (document.validity.amendedBy ?? []).filter(({ from }) => from === null || from <= day);
    if (amendments.length === 0) continue;
    notes.push(ANSWER_MESSAGES.amended(markers, nameOf(document), amendments.map(({ by }) => by).join(', ')));
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
  for (const [, markers] of grouped((document) =>
    statusOn(document, day) === 'unknown' &&
    document.jurisdiction.scope !== 'local' &&
    document.kind !== 'bao-chi'
      ? 'x'
      : null,
  )) {
    notes.push(ANSWER_MESSAGES.unknownValidity(markers));
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
  for (const [, markers] of grouped((document) => (document.disclosure === 'internal' ? 'x' : null)))
    notes.push(ANSWER_MESSAGES.internal(markers));
  return notes;
}

/** What a paper named in an answer is today, for papers that the register says were replaced. */
export function successionNotes(
  quotes: readonly string[],
  cited: readonly Document[],
  register: readonly RegisterEntry[],
): string[] {
  const notes = new Map<string, string>();
  for (const quote of quotes) {
    for (const { number, end } of findDocumentNumbers(quote)) {
      const day = dayBehind(quote.slice(end, end + 24));
      const entries = register.filter((entry) => numberKey(entry.number) === numberKey(number));
      const entry =
        day === null
          ? entries.length === 1
            ? entries[0]
            : undefined
          : entries.find(({ issuedOn }) => issuedOn === day);
      if (!entry?.replacedBy) continue;
      const { replacedBy, certainty, issuedOn } = entry;
      if (cited.some((document) => document.number === entry.number && document.issuedOn === issuedOn))
        continue;
      const what = issuedOn === null ? entry.number : `${entry.number} ngày ${formatDate(issuedOn)}`;
      const successor =
        replacedBy.issuedOn === null
          ? replacedBy.number
          : `${replacedBy.number} (${formatDate(replacedBy.issuedOn)})`;
      const say =
        certainty === 'confirmed' && entry.status === 'superseded'
          ? ANSWER_MESSAGES.replaced
          : ANSWER_MESSAGES.maybeReplaced;
      notes.set(what, say(what, successor));
    }
  }
  return [...notes.values()];
}

/** `30/5/2019` in ", ngày 30/5/2019 của…"; null when no full date follows at once. */
function dayBehind(words: string): CalendarDate | null {
  const match = /^\s*,?\s*(?:ngày\s+)?(\d{1,2})[/-](\d{1,2})[/-](\d{4})/u.exec(words);
  return match ? calendarDate(Number(match[3]), Number(match[2]), Number(match[1])) : null;
}

/** A document as a reader names it: number with date, else its title. */
export function nameOf(document: Document): string {
  if (document.number === null) return document.title;
  return document.issuedOn === null
    ? document.number
    : `${document.number} ngày ${formatDate(document.issuedOn)}`;
}

/** The place of a local paper as a reader names it, `thị xã Bến Sỏi (Sông Trăng)`; null for papers of no one place. */
export function localPlace({ jurisdiction }: Document): string | null {
  if (jurisdiction.scope !== 'local') return null;
  const name = [jurisdiction.unit, jurisdiction.place].filter((part) => part !== null).join(' ');
  return jurisdiction.province === null || jurisdiction.province === jurisdiction.place
    ? name
    : `${name} (${jurisdiction.province})`;
}
