import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import type { DocumentContent, KnowledgeReader } from '../../knowledge/store/store.ts';

/** Fields of a document whose change a reader of the answers would notice. */
export const REVIEWED_FIELDS = [
  'number',
  'issuedOn',
  'issuer',
  'kind',
  'title',
  'term',
  'level',
  'jurisdiction',
  'validity',
  'disclosure',
  'signer',
] as const;
export type ReviewedField = (typeof REVIEWED_FIELDS)[number];

export interface FieldChange {
  readonly field: ReviewedField;
  readonly before: Document[ReviewedField];
  readonly after: Document[ReviewedField];
}

/** What the next version changes about one document. */
export type DocumentChange =
  | { readonly change: 'added' | 'removed'; readonly document: Document; readonly passages: number }
  | {
      readonly change: 'changed';
      readonly document: Document;
      readonly fields: readonly FieldChange[];
      readonly addedPassages: readonly Passage[];
      readonly removedPassages: readonly Passage[];
    };

type Reader = Pick<KnowledgeReader, 'documents' | 'document' | 'passagesOf'>;

/**
 * What a reader would see differently in the next version, ordered by document id. Passages are compared by their words,
 * so one that only moved is no change. A document that differs only in how certain its values are is left out.
 */
export function diffContent(previous: Reader | null, next: readonly DocumentContent[]): DocumentChange[] {
  const changes: DocumentChange[] = [];
  const staying = new Set<DocumentId>();
  for (const content of next) {
    staying.add(content.document.id);
    const before = previous?.document(content.document.id);
    if (!previous || !before) {
      changes.push({ change: 'added', document: content.document, passages: content.passages.length });
      continue;
    }
    const changed = compare({ document: before, passages: previous.passagesOf(before.id) }, content);
    if (changed) changes.push(changed);
  }
  for (const document of previous?.documents() ?? []) {
    if (!staying.has(document.id))
      changes.push({
        change: 'removed',
        document,
        passages: previous?.passagesOf(document.id).length ?? 0,
      });
  }
  return changes.sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
}

function compare(before: DocumentContent, after: DocumentContent): DocumentChange | null {
  const fields = REVIEWED_FIELDS.flatMap((field): FieldChange[] => {
    const values = { before: before.document[field], after: after.document[field] };
    return JSON.stringify(values.before) === JSON.stringify(values.after) ? [] : [{ field, ...values }];
  });
  const addedPassages = withoutThoseOf(after.passages, before.passages);
  const removedPassages = withoutThoseOf(before.passages, after.passages);
  if (fields.length + addedPassages.length + removedPassages.length === 0) return null;
  return { change: 'changed', document: after.document, fields, addedPassages, removedPassages };
}

/** Those of `passages` whose words do not stand in `others`, counting repetitions. */
function withoutThoseOf(passages: readonly Passage[], others: readonly Passage[]): Passage[] {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  return passages.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
}
