import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import { numberKey } from '../../../knowledge/model/document-number.ts';
import type { RegisterEntry } from '../../../knowledge/model/register.ts';
import { statusOn } from '../../../knowledge/model/validity.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';

/** Share of the words of two titles in common from which they are on the same subject, terms and congresses left out. */
const SAME_SUBJECT = 0.8;

/**
 * The paper in force that the register knows on the subject of a paper of a past term, as a reader would write it:
 * `45-CT/TW (14/4/2025)`. Null when it knows none, or more than one.
 */
export function paperOfToday(
  { number, issuedOn }: Document,
  register: readonly RegisterEntry[],
  day: CalendarDate,
): string | null {
  if (number === null) return null;
  const own = register.find(
    (entry) => numberKey(entry.number) === numberKey(number) && entry.issuedOn === issuedOn,
  );
  if (!own || own.certainty !== 'confirmed') return null;
  const subject = subjectOf(own.title);
  const [only, ...more] = register.filter(
    (entry) =>
      entry !== own &&
      entry.kind === own.kind &&
      entry.level === own.level &&
      entry.place === own.place &&
      entry.certainty === 'confirmed' &&
      (entry.issuedOn ?? '') > (own.issuedOn ?? '') &&
      statusOn({ term: entry.term, validity: { ...entry, supersededBy: null } }, day) === 'in-force' &&
      overlap(subject, subjectOf(entry.title)) >= SAME_SUBJECT,
  );
  if (!only || more.length > 0) return null;
  return only.issuedOn === null ? only.number : `${only.number} (${formatDate(only.issuedOn)})`;
}

function subjectOf(title: string): ReadonlySet<string> {
  return new Set(foldedSyllables(title).filter((word) => !/^(?:\d+|[ivx]+)$/.test(word)));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.max(1, a.size, b.size);
}
