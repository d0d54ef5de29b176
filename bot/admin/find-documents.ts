import { setImmediate } from 'node:timers/promises';
import { DOCUMENT_KINDS, type Document, type DocumentKind } from '../../knowledge/model/document.ts';
import type { AuthorityLevel } from '../../knowledge/model/authority.ts';
import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { statusOn, type ValidityStatus } from '../../knowledge/model/validity.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
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

/** Searches the documents of one version. Their words are folded once, a few at a time between other work. */
export interface DocumentFinder {
  /** In the order of the version; validity as on the day. */
  find(filter: DocumentFilter, day: CalendarDate): readonly Document[];
  /** Terms that occur, newest first. */
  readonly terms: readonly string[];
  /** Resolves when all words are folded; whoever searches before waits for the rest. */
  readonly ready: Promise<void>;
}

/** Folding as many takes some milliseconds. */
const FOLDED_AT_ONCE = 250;

/** Finders of versions, made once each. */
export interface DocumentFinders {
  /** Asked for as soon as a version is opened, it is ready when the first administrator searches. */
  of(reader: KnowledgeReader): DocumentFinder;
}

export function createDocumentFinders(): DocumentFinders {
  const made = new WeakMap<KnowledgeReader, DocumentFinder>();
  return {
    of(reader) {
      const finder = made.get(reader) ?? createDocumentFinder(reader.documents());
      made.set(reader, finder);
      return finder;
    },
  };
}

export function createDocumentFinder(documents: readonly Document[]): DocumentFinder {
  const folded = new Map<Document, string>();
  const foldedOf = (document: Document): string => {
    const words = folded.get(document) ?? foldDiacritics(wordsOf(document));
    folded.set(document, words);
    return words;
  };
  const foldAll = async (): Promise<void> => {
    for (let at = 0; at < documents.length; at += FOLDED_AT_ONCE) {
      await setImmediate();
      documents.slice(at, at + FOLDED_AT_ONCE).forEach(foldedOf);
    }
  };
  const holdsAll = (document: Document, wanted: readonly string[]): boolean =>
    wanted.every((word) => foldedOf(document).includes(word));
  const terms = [...new Set(documents.flatMap(({ term }) => (term === null ? [] : [term])))].sort().reverse();
  return {
    terms,
    ready: foldAll(),
    find(filter, day) {
      const wanted = foldDiacritics(filter.words)
        .split(' ')
        .filter((word) => word !== '');
      return documents.filter(
        (document) =>
          (filter.kind === null || document.kind === filter.kind) &&
          (filter.level === null || document.level === filter.level) &&
          (filter.term === null || document.term === filter.term) &&
          (filter.status === null || statusOn(document, day) === filter.status) &&
          holdsAll(document, wanted),
      );
    },
  };
}

function wordsOf({ number, title, issuer, file, kind }: Document): string {
  return [number, DOCUMENT_KINDS[kind], title, issuer, file].filter((part) => part !== null).join(' ');
}
