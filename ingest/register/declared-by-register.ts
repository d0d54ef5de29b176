import { formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { numberKey, type DocumentNumber } from '../../knowledge/model/document-number.ts';
import type { DocumentKey, RegisterEntry } from '../../knowledge/model/register.ts';
import type { DeclaredMetadata } from '../identify/declared-metadata.ts';
import { parsePlace } from '../identify/place.ts';

/** What the text and the declared metadata say a document is. */
interface Identity {
  readonly number: DocumentNumber | null;
  readonly issuedOn: CalendarDate | null;
}

/**
 * What the register says of a document, or null when it has no entry for it. Number and date must both agree; a
 * number alone is enough only when one entry has it, because numbers restart every term. Facts that are not
 * confirmed are left out, apart from what the entry says of validity in words.
 */
export function declaredByRegister(
  register: readonly RegisterEntry[],
  read: Identity,
  declared: readonly DeclaredMetadata[],
): DeclaredMetadata | null {
  const last = <Key extends 'number' | 'issuedOn'>(name: Key): Identity[Key] => {
    const layer = declared.findLast((metadata) => metadata[name] !== undefined);
    return (layer?.[name] ?? read[name]) as Identity[Key];
  };
  const number = last('number');
  if (number === null) return null;
  const entry = entryFor(register, number, last('issuedOn'));
  return entry === null ? null : metadataOf(entry);
}

function entryFor(
  register: readonly RegisterEntry[],
  number: DocumentNumber,
  issuedOn: CalendarDate | null,
): RegisterEntry | null {
  const same = register.filter((entry) => numberKey(entry.number) === numberKey(number));
  const exact = issuedOn === null ? undefined : same.find((entry) => entry.issuedOn === issuedOn);
  if (exact) return exact;
  const [only] = same;
  return same.length === 1 && only !== undefined && (issuedOn === null || only.issuedOn === null)
    ? only
    : null;
}

function metadataOf(entry: RegisterEntry): DeclaredMetadata {
  const { status, from, to, replacedBy, note } = entry;
  const jurisdiction =
    entry.place !== null
      ? parsePlace(entry.place)
      : entry.level === 'central'
        ? ({ scope: 'country' } as const)
        : null;
  return {
    validity: { status, from, to, supersededBy: replacedBy === null ? null : keyText(replacedBy), note },
    kind: entry.kind,
    ...(entry.issuedOn === null ? {} : { issuedOn: entry.issuedOn }),
    ...(entry.issuer === null ? {} : { issuer: entry.issuer }),
    ...(entry.term === null ? {} : { term: entry.term }),
    ...(entry.level === null ? {} : { level: entry.level }),
    ...(jurisdiction === null ? {} : { jurisdiction }),
  };
}

/** As a reader writes it: `45-CT/TW (14/4/2025)`. */
export function keyText(key: DocumentKey): string {
  return key.issuedOn === null ? key.number : `${key.number} (${formatDate(key.issuedOn)})`;
}
