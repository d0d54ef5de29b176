import type { Document, DocumentId } from '../model/document.ts';
import type { Passage, PassageId } from '../model/passage.ts';
import type { RegisterEntry } from '../model/register.ts';
import type { Relation } from '../model/relation.ts';
import type { Manifest } from './manifest.ts';

/** A document with all its passages in order. */
export interface DocumentContent {
  readonly document: Document;
  readonly passages: readonly Passage[];
}

/**
 * One open knowledge version: immutable, so every answer from it is of one state. Passages are numbered by row,
 * 0-based and dense, in the order of the keyword and vector indexes.
 */
export interface KnowledgeReader {
  readonly manifest: Manifest;
  /** Folder of the version. */
  readonly folder: string;
  readonly passageCount: number;
  /** All documents, by id. */
  documents(): readonly Document[];
  document(id: DocumentId): Document | undefined;
  /** Throws RangeError when there is no such row. */
  passageAt(row: number): Passage;
  /** Document of a row without reading the passage. */
  documentAt(row: number): Document;
  passage(id: PassageId): Passage | undefined;
  rowOf(id: PassageId): number | undefined;
  /** In order; empty when the document is unknown. */
  passagesOf(id: DocumentId): readonly Passage[];
  /** How many passages the document has, without reading them; 0 when it is unknown. */
  passageCountOf(id: DocumentId): number;
  register(): readonly RegisterEntry[];
  /** All links between papers; empty for versions built before links were kept. */
  relations(): readonly Relation[];
  /** Links that start from, lead to or are told in the document; empty when it has none or is unknown. */
  relationsOf(id: DocumentId): readonly Relation[];
  /** May be called twice. */
  close(): void;
}
