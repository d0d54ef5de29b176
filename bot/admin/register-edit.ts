import { AUTHORITY_LEVELS, type AuthorityLevel } from '../../knowledge/model/authority.ts';
import { parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document } from '../../knowledge/model/document.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { DocumentKey, RegisterEntry } from '../../knowledge/model/register.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { RegisterLines } from '../dialogue/ingest-runner.ts';
import { DOCUMENTS_PAGE } from './admin-messages.vi.ts';
import { REGISTER_FORM } from './register-messages.vi.ts';
import { LEAST_REASON } from './views/decision-form.ts';

export type EditField = keyof typeof REGISTER_FORM.fields;
export type EditValues = Readonly<Record<EditField, string>>;
export const EDIT_FIELDS = Object.keys(REGISTER_FORM.fields) as EditField[];

/** Level as registers write it. */
const LEVEL_WORDS: Readonly<Record<AuthorityLevel, string>> = {
  central: 'trung-uong',
  province: 'tinh',
  district: 'huyen',
  commune: 'xa',
  cell: 'chi-bo',
};

const PROVENANCE: Readonly<Partial<Record<EditField, string>>> = {
  ...{ issuer: 'issuer', issuedOn: 'issuedOn', kind: 'kind', term: 'term', level: 'level' },
  ...{ place: 'jurisdiction', status: 'validity', from: 'validity', to: 'validity', note: 'validity' },
};

/** Whether the value stands where a register does not reach: in the file itself or declared beside it. */
export function isLocked({ provenance, issuedOn }: Document, field: EditField): boolean {
  // The date is half of the key: a register can give one, not change it.
  if (field === 'issuedOn' && issuedOn !== null) return true;
  const from = provenance[PROVENANCE[field] ?? '']?.from;
  return from === 'sidecar' || from === 'front-matter';
}

/** The entry of the register for exactly this document. */
export function entryOf(document: Document, register: readonly RegisterEntry[]): RegisterEntry | null {
  const { number, issuedOn } = document;
  if (number === null) return null;
  return (
    register.find((entry) => numberKey(entry.number) === numberKey(number) && entry.issuedOn === issuedOn) ??
    null
  );
}

/** What the form shows before anything is changed. */
export function currentValues(document: Document, entry: RegisterEntry | null): EditValues {
  const { jurisdiction, ownValidity, validity } = document;
  const { status, from, to, note } = ownValidity ?? validity;
  const place = jurisdiction.scope === 'local' ? [jurisdiction.place, jurisdiction.province] : [];
  return {
    issuer: document.issuer ?? '',
    issuedOn: document.issuedOn ?? '',
    kind: document.kind,
    term: document.term ?? '',
    level: document.level ?? '',
    place: entry?.place ?? [...new Set(place.filter((part) => part !== null))].join(', '),
    status,
    from: from ?? '',
    to: to ?? '',
    successor: entry?.replacedBy?.number ?? '',
    successorOn: entry?.replacedBy?.issuedOn ?? '',
    certainty: entry?.certainty ?? 'confirmed',
    note: note ?? '',
  };
}

/** The form's values of a request: these names only, whatever else was sent. */
export function readValues(
  given: (name: string) => string,
  current: EditValues,
  document: Document,
): EditValues {
  const read = (field: EditField): string =>
    isLocked(document, field) ? current[field] : foldSpaces(given(field)).normalize('NFC');
  return Object.fromEntries(EDIT_FIELDS.map((field) => [field, read(field)])) as unknown as EditValues;
}

/** What is wrong with the values and the reason, in sentences; empty when they can be written. */
export function problemsOf(values: EditValues, current: EditValues, reason: string): string[] {
  const { fields, problems } = REGISTER_FORM;
  const days = (['issuedOn', 'from', 'to', 'successorOn'] as const).filter(
    (field) => values[field] !== '' && parseCalendarDate(values[field]) === null,
  );
  const isOneOf = (value: string, choices: readonly string[]): boolean => choices.includes(value);
  return [
    ...EDIT_FIELDS.filter((field) => values[field].length > 300).map((field) =>
      problems.tooLong(fields[field]),
    ),
    ...days.map((field) => problems.day(fields[field])),
    ...(values.term === '' || /^\d{4}-\d{4}$/.test(values.term) ? [] : [problems.term]),
    ...(values.from !== '' && values.to !== '' && values.to < values.from ? [problems.order] : []),
    ...(values.successorOn !== '' && values.successor === '' ? [problems.successor] : []),
    ...(changedFields(values, current).length === 0 ? [problems.nothing] : []),
    ...([...reason].length < LEAST_REASON ? [problems.reason] : []),
    ...(isOneOf(values.kind, Object.keys(DOCUMENT_KINDS)) &&
    isOneOf(values.status, Object.keys(DOCUMENTS_PAGE.states)) &&
    isOneOf(values.level, ['', ...AUTHORITY_LEVELS]) &&
    isOneOf(values.certainty, Object.keys(REGISTER_FORM.certainties))
      ? []
      : [problems.nothing]),
  ];
}

export function changedFields(values: EditValues, current: EditValues): EditField[] {
  return EDIT_FIELDS.filter((field) => values[field] !== current[field]);
}

/** The entry to write: what the form says, and what the register said before of things the form does not show. */
export function registerLines(
  document: Document,
  entry: RegisterEntry | null,
  values: EditValues,
  current: EditValues,
): RegisterLines {
  const changed = new Set(changedFields(values, current));
  /** Values read from the text stay out, so that a better reading of it is not held up. */
  const isSaid = (field: EditField, before: string | null | undefined): boolean =>
    values[field] !== '' && (changed.has(field) || before != null);
  const lines: Record<string, string | readonly string[]> = {
    number: document.number ?? '',
    kind: values.kind,
    title: entry?.title ?? document.title,
    status: values.status,
    certainty: values.certainty,
  };
  if (values.issuedOn !== '') lines['issuedOn'] = values.issuedOn;
  if (isSaid('issuer', entry?.issuer)) lines['issuer'] = values.issuer;
  if (isSaid('term', entry?.term)) lines['term'] = values.term;
  if (isSaid('level', entry?.level)) lines['level'] = LEVEL_WORDS[values.level as AuthorityLevel];
  if (isSaid('place', entry?.place)) lines['place'] = values.place;
  for (const field of ['from', 'to', 'note'] as const) if (values[field] !== '') lines[field] = values[field];
  if (values.successor !== '')
    lines['replacedBy'] = keyText(values.successor, values.successorOn === '' ? null : values.successorOn);
  for (const list of ['replaces', 'guides'] as const)
    if (entry !== null && entry[list].length > 0)
      lines[list] = entry[list].map((key: DocumentKey) => keyText(key.number, key.issuedOn));
  return lines;
}

/** As registers name papers: `45-CT/TW (2025-04-14)`. */
export function keyText(number: string, issuedOn: string | null): string {
  return issuedOn === null ? number : `${number} (${issuedOn})`;
}
