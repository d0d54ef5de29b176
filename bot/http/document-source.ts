import type { Document } from '../../knowledge/model/document.ts';
import type { Passage } from '../../knowledge/model/passage.ts';

/** A document as its source page shows it. */
export interface ShownDocument {
  readonly document: Document;
  /** In order. */
  readonly passages: readonly Passage[];
}

/** What web pages may show of the current knowledge version: public documents only. */
export interface DocumentSource {
  /** Name of the current version; null while no knowledge is loaded. */
  currentVersion(): string | null;
  /** Undefined when there is no such document, or it is not public. Any text may be given as id. */
  document(id: string): ShownDocument | undefined;
  /** The source file as ingested; undefined like `document`, and where private words were masked. Left out when source files are not at hand. */
  original?(id: string): Promise<{ readonly bytes: Uint8Array; readonly file: string } | undefined>;
}
