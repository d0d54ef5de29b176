import { formatDate } from '../../knowledge/model/calendar-date.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import type { Provenance } from '../../knowledge/model/document.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { levelOf } from './authority.ts';
import { readFileName } from './file-name.ts';
import type { Identified, IdentifiedFacts } from './identify-document.ts';

/** What surrounds a text besides its words. */
export interface TextCircumstances {
  /** Name of the file. */
  readonly file: string;
  /** Mean confidence 0..100 of the recognised words; null for a text that was not recognised from pictures. */
  readonly ocrConfidence: number | null;
}

/** Certainty of what a file name says: people name files in haste and copy names. */
const FILE_NAME_CERTAINTY = 0.5;
/** Recognised values are never as sure as written ones. */
const MAX_RECOGNISED = 0.9;

/**
 * Facts with what the file name and the way of reading say. The name fills in number and day only where an official or
 * unknown text is silent; where both speak the text stands and a notice tells of it. Values of a recognised text are as
 * sure as its words at most.
 */
export function completeFacts(
  { facts, warnings }: Identified,
  { file, ocrConfidence }: TextCircumstances,
): Identified {
  const recognised = ocrConfidence === null ? facts : lessSure(facts, ocrConfidence / 100);
  // An article about a paper is often named for it.
  if (facts.kind === 'bao-chi' || facts.kind === 'chuyen-de') return { facts: recognised, warnings };
  return withFileName(recognised, warnings, file);
}

function lessSure(facts: IdentifiedFacts, confidence: number): IdentifiedFacts {
  const factor = Math.min(MAX_RECOGNISED, Math.max(0, confidence));
  const provenance = Object.fromEntries(
    Object.entries(facts.provenance).map(([field, origin]) => [
      field,
      { ...origin, certainty: Math.round(origin.certainty * factor * 1000) / 1000 },
    ]),
  );
  return {
    ...facts,
    provenance,
    ocrCertainty: Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000,
  };
}

function withFileName(facts: IdentifiedFacts, before: readonly Notice[], file: string): Identified {
  const named = readFileName(file);
  const warnings = [...before];
  const provenance: Record<string, Provenance> = { ...facts.provenance };
  const used: { number?: IdentifiedFacts['number']; issuedOn?: IdentifiedFacts['issuedOn'] } = {};
  const origin: Provenance = {
    from: 'file-name',
    certainty: FILE_NAME_CERTAINTY,
    evidence: file.slice(0, 200),
  };
  const differs = (what: string): void =>
    void warnings.push(notice('file-name-differs', `file name says ${what}`, what));
  const fills = (what: string): void =>
    void warnings.push(notice('file-name-used', 'taken from the file name', what));

  if (named.number !== null && facts.number === null) {
    used.number = named.number;
    provenance['number'] = origin;
    fills(`số (${named.number})`);
  } else if (named.number !== null && facts.number !== null) {
    if (numberKey(named.number) !== numberKey(facts.number)) differs(`số ${named.number}`);
  } else if (named.ordinal !== null && facts.number !== null && named.kind === facts.kind) {
    if (Number.parseInt(facts.number, 10) !== named.ordinal) differs(`số ${named.ordinal}`);
  }
  const isNumbered = facts.number !== null || used.number !== undefined;
  if (named.issuedOn !== null && facts.issuedOn === null && isNumbered) {
    used.issuedOn = named.issuedOn;
    provenance['issuedOn'] = origin;
    fills(`ngày (${formatDate(named.issuedOn)})`);
  } else if (named.issuedOn !== null && facts.issuedOn !== null && named.issuedOn !== facts.issuedOn)
    differs(`ngày ${formatDate(named.issuedOn)}`);

  const kind =
    facts.kind === 'khac' && named.kind !== null && used.number !== undefined ? named.kind : facts.kind;
  if (kind !== facts.kind) provenance['kind'] = origin;
  const number = used.number ?? facts.number;
  const level = facts.level ?? (used.number === undefined ? null : levelOf(number, facts.issuer));
  const isDayKnown = used.issuedOn !== undefined;
  return {
    facts: { ...facts, number, issuedOn: used.issuedOn ?? facts.issuedOn, kind, level, provenance },
    warnings: warnings.filter(
      ({ code }) =>
        !(isDayKnown && (code === 'date-missing' || code === 'date-incomplete')) &&
        !(used.number !== undefined && code === 'number-incomplete'),
    ),
  };
}
