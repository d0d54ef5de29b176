import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisterEntry } from '../model/register.ts';
import type { Relation } from '../model/relation.ts';
import { fileSha256 } from './checksum.ts';
import { contentHashOf } from './content-hash.ts';
import { FORMAT_VERSION, type EmbedderIdentity, type FileRecord, type Manifest } from './manifest.ts';
import { keepBuilt, nextVersionName, startBuilding, currentVersionName } from './publish.ts';
import { writeSqliteStore } from './sqlite-store.ts';
import type { DocumentContent } from './store.ts';

export const MANIFEST_FILE = 'manifest.json';
export const DATABASE_FILE = 'knowledge.db';

/** Files that can be made again from others of the folder, so a reader may replace them: no checksum. */
const DERIVED_PREFIX = 'vectors.hnsw';

/** Everything a version is made of. */
export interface VersionContent {
  readonly documents: readonly DocumentContent[];
  readonly register: readonly RegisterEntry[];
  /** Links between papers, in a fixed order; none by default. */
  readonly relations?: readonly Relation[];
  readonly files: readonly FileRecord[];
}

/**
 * Writes further files of the version (indexes, vectors) into its folder and says how the vectors were made.
 * `documents` are in row order.
 */
export type IndexWriter = (
  folder: string,
  documents: readonly DocumentContent[],
) => Promise<EmbedderIdentity | null>;

/**
 * Builds a version aside and gives it its name; readers still see the current one. The caller holds the lock. When
 * anything throws, nothing of the attempt stays.
 */
export async function buildVersion(
  knowledgeDir: string,
  content: VersionContent,
  writeIndexes: IndexWriter,
): Promise<Manifest> {
  const documents = [...content.documents].sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const folder = startBuilding(knowledgeDir);
  try {
    writeSqliteStore(join(folder, DATABASE_FILE), documents, content.register, content.relations);
    const embedder = await writeIndexes(folder, documents);
    const contentHash = contentHashOf(documents, content.register, content.relations);
    const manifest: Manifest = {
      format: FORMAT_VERSION,
      name: nextVersionName(knowledgeDir, contentHash),
      created: new Date().toISOString(),
      parent: currentVersionName(knowledgeDir),
      contentHash,
      counts: {
        documents: documents.length,
        passages: documents.reduce((sum, { passages }) => sum + passages.length, 0),
      },
      embedder,
      checksums: Object.fromEntries(
        readdirSync(folder)
          .filter((file) => !file.startsWith(DERIVED_PREFIX))
          .sort()
          .map((file) => [file, fileSha256(join(folder, file))]),
      ),
      files: [...content.files],
    };
    writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
    keepBuilt(knowledgeDir, folder, manifest.name);
    return manifest;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
