import { calendarDate, formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { findDocumentNumbers, numberKey } from '../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import { statusOn } from '../../knowledge/model/validity.ts';
import { REFORM_DAY } from '../../knowledge/places/provinces.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import { markersNamed, markerWords } from './marker-words.ts';
import type { Told } from './situation/first-line.ts';

/** A cited document with the markers of its passages, `[1], [3]`. */
export interface CitedDocument {
  readonly document: Document;
  readonly markers: string;
}

/**
 * What a reader must know before acting on these sources: succession, term, place, level, kind of text, disclosure. What
 * is `told` already is left out; sources with the same limits share a note.
 */
export function validityNotes(
  cited: readonly CitedDocument[],
  day: CalendarDate,
  told: ReadonlySet<Told> = new Set(),
): string[] {
  const notes: string[] = [];
  /** One note for each key, naming the markers of all documents with that key. */
  const note = (
    keyOf: (document: Document) => string | null,
    say: (markers: string, key: string) => string,
  ): void => {
    const groups = new Map<string, string[]>();
    for (const { document, markers } of cited) {
      const key = keyOf(document);
      if (key !== null) groups.set(key, [...(groups.get(key) ?? []), markers]);
    }
    for (const [key, markers] of groups) notes.push(say(markerWords(markers.flatMap(markersNamed)), key));
  };
  const flag = (isSo: boolean): string | null => (isSo ? '' : null);
  const isReplaced = (document: Document): boolean => statusOn(document, day) === 'superseded';
  if (!told.has('replaced')) {
    for (const { document, markers } of cited.filter((one) => isReplaced(one.document))) {
      const { supersededBy } = document.validity;
      notes.push(
        supersededBy === null
          ? ANSWER_MESSAGES.supersededUnknown(markers, nameOf(document))
          : ANSWER_MESSAGES.superseded(markers, nameOf(document), supersededBy),
      );
    }
  }
  note((document) => document.validity.caution ?? null, ANSWER_MESSAGES.caution);
  for (const { document, markers } of cited.filter((one) => !isReplaced(one.document))) {
    const amendments = (document.validity.amendedBy ?? []).filter(({ from }) => from === null || from <= day);
    if (amendments.length === 0) continue;
    notes.push(ANSWER_MESSAGES.amended(markers, nameOf(document), amendments.map(({ by }) => by).join(', ')));
  }
  if (!told.has('past-term')) {
    note(
      (document) =>
        statusOn(document, day) === 'past-term' ? (document.term?.replace('-', '–') ?? '') : null,
      (markers, term) =>
        term === '' ? ANSWER_MESSAGES.pastTermUnknown(markers) : ANSWER_MESSAGES.pastTerm(markers, term),
    );
  }
  const isDigest = ({ form }: Document): boolean => form === 'digest';
  const isPress = ({ form, kind }: Document): boolean => form === 'original' && kind === 'bao-chi';
  const isUnknown = (document: Document): boolean =>
    statusOn(document, day) === 'unknown' &&
    document.jurisdiction.scope !== 'local' &&
    document.kind !== 'bao-chi';
  const placeToTell = (document: Document): string | null =>
    told.has('local') ? null : localPlace(document);
  note((document) => flag(isUnknown(document) && !isDigest(document)), ANSWER_MESSAGES.unknownValidity);
  note((document) => (isPress(document) ? null : placeToTell(document)), ANSWER_MESSAGES.local);
  if (!told.has('ended-level'))
    note((document) => flag(document.level === 'district' && day >= REFORM_DAY), ANSWER_MESSAGES.endedLevel);
  note((document) => flag(isDigest(document) && !isUnknown(document)), ANSWER_MESSAGES.digest);
  note((document) => flag(isDigest(document) && isUnknown(document)), ANSWER_MESSAGES.digestUnknown);
  note(
    (document) => (isPress(document) ? (placeToTell(document) ?? '') : null),
    (markers, place) =>
      place === '' ? ANSWER_MESSAGES.press(markers) : ANSWER_MESSAGES.localPress(markers, place),
  );
  note(({ disclosure }) => flag(disclosure === 'internal'), ANSWER_MESSAGES.internal);
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
      if (saysSo(quotes, number, replacedBy.number)) continue;
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

/** Whether the words themselves say that the one paper replaced the other. */
function saysSo(quotes: readonly string[], old: string, successor: string): boolean {
  return quotes.some((quote) => {
    const named = new Set(findDocumentNumbers(quote).map(({ number }) => numberKey(number)));
    return (
      named.has(numberKey(old)) &&
      named.has(numberKey(successor)) &&
      /(?<!\p{L})thay thế(?!\p{L})/iu.test(quote)
    );
  });
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
