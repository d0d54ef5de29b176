import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '../../ingest/read-document.ts';
import { openKnowledge, type OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import { buildVersion } from '../../knowledge/store/build-version.ts';
import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import type { CorpusEntry } from './retrieval-set.ts';
import { createIndexWriter } from '../../knowledge/write-indexes.ts';

/** The entries read by the product's own ingest, each as a text with a title. Throws when one cannot be read. */
export async function readEntries(entries: readonly CorpusEntry[]): Promise<DocumentContent[]> {
  const contents: DocumentContent[] = [];
  for (const { id, title, text } of entries) {
    const source = title === '' ? text : `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}`;
    const outcome = await readDocument(Buffer.from(source), { file: id });
    if (outcome.outcome !== 'ok') throw new Error(`${id}: ${outcome.outcome} (${outcome.detail})`);
    contents.push(outcome.content);
  }
  return contents;
}

export interface ScratchVersion {
  readonly knowledge: OpenKnowledge;
  readonly buildSeconds: number;
  /** Closes and removes it. */
  remove(): void;
}

/** Builds and opens a version of its own in a temporary folder. */
export async function openScratchVersion(
  documents: readonly DocumentContent[],
  register: readonly RegisterEntry[] = [],
): Promise<ScratchVersion> {
  const dir = mkdtempSync(join(tmpdir(), 'tro-ly-scratch-'));
  const started = performance.now();
  const unique = [...new Map(documents.map((content) => [content.document.id, content])).values()];
  const manifest = await buildVersion(
    dir,
    { documents: unique, register, files: [] },
    createIndexWriter({ embedder: null, previous: null }),
  );
  const buildSeconds = (performance.now() - started) / 1000;
  const knowledge = await openKnowledge(dir, manifest.name);
  return {
    knowledge,
    buildSeconds,
    remove() {
      knowledge.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
