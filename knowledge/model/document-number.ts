import { foldDiacritics } from '../text/fold.ts';
import { remembering } from '../text/remembering.ts';

/**
 * A canonical số, ký hiệu such as `35-CT/TW`. **Not unique**: numbers restart with every term of the issuing
 * committee (35-CT/TW is of 30/5/2019 and of 14/6/2024), so it identifies a document only together with its date.
 */
export type DocumentNumber = string & { readonly __brand: 'DocumentNumber' };

const KIND_CODES = [
  'NQ',
  'QĐi',
  'QĐ',
  'CT',
  'KL',
  'QC',
  'QyĐ',
  'HD',
  'TB',
  'BC',
  'KH',
  'CTr',
  'CTHĐ',
  'TTr',
  'CV',
  'BB',
  'ĐA',
  'PA',
  'TT',
  'NĐ',
  'TTg',
  'GM',
  'CTPH',
  'QCPH',
  'KHPH',
];
const CODE_BY_FOLDED = new Map(KIND_CODES.map((code) => [foldDiacritics(code), code]));
const CODES = [...KIND_CODES, ...KIND_CODES.map((code) => code.replaceAll('Đ', 'D'))]
  .sort((a, b) => b.length - a.length)
  .join('|');

const HYPHEN = '[-\u2010\u2011–—−]';
/**
 * `35-CT/TW`, `40 – KH/TU`, `Số: 05 - NQ/ĐU`, `12/KH-UBND`, `08-KH/TĐTN-VP`; near miss: `15/20` (no code), `3-4` (no
 * code).
 */
const PARTY_FORM = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(\\d{1,5})\\s?(?:${HYPHEN}|/)\\s?(${CODES})\\s?(${HYPHEN}|/)\\s?([A-ZĐ][A-Za-zĐđƯưƠơ]{0,11}(?:-[A-ZĐ][A-Za-zĐđ]{1,9}){0,2})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** State form `30/2020/NĐ-CP`, `91/2015/QH13`; near miss: `30/5/2019` (a date has no letters). */
const STATE_FORM = /(?<![\p{L}\p{N}/-])(\d{1,5})\/(\d{4})\/([A-ZĐ][A-ZĐa-z0-9-]{1,15})(?![\p{L}\p{N}])/gu;

/** A number found in a text. */
export interface FoundNumber {
  readonly number: DocumentNumber;
  /** As written in the text. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** Every document number in the text, in order, each in canonical form with the form as written. */
export function findDocumentNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(PARTY_FORM)) {
    const [whole, digits = '', code = '', joint = '', bodies = ''] = match;
    const body = withoutWords(bodies);
    const raw = whole.slice(0, whole.length - (bodies.length - body.length));
    found.push({
      number: canonical(digits, code, body, joint !== '/'),
      raw,
      start: match.index,
      end: match.index + raw.length,
    });
  }
  for (const match of text.matchAll(STATE_FORM)) {
    const [raw, digits = '', year = '', suffix = ''] = match;
    found.push({
      number: `${Number(digits)}/${year}/${suffix.toUpperCase()}` as DocumentNumber,
      raw,
      start: match.index,
      end: match.index + raw.length,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The canonical form of one written number (`37/CT-TW` → `37-CT/TW`), or null when it is none. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const [first] = findDocumentNumbers(text);
  return first ? first.number : null;
}

const NUMBERS_HELD = 2_000;

/** The accent-free key by which two numbers are compared, whatever signs join their parts: `35-ct/tw`, `12-kh/ubnd`. */
export const numberKey: (number: string) => string = remembering(NUMBERS_HELD, (number: string) =>
  foldDiacritics(number)
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '')
    .replace(/^(\d+)\/([a-z]+)-(?=[a-z])/, '$1-$2/'),
);

/** Body codes by rule in mixed case, or with a letter that file names and typists leave out; all others are upper case. */
const BODY_BY_FOLDED = new Map([
  ['thu', 'ThU'],
  ['ttg', 'TTg'],
  ['du', 'ĐU'],
  ['duk', 'ĐUK'],
  ['dh', 'ĐH'],
  ['hdnd', 'HĐND'],
]);
/** Codes of Party bodies, whose numbers are joined as `35-CT/TW`; state bodies and mass organisations write `12/KH-UBND`. */
const PARTY_BODY = /^(?:.*TW|.*TU|.*HU|TXU|ThU|QU|ĐU.*|CB.*|ĐH.*|.*ĐU|BCSĐ.*|ĐĐ.*)$/u;

function canonical(digits: string, code: string, body: string, isReversed: boolean): DocumentNumber {
  const known = CODE_BY_FOLDED.get(foldDiacritics(code)) ?? code.toUpperCase();
  const suffix = body
    .split('-')
    .map((part) => BODY_BY_FOLDED.get(foldDiacritics(part)) ?? part.toUpperCase())
    .join('-');
  const padded = digits.length === 1 ? `0${digits}` : digits.replace(/^0+(?=\d\d)/, '');
  return (
    isReversed && !PARTY_BODY.test(suffix) ? `${padded}/${known}-${suffix}` : `${padded}-${known}/${suffix}`
  ) as DocumentNumber;
}

/** The body code without words behind it: `TW-khoa` in `35-CT/TW-khoa XIII`. */
function withoutWords(bodies: string): string {
  const [first = '', ...rest] = bodies.split('-');
  const words = rest.findIndex((part) => part !== part.toUpperCase());
  return [first, ...(words === -1 ? rest : rest.slice(0, words))].join('-');
}
