import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../ingest/read-document.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';

/** Every file of the folder whose name ends so, read as ingest reads it. Throws when one cannot be read. */
export async function readFolder(
  folder: string,
  ending: string,
  register: readonly RegisterEntry[] = [],
): Promise<DocumentContent[]> {
  const contents: DocumentContent[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(ending)) continue;
    const outcome = await readDocument(readFileSync(join(folder, file)), { file, register });
    if (outcome.outcome !== 'ok') throw new Error(`${file}: ${outcome.outcome} (${outcome.detail})`);
    contents.push(outcome.content);
  }
  return contents;
}
