import type { Document } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';

/** What of a passage is embedded: its document and headings say what the words are about. */
export function embeddingText(document: Document, passage: Passage): string {
  return [document.title, ...passage.headings, passage.text].join('\n');
}
