import { z } from 'zod';

import type { AuthorityLevel } from '../../knowledge/model/authority.ts';
import {
  calendarDate,
  formatDate,
  parseCalendarDate,
  type CalendarDate,
} from '../../knowledge/model/calendar-date.ts';
import type { Disclosure, DocumentKind, DocumentReference } from '../../knowledge/model/document.ts';
import { parseDocumentNumber, type DocumentNumber } from '../../knowledge/model/document-number.ts';
import type { Jurisdiction } from '../../knowledge/model/jurisdiction.ts';
import type { Validity } from '../../knowledge/model/validity.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { DECLARED_LEVELS, parseLevel } from './authority.ts';
import { isDocumentKind } from './document-kind.ts';
import { parsePlace } from './place.ts';

/** Metadata that a person wrote down for a file. Only what was said is set; null means "said to be none". */
export interface DeclaredMetadata {
  readonly title?: string;
  readonly form?: 'original' | 'digest';
  readonly number?: DocumentNumber | null;
  readonly issuedOn?: CalendarDate | null;
  readonly issuer?: string | null;
  readonly kind?: DocumentKind;
  readonly term?: string | null;
  readonly level?: AuthorityLevel | null;
  readonly jurisdiction?: Jurisdiction;
  readonly validity?: Validity;
  /** `secret` papers are refused by whoever reads this. */
  readonly disclosure?: Disclosure | 'secret';
  readonly signer?: string | null;
  readonly references?: readonly DocumentReference[];
  readonly sources?: readonly string[];
  /** Whether the source of the file is trusted; counts only where it is written beside the file. */
  readonly trust?: SourceTrust;
}

export type SourceTrust = 'trusted' | 'unverified';

export type MetadataResult =
  | { readonly ok: true; readonly metadata: DeclaredMetadata }
  /** `problem` is one short Vietnamese phrase, `detail` exact English. */
  | { readonly ok: false; readonly problem: string; readonly detail: string };

/** A YAML value that may have been read as a date or a number but is meant as text. */
export const textValue = z.preprocess(
  (value) =>
    value instanceof Date
      ? value.toISOString().slice(0, 10)
      : typeof value === 'number'
        ? String(value)
        : value,
  z.string().transform((text) => foldSpaces(text)),
);
const nonEmptyText = textValue.refine((text) => text !== '', 'must not be empty');

/** What is wrong with a value, in words for people; passed along with an issue. */
const inVietnamese = (problem: string): { readonly params: { readonly problem: string } } => ({
  params: { problem },
});
const NO_DAY = inVietnamese(
  'cần một ngày có thật từ năm 1930 đến 2099, viết năm-tháng-ngày như 2025-04-14; bỏ trống khi không có',
);

/** `2019-05-30`, or null. */
export const dayValue = textValue.transform((text, context) => {
  const day = parseCalendarDate(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: `is not a day YYYY-MM-DD: ${text}`, ...NO_DAY });
  return z.NEVER;
});

const NO_TERM = inVietnamese('cần hai năm như 2020-2025, năm sau lớn hơn năm trước');
const LONGEST_TERM_YEARS = 10;

export const termValue = textValue.transform((text, context) => {
  const [, from = '', to = ''] = /^(\d{4})\s?[-–]\s?(\d{4})$/.exec(text) ?? [];
  const years = Number(to) - Number(from);
  if (
    calendarDate(Number(from), 1, 1) &&
    calendarDate(Number(to), 1, 1) &&
    years > 0 &&
    years <= LONGEST_TERM_YEARS
  )
    return `${from}-${to}`;
  context.addIssue({ code: 'custom', message: `is not a term such as 2020-2025: ${text}`, ...NO_TERM });
  return z.NEVER;
});

interface Span {
  readonly from?: CalendarDate | null | undefined;
  readonly to?: CalendarDate | null | undefined;
}

/** Whether a time does not end before it begins. */
export const isInOrder = ({ from, to }: Span): boolean => !from || !to || from <= to;
export const NOT_IN_ORDER = {
  path: ['to'],
  message: 'is earlier than from',
  ...inVietnamese('sớm hơn ngày có hiệu lực (from)'),
};

/** `45-CT/TW (2025-04-14)` or a bare number; a day in brackets that is none is an error, never a bare number. */
export const keyValue = textValue.transform((text, context) => {
  if (!namesUnrealDay(text)) return parseKey(text);
  context.addIssue({ code: 'custom', message: `names no day: ${text}`, ...NO_DAY });
  return z.NEVER;
});
/** The same, as it is written. */
const keyedText = z.string().refine((text) => !namesUnrealDay(text), { message: 'names no day', ...NO_DAY });

function namesUnrealDay(text: string): boolean {
  return /\(\d{4}-\d{1,2}-\d{1,2}\)$/.test(text) && parseKey(text).issuedOn === null;
}

export const kindValue = textValue.transform((text, context) => {
  if (isDocumentKind(text)) return text;
  context.addIssue({ code: 'custom', message: `is not a known kind: ${text}` });
  return z.NEVER;
});

export const levelValue = textValue.transform((text, context) => {
  const level = parseLevel(text);
  if (level !== null) return level;
  context.addIssue({ code: 'custom', message: `is not one of ${DECLARED_LEVELS.join(', ')}: ${text}` });
  return z.NEVER;
});

/** `tin-cay`, `chua-xac-minh`. */
export const trustValue = z
  .enum(['tin-cay', 'chua-xac-minh'])
  .transform((trust): SourceTrust => (trust === 'tin-cay' ? 'trusted' : 'unverified'));

export const statusValue = z.enum(['in-force', 'superseded', 'past-term', 'unknown']);

/** Canonical when it has the form of a number; a name such as "Điều lệ Đảng (khóa XI)" stays as written. */
export function numberOf(text: string): DocumentNumber {
  return parseDocumentNumber(text) ?? (text as DocumentNumber);
}

/** `45-CT/TW (2025-04-14)` or a bare number. */
export function parseKey(text: string): {
  readonly number: DocumentNumber;
  readonly issuedOn: CalendarDate | null;
} {
  const match = /^(.{1,120}?)\s*\((\d{4}-\d{2}-\d{2})\)$/.exec(text);
  return { number: numberOf(match?.[1] ?? text), issuedOn: match ? parseCalendarDate(match[2] ?? '') : null };
}

const FORMS = { 'tom-luoc': 'digest', 'nguyen-van': 'original' } as const;
const DISCLOSURES = {
  'cong-khai': 'public',
  'noi-bo': 'internal',
  mat: 'secret',
  'toi-mat': 'secret',
  'tuyet-mat': 'secret',
} as const;

const schema = z.strictObject({
  title: nonEmptyText.optional(),
  form: z.enum(['tom-luoc', 'nguyen-van']).optional(),
  number: nonEmptyText.nullish(),
  issuedOn: dayValue.nullish(),
  issuer: nonEmptyText.nullish(),
  kind: kindValue.optional(),
  term: termValue.nullish(),
  level: levelValue.nullish(),
  place: nonEmptyText.nullish(),
  validity: z
    .strictObject({
      status: statusValue.default('unknown'),
      from: dayValue.nullish(),
      to: dayValue.nullish(),
      supersededBy: nonEmptyText.pipe(keyedText).nullish(),
      note: nonEmptyText.nullish(),
    })
    .refine(isInOrder, NOT_IN_ORDER)
    .optional(),
  disclosure: z.enum(['cong-khai', 'noi-bo', 'mat', 'toi-mat', 'tuyet-mat']).optional(),
  signer: nonEmptyText.nullish(),
  references: z.array(nonEmptyText.pipe(keyedText)).nullish(),
  sources: z.array(nonEmptyText).nullish(),
  trust: trustValue.optional(),
});

/** As a reader writes it: `45-CT/TW (14/4/2025)`; words that are no key stay as they are. */
function successorText(text: string): string {
  const { number, issuedOn } = parseKey(text);
  return issuedOn === null ? text : `${number} (${formatDate(issuedOn)})`;
}

/** Checks front matter or a sidecar. Unknown names are errors, so that a misspelt one is not silently lost. */
export function parseDeclaredMetadata(value: unknown): MetadataResult {
  const result = schema.safeParse(value);
  if (!result.success) return { ok: false, ...issueOf(result.error) };
  const { data } = result;
  const metadata: { -readonly [Key in keyof DeclaredMetadata]: DeclaredMetadata[Key] } = {};
  if (data.title !== undefined) metadata.title = data.title;
  if (data.form !== undefined) metadata.form = FORMS[data.form];
  if (data.number !== undefined) metadata.number = data.number === null ? null : numberOf(data.number);
  if (data.issuedOn !== undefined) metadata.issuedOn = data.issuedOn;
  if (data.issuer !== undefined) metadata.issuer = data.issuer;
  if (data.kind !== undefined) metadata.kind = data.kind;
  if (data.term !== undefined) metadata.term = data.term;
  if (data.level !== undefined) metadata.level = data.level;
  if (data.signer !== undefined) metadata.signer = data.signer;
  if (data.disclosure !== undefined) metadata.disclosure = DISCLOSURES[data.disclosure];
  const jurisdiction = data.place
    ? parsePlace(data.place)
    : data.level === 'central'
      ? ({ scope: 'country' } as const)
      : null;
  if (jurisdiction !== null) metadata.jurisdiction = jurisdiction;
  if (data.validity !== undefined) {
    const { status, from, to, supersededBy, note } = data.validity;
    metadata.validity = {
      status,
      from: from ?? null,
      to: to ?? null,
      supersededBy: supersededBy ? successorText(supersededBy) : null,
      note: note ?? null,
    };
  }
  if (data.references)
    metadata.references = data.references.map((text) => ({ ...parseKey(text), issuer: null }));
  if (data.sources) metadata.sources = data.sources;
  if (data.trust !== undefined) metadata.trust = data.trust;
  return { ok: true, metadata };
}

/** One line about the first thing wrong: which name, and what about it. */
export function issueOf(error: z.ZodError): { problem: string; detail: string } {
  const [issue] = error.issues;
  if (!issue) return { problem: 'không đúng cấu trúc', detail: 'invalid' };
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.join(', ');
    return { problem: `không có mục “${names}”`, detail: `${issue.path.join('.')}: unknown name ${names}` };
  }
  const path = issue.path.join('.');
  const said = issue.code === 'custom' ? (issue.params?.['problem'] as string | undefined) : undefined;
  const problem =
    path === ''
      ? 'không đúng cấu trúc'
      : `mục “${path}” ${said === undefined ? 'không hợp lệ' : `không hợp lệ: ${said}`}`;
  return { problem, detail: `${path}: ${issue.message}` };
}
