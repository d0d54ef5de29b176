import type { Document } from '../../../knowledge/model/document.ts';
import { foldSpaces, unifyTonePlacement } from '../../../knowledge/text/normalize.ts';
import type { PaperTruth } from '../../papers/paper.ts';

export const METADATA_FIELDS = [
  'number',
  'issuedOn',
  'issuer',
  'kind',
  'title',
  'signer',
  'place',
  'term',
  'disclosure',
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

export interface FieldResult {
  readonly field: MetadataField;
  readonly right: boolean;
  readonly expected: string;
  readonly got: string;
}

/** Each field that readers agree about. Letters' case, blanks and place of tones do not count; wording does. */
export function compareMetadata(truth: PaperTruth, document: Document | null): FieldResult[] {
  const results: FieldResult[] = [];
  const add = (field: MetadataField, accepted: readonly string[], got: string | null): void => {
    const found = fold(got ?? '');
    const right = document !== null && accepted.some((value) => fold(value) === found);
    results.push({ field, right, expected: accepted[0] ?? '', got: got ?? '–' });
  };
  add('number', [truth.number], document?.number ?? null);
  results[0] = sameNumber(truth.number, document?.number ?? null);
  add('issuedOn', [truth.issuedOn], document?.issuedOn ?? null);
  add('issuer', truth.issuers, document?.issuer ?? null);
  add('kind', [truth.kind], document?.kind ?? null);
  add('title', [truth.title, truth.title.replace(/^V\/v /u, '')], document?.title ?? null);
  add('signer', [truth.signer], document?.signer ?? null);
  if (truth.place !== undefined)
    add('place', [truth.place ?? 'cả nước'], document === null ? null : placeOf(document));
  add('term', [truth.term], document?.term ?? null);
  add('disclosure', [truth.disclosure], document?.disclosure ?? null);
  return results;
}

function fold(text: string): string {
  return foldSpaces(unifyTonePlacement(text.normalize('NFC').toLowerCase())).replace(/\s?-\s?/g, '-');
}

function placeOf({ jurisdiction }: Document): string {
  if (jurisdiction.scope === 'country') return 'cả nước';
  return jurisdiction.scope === 'local' ? jurisdiction.place : '–';
}

/** `05-NQ/ĐU` and `5/NQ-ĐU` are the same number typed in two ways. */
function sameNumber(expected: string, got: string | null): FieldResult {
  const key = (number: string): string =>
    number
      .normalize('NFC')
      .toUpperCase()
      .split(/[^\p{L}\d]+/u)
      .map((part) => part.replace(/^0+(?=\d)/, ''))
      .join('|');
  return { field: 'number', right: got !== null && key(expected) === key(got), expected, got: got ?? '–' };
}
