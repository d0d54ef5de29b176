import type { Document } from '../model/document.ts';
import { foldDiacritics, hasDiacritics } from '../text/fold.ts';
import { comparisonKey } from '../text/normalize.ts';
import { remembering } from '../text/remembering.ts';

/** Finds the places of the held documents in a text and tells which documents are of a place. */
export interface PlaceFinder {
  /** Names as the documents write them, in the order of the list of documents; each once. */
  placesIn(text: string): string[];
  /** Whether the document is of one of the places; null for documents that bind everywhere or whose place is unknown. */
  isOf(document: Document, places: readonly string[]): boolean | null;
}

/** Names come back for every passage of every question. */
const NAMES_HELD = 2_000;
const foldedName = remembering(NAMES_HELD, foldDiacritics);

/** Built from the jurisdictions of the documents, so it knows exactly the places that can be answered for. */
export function createPlaceFinder(documents: readonly Document[]): PlaceFinder {
  const names = new Map<string, string>();
  for (const { jurisdiction } of documents) {
    if (jurisdiction.scope !== 'local') continue;
    for (const name of [jurisdiction.place, jurisdiction.province]) {
      if (name !== null && name.trim() !== '') names.set(foldDiacritics(name), name);
    }
  }
  return {
    placesIn(text) {
      const folded = ` ${foldDiacritics(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
      const accented = ` ${comparisonKey(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
      return [...names].flatMap(([key, name]) => {
        const needle = key.replace(/[^\p{L}\p{N}]+/gu, ' ');
        const at = folded.indexOf(` ${needle} `);
        if (at < 0) return [];
        const written = accented.slice(at + 1, at + 1 + needle.length);
        const sameMarks = comparisonKey(written) === comparisonKey(name).replace(/[^\p{L}\p{N}]+/gu, ' ');
        return !hasDiacritics(written) || sameMarks ? [name] : [];
      });
    },
    isOf({ jurisdiction }, places) {
      if (jurisdiction.scope !== 'local' || places.length === 0) return null;
      const own = [jurisdiction.place, jurisdiction.province].filter((name) => name !== null).map(foldedName);
      return places.some((place) => own.includes(foldedName(place)));
    },
  };
}
