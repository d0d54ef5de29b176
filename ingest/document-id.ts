import type { CalendarDate } from '../knowledge/model/calendar-date.ts';
import type { DocumentId, DocumentKind } from '../knowledge/model/document.ts';
import type { DocumentNumber } from '../knowledge/model/document-number.ts';
import { foldedSyllables } from '../knowledge/text/syllables.ts';

/** What tells one document from all others. */
export interface DocumentIdentity {
  readonly number: DocumentNumber | null;
  readonly issuedOn: CalendarDate | null;
  readonly issuer: string | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly form: 'original' | 'digest';
  /** SHA-256 of the repaired text, hex: tells apart papers that have no number or no date. */
  readonly textHash: string;
}

const MAX_TITLE_SLUG = 60;

/**
 * `35-ct-tw.2019-05-30.bo-chinh-tri` for numbered and dated papers, `bao-chi.<title>.<8 hex>` for others; digests end
 * in `.tom-luoc`, so that a digest never takes the place of the paper itself. Letters `a-z0-9.-` only.
 */
export function documentIdOf(identity: DocumentIdentity): DocumentId {
  const { number, issuedOn, issuer, kind, title, form, textHash } = identity;
  const parts =
    number === null
      ? [kind, slugOf(title, MAX_TITLE_SLUG), textHash.slice(0, 8)]
      : [
          slugOf(number, MAX_TITLE_SLUG),
          issuedOn,
          issuer === null ? null : slugOf(issuer, MAX_TITLE_SLUG),
          issuedOn === null ? textHash.slice(0, 8) : null,
        ];
  if (form === 'digest') parts.push('tom-luoc');
  return parts.filter((part) => part !== null && part !== '').join('.') as DocumentId;
}

/** Accent-free words joined by hyphens, cut at a word. */
export function slugOf(text: string, maxLength: number): string {
  let slug = '';
  for (const syllable of foldedSyllables(text)) {
    const word = syllable.replace(/[^a-z0-9]/g, '');
    if (word === '') continue;
    if (slug === '') slug = word.slice(0, maxLength);
    else if (slug.length + 1 + word.length <= maxLength) slug += `-${word}`;
    else break;
  }
  return slug;
}
