import type { Document, DocumentId } from '../knowledge/model/document.ts';
import type { Passage } from '../knowledge/model/passage.ts';
import type { DocumentContent, KnowledgeReader } from '../knowledge/store/store.ts';

/**
 * Gives documents of the version before by id, null for those it does not hold. Passages are read when somebody first
 * looks at them, which for an unchanged folder is never; so the reader stays open as long as the contents are used.
 */
export function heldContents(
  reader: KnowledgeReader | null,
): (id: string | null | undefined) => DocumentContent | null {
  const known = new Map<string, DocumentContent>();
  return (id) => {
    if (reader === null || id == null) return null;
    const found = known.get(id);
    if (found !== undefined) return found;
    const document = reader.document(id as DocumentId);
    if (document === undefined) return null;
    let passages: readonly Passage[] | null = null;
    const content: DocumentContent = {
      document,
      get passages() {
        return (passages ??= reader.passagesOf(document.id));
      },
    };
    known.set(id, content);
    return content;
  };
}

/** The content under a document of the same id; its passages are not read for it. */
export function withDocument(content: DocumentContent, document: Document): DocumentContent {
  return {
    document,
    get passages() {
      return content.passages;
    },
  };
}
