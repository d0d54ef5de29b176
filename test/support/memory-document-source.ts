import type { DocumentSource, ShownDocument } from '../../bot/http/document-source.ts';
import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../knowledge/model/document-number.ts';
import { passageId, type Passage } from '../../knowledge/model/passage.ts';
import { UNKNOWN_VALIDITY } from '../../knowledge/model/validity.ts';

/** Documents held in memory, with their text as the source file. */
export class MemoryDocumentSource implements DocumentSource {
  version: string | null = 'v-test';
  readonly #documents: ReadonlyMap<string, ShownDocument>;

  constructor(documents: readonly ShownDocument[] = []) {
    this.#documents = new Map(documents.map((shown) => [shown.document.id, shown]));
  }

  currentVersion(): string | null {
    return this.version;
  }

  document(id: string): ShownDocument | undefined {
    return this.#documents.get(id);
  }

  async original(id: string): Promise<{ bytes: Uint8Array; file: string } | undefined> {
    const shown = this.#documents.get(id);
    if (shown === undefined) return undefined;
    const text = shown.passages.map((passage) => passage.text).join('\n');
    return { bytes: new TextEncoder().encode(text), file: shown.document.file };
  }
}

/** A passage as the splitter would make it, before its document is known. */
export type SamplePassage = Partial<Omit<Passage, 'id' | 'documentId' | 'ordinal'>> & {
  readonly text: string;
};

/** A document with the given parts and passages; id `mau-01` unless given. */
export function sampleDocument(
  parts: Partial<Omit<Document, 'id' | 'number'>> & { id?: string; number?: string | null } = {},
  passages: readonly SamplePassage[] = [{ text: 'Đoạn trích mẫu.' }],
): ShownDocument {
  const id = (parts.id ?? 'mau-01') as DocumentId;
  const document: Document = {
    title: 'Hướng dẫn mẫu',
    kind: 'huong-dan',
    issuer: 'Ban Mẫu',
    issuedOn: null,
    term: null,
    level: 'central',
    jurisdiction: { scope: 'country' },
    validity: UNKNOWN_VALIDITY,
    disclosure: 'public',
    form: 'original',
    signer: null,
    references: [],
    sources: [],
    file: 'mau-01.md',
    sha256: '0'.repeat(64),
    provenance: {},
    ...parts,
    id,
    number: (parts.number === undefined ? '01-HD/MAU' : parts.number) as DocumentNumber | null,
  };
  return {
    document,
    passages: passages.map((passage, ordinal) => ({
      headings: [],
      locator: { path: [], page: null },
      role: 'body' as const,
      list: null,
      ...passage,
      id: passageId(id, ordinal),
      documentId: id,
      ordinal,
    })),
  };
}
