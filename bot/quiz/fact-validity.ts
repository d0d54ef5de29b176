import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import { isPastTerm, statusOn, type ValidityStatus } from '../../knowledge/model/validity.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { allMentions, type PaperMention } from './find-papers.ts';

/** From what must be said loudest to what need not be said. */
const ORDER: readonly ValidityStatus[] = ['superseded', 'past-term', 'unknown', 'in-force'];
const TERM = /((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})/g;
/** "Theo Điều 13 Quy chế …": the paper that the statement is from. */
const FRAME = /(?:^|[\s,])(?:theo|tại)(?:\s(?:khoản|điểm|điều)\s\S+|\sphụ lục(?:\s\d+)?(?:\scủa)?)*\s$/iu;

/**
 * Whether what a sentence says holds on the day: its document, the paper that it speaks of or quotes, and the terms that
 * it names, whichever is worst. A paper in force may tell of past terms.
 */
export function factValidity(
  text: string,
  document: Document,
  reader: Pick<KnowledgeReader, 'register'>,
  day: CalendarDate,
): ValidityStatus {
  const told: ValidityStatus[] = [statusOn(document, day)];
  const terms = [...text.matchAll(TERM)].map(([, from, to]) => `${from}-${to}`);
  if (terms.length > 0 && terms.every((term) => isPastTerm(term, day))) told.push('past-term');
  for (const mention of allMentions(text)) {
    if (mention.start !== 0 && !FRAME.test(text.slice(0, mention.start))) continue;
    const entry = entryOf(mention, reader.register());
    if (entry) told.push(statusOfEntry(entry, day));
  }
  return ORDER.find((status) => told.includes(status)) ?? 'unknown';
}

/** The entry of the register that is meant: by number and day, by the number alone when only one has it. */
export function entryOf(mention: PaperMention, register: readonly RegisterEntry[]): RegisterEntry | null {
  const entries = register.filter(({ number }) => numberKey(number) === mention.key);
  const { date } = mention;
  if (date === null) return entries.length === 1 ? (entries[0] ?? null) : null;
  return entries.find(({ issuedOn }) => issuedOn === date.iso) ?? null;
}

function statusOfEntry(entry: RegisterEntry, day: CalendarDate): ValidityStatus {
  if (entry.certainty !== 'confirmed') return 'unknown';
  const { status, from, to } = entry;
  return statusOn({ term: entry.term, validity: { status, from, to, supersededBy: null, note: null } }, day);
}
