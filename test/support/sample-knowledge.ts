import { createHash } from 'node:crypto';
import { calendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import { passageId, type Passage } from '../../knowledge/model/passage.ts';
import { UNKNOWN_VALIDITY } from '../../knowledge/model/validity.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';

/** A small document with one body passage for each text. */
export function sampleDocument(
  id: string,
  texts: readonly string[],
  over: Partial<Document> = {},
): DocumentContent {
  const documentId = id as DocumentId;
  const document: Document = {
    id: documentId,
    number: null,
    title: `Văn bản ${id}`,
    kind: 'khac',
    issuer: null,
    issuedOn: calendarDate(2020, 1, 2),
    term: '2020-2025',
    level: null,
    jurisdiction: { scope: 'unknown' },
    validity: UNKNOWN_VALIDITY,
    disclosure: 'public',
    form: 'original',
    signer: null,
    references: [],
    sources: [],
    file: `${id}.txt`,
    sha256: createHash('sha256').update(texts.join('\n')).digest('hex'),
    provenance: {},
    ...over,
  };
  const passages = texts.map((text, ordinal): Passage => ({
    id: passageId(documentId, ordinal),
    documentId,
    ordinal,
    headings: [],
    locator: { path: [{ unit: 'doan', label: String(ordinal + 1) }], page: null },
    role: 'body',
    text,
    list: null,
  }));
  return { document, passages };
}
