import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYWORD_FILE } from '../knowledge/open-knowledge.ts';
import { openKeywordIndex } from '../knowledge/search/keyword-index.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';

/** What is wrong with the keyword index of a version, as exact English sentences. */
export function checkIndexes(folder: string, reader: KnowledgeReader): string[] {
  try {
    const { passageCount } = openKeywordIndex(readFileSync(join(folder, KEYWORD_FILE)));
    return passageCount === reader.passageCount
      ? []
      : [`${KEYWORD_FILE} has ${passageCount} passages, the database ${reader.passageCount}`];
  } catch (error) {
    return [`${KEYWORD_FILE}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
