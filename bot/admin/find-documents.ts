import { DOCUMENT_KINDS, type Document, type DocumentKind } from '../../knowledge/model/document.ts';
import type { AuthorityLevel } from '../../knowledge/model/authority.ts';
import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { statusOn, type ValidityStatus } from '../../knowledge/model/validity.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';

/** What an administrator looks for; a null or empty part narrows nothing. */
export interface DocumentFilter {
  /** Words of number, title, issuer or file name, with or without diacritics; all must occur. */
  readonly words: string;
  readonly kind: DocumentKind | null;
  readonly level: AuthorityLevel | null;
  readonly term: string | null;
  readonly status: ValidityStatus | null;
}

/** Searches the documents of one version. Their words are folded once. */
export interface DocumentFinder {
  /** In the order of the version; validity as on the day. */
  find(filter: DocumentFilter, day: CalendarDate): readonly Document[];
  /** Terms that occur, newest first. */
  readonly terms: readonly string[];
}

export function createDocumentFinder(documents: readonly Document[]): DocumentFinder {
  const entries = documents.map((document) => ({ document, words: foldDiacritics(wordsOf(document)) }));
  const terms = [...new Set(documents.flatMap(({ term }) => (term === null ? [] : [term])))].sort().reverse();
  return {
    terms,
    find(filter, day) {
      const wanted = foldDiacritics(filter.words)
        .split(' ')
        .filter((word) => word !== '');
      return entries
        .filter(
          ({ document, words }) =>
            (filter.kind === null || document.kind === filter.kind) &&
            (filter.level === null || document.level === filter.level) &&
            (filter.term === null || document.term === filter.term) &&
            (filter.status === null || statusOn(document, day) === filter.status) &&
            wanted.every((word) => words.includes(word)),
        )
        .map(({ document }) => document);
    },
  };
}

function wordsOf({ number, title, issuer, file, kind }: Document): string {
  return [number, DOCUMENT_KINDS[kind], title, issuer, file].filter((part) => part !== null).join(' ');
}
