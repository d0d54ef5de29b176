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
 * so one that only moved is no change. A document that differs only in how certain its values are is left out. A paper
 * without number has its words in its id: it is known again by its file. The passages of a document that is not fresh are
 * those of `previous` and are not looked at; all are fresh by default.
 */
export function diffContent(
  previous: Reader | null,
  next: readonly DocumentContent[],
  isFresh: (id: DocumentId) => boolean = () => true,
): DocumentChange[] {
  const heldBefore = previous?.documents() ?? [];
  const staying = new Set(next.map(({ document }) => document.id));
  const leaving = heldBefore.filter(({ id }) => !staying.has(id));
  const byFile = new Map(leaving.map((document) => [document.file, document]));
  const found = new Set<DocumentId>();
  const changes = next.flatMap((content): DocumentChange[] => {
    const { document } = content;
    const old = previous?.document(document.id) ?? byFile.get(document.file);
    if (!previous || !old) return [{ change: 'added', document, passages: content.passages.length }];
    found.add(old.id);
    const [before, after] = isFresh(document.id) ? [previous.passagesOf(old.id), content.passages] : [[], []];
    const changed = compare({ document: old, passages: before }, { document, passages: after });
    return changed ? [changed] : [];
  });
  for (const document of leaving) {
    const passages = previous?.passagesOf(document.id).length ?? 0;
    if (!found.has(document.id)) changes.push({ change: 'removed', document, passages });
  }
  return changes.sort((one, other) => (one.document.id < other.document.id ? -1 : 1));
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
