import type { Document } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import { remembering } from '../text/remembering.ts';
import { expandUnambiguous } from './abbreviations.ts';
import type { IndexedPassage } from './keyword-contract.ts';

/** Passages that follow each other share title, headings and lead. */
const SHARED_HELD = 64;
const expandShared = remembering(SHARED_HELD, expandUnambiguous);

/**
 * What of a passage is searchable: its words with short forms written out, its headings, and what its document is
 * about (title, number, place, term).
 */
export function indexedPassage(document: Document, passage: Passage): IndexedPassage {
  const { jurisdiction } = document;
  const place =
    jurisdiction.scope === 'local' ? [jurisdiction.unit, jurisdiction.place, jurisdiction.province] : [];
  return {
    documentId: document.id,
    title: expandShared(
      [document.title, document.number, ...place, document.term]
        .filter((part) => part !== null && part !== '')
        .join(' . '),
    ),
    headings: passage.headings.map(expandShared),
    lead: expandShared(passage.list?.lead ?? ''),
    text: expandUnambiguous(passage.text),
  };
}
