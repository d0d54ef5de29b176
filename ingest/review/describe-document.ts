import { formatDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document } from '../../knowledge/model/document.ts';
import type { FieldChange, ReviewedField } from './diff-content.ts';
import { REVIEW } from './review-messages.vi.ts';

/** As a reader names it: kind, number, date, title. */
export function nameOf(document: Document): string {
  const { kind, number, issuedOn, title } = document;
  const head = [
    DOCUMENT_KINDS[kind],
    number,
    issuedOn === null ? null : `(${formatDate(issuedOn)})`,
    document.form === 'digest' ? `[${REVIEW.form.digest}]` : null,
  ].filter((part) => part !== null);
  return `${head.join(' ')}: ${title}`;
}

type Describe = { readonly [F in ReviewedField]: (value: Document[F]) => string };

const orNothing = (value: string | null): string => value ?? REVIEW.nothing;

const DESCRIBE: Describe = {
  number: orNothing,
  issuedOn: (date) => (date === null ? REVIEW.nothing : formatDate(date)),
  issuer: orNothing,
  kind: (kind) => DOCUMENT_KINDS[kind],
  title: (title) => title,
  term: orNothing,
  level: (level) => (level === null ? REVIEW.nothing : REVIEW.levels[level]),
  jurisdiction: (place) => {
    if (place.scope !== 'local') return REVIEW.jurisdiction[place.scope];
    const name = place.unit === null ? place.place : `${place.unit} ${place.place}`;
    // A province is its own province.
    return place.province === null || place.province === place.place ? name : `${name}, ${place.province}`;
  },
  validity: ({ status, from, to, supersededBy }) =>
    [
      REVIEW.validity[status],
      from === null ? null : `từ ${formatDate(from)}`,
      to === null ? null : `đến ${formatDate(to)}`,
      supersededBy === null ? null : `thay bằng ${supersededBy}`,
    ]
      .filter((part) => part !== null)
      .join(', '),
  disclosure: (disclosure) => REVIEW.disclosure[disclosure],
  signer: orNothing,
};

/** A metadata value in Vietnamese words. */
export function describeField<F extends ReviewedField>(field: F, value: Document[F]): string {
  return DESCRIBE[field](value);
}

/** Name of the field, its old and its new value in words. */
export function describeChange({ field, before, after }: FieldChange): [string, string, string] {
  return [REVIEW.fields[field], describeField(field, before), describeField(field, after)];
}
