import type { DocumentId } from '../../knowledge/model/document.ts';
import type { LiveKnowledge } from '../../knowledge/live-knowledge.ts';
import { readOriginal } from '../../knowledge/store/originals.ts';
import type { DocumentSource } from './document-source.ts';

/** The public documents of whatever version is current. */
export function createLiveDocumentSource(
  knowledge: Pick<LiveKnowledge, 'current'>,
  dataDir: string,
): DocumentSource {
  const publicDocument = (id: string) => {
    const document = knowledge.current()?.reader.document(id as DocumentId);
    return document?.disclosure === 'public' ? document : undefined;
  };
  return {
    currentVersion: () => knowledge.current()?.reader.manifest.name ?? null,
    document(id) {
      const document = publicDocument(id);
      const passages = document && knowledge.current()?.reader.passagesOf(document.id);
      return document && passages ? { document, passages } : undefined;
    },
    async original(id) {
      const document = publicDocument(id);
      // The source file still has the words that were masked in the text.
      if (document?.isMasked === true) return undefined;
      const bytes = document && (await readOriginal(dataDir, document.sha256));
      return document && bytes ? { bytes, file: document.file } : undefined;
    },
  };
}
